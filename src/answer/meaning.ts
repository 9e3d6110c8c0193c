/** What a reply means, apart from all that changes by itself: for comparing two replies to the same question. */
import { rawOf, textOf } from './nodes.ts';
import { nodeAt } from './pointer.ts';
import type { Reading } from './read.ts';
import { isPseudoSlot, slotsOf } from './slots.ts';

/** Plain data: it can be stored, posted to a worker and compared member by member. */
export interface Meaning {
  /** `success`, `failure` or `unreadable`. */
  verdict: string;
  /** Code of the platform's failure, as sent. */
  errorCode: string;
  /** The whole `answer`, markup and JSON as they stand. */
  answer: string;
  answerType: string;
  title: string;
  /** Match type, such as `FAQ`. */
  status: string;
  /** `ans_node_name`, or `skill_name` where that is all there is. */
  node: string;
  /** As sent; empty when absent. */
  confidence: string;
  dialogStatus: string;
  /** Name and value of every slot that names something said, in the order of the reply. */
  slots: readonly (readonly [name: string, value: string])[];
  /** `bid_stat.curr_time` as sent: the version of the bot that answered. */
  botVersion: string;
}

export type MeaningField = keyof Meaning;

/** In the order of their weight for a reader. */
export const MEANING_FIELDS: readonly MeaningField[] = [
  'verdict',
  'errorCode',
  'answer',
  'answerType',
  'title',
  'status',
  'node',
  'slots',
  'confidence',
  'dialogStatus',
  'botVersion',
];

/** The meaning of a reading. What is missing is an empty text, so that absence compares like any value. */
export function meaningOf(reading: Reading): Meaning {
  const base = reading.envelope === 'v2' ? '/data' : '';
  const holder = nodeAt(reading.json?.root, base);
  const item = nodeAt(holder, '/msg/0');
  return {
    verdict: reading.verdict,
    errorCode: reading.failure?.code ?? '',
    answer: reading.answer?.text ?? textOf(item, 'content') ?? '',
    answerType: reading.answer?.answerType ?? textOf(item, 'msg_type') ?? '',
    title: textOf(holder, 'title') ?? textOf(item, 'resp_title') ?? textOf(holder, 'intent_name') ?? '',
    status: textOf(holder, 'status') ?? textOf(item, 'status') ?? '',
    node: textOf(holder, 'ans_node_name') ?? textOf(item, 'ans_node_name') ?? textOf(holder, 'skill_name') ?? '',
    confidence: rawOf(holder, 'confidence') ?? rawOf(item, 'confidence') ?? '',
    dialogStatus: textOf(holder, 'dialog_status') ?? '',
    slots: slotsOf(holder, base)
      .filter((slot) => !isPseudoSlot(slot))
      .map(({ name, value }) => [name, value] as const),
    botVersion: textOf(nodeAt(holder, '/bid_stat'), 'curr_time') ?? '',
  };
}

/** The fields in which two meanings differ, the weightiest first; none when they say the same. */
export function changedFields(a: Meaning, b: Meaning): MeaningField[] {
  return MEANING_FIELDS.filter((field) =>
    field === 'slots' ? JSON.stringify(a.slots) !== JSON.stringify(b.slots) : a[field] !== b[field],
  );
}

/** Where each field stands in a reply: names of the wire, the same in every language. */
export const MEANING_WIRE_NAMES: Readonly<Record<MeaningField, string>> = {
  verdict: 'ret / errcode',
  errorCode: 'errcode',
  answer: 'answer',
  answerType: 'answer_type',
  title: 'title',
  status: 'status',
  node: 'ans_node_name',
  confidence: 'confidence',
  dialogStatus: 'dialog_status',
  slots: 'slots_info',
  botVersion: 'bid_stat.curr_time',
};
