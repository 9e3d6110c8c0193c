/** A reply in one small record, for lists that hold thousands. */
import { beginning } from '#protocol/beginning.ts';
import type { HealthVerdict } from './botHealth.ts';
import type { Verdict } from './envelope.ts';
import { rawOf, textOf } from './nodes.ts';
import { nodeAt } from './pointer.ts';
import type { Reading } from './read.ts';

export interface Summary {
  verdict: Verdict;
  /** HTTP status. */
  httpStatus: number;
  /** At most 200 UTF-16 units, never half a character; markup as it stands. */
  answer?: string;
  title?: string;
  /** Match type, such as `FAQ`. */
  status?: string;
  /** As sent. */
  confidence?: string;
  /** `ans_node_name`, or `skill_name` where that is all there is. */
  node?: string;
  rid?: string;
  /** Code of the platform's failure, as sent. */
  errorCode?: string;
  health?: HealthVerdict;
}

const ANSWER_LENGTH = 200;

/** Boils a reading down; constant size whatever the reply holds. */
export function summarise(reading: Reading): Summary {
  const base = nodeAt(reading.json?.root, reading.envelope === 'v2' ? '/data' : '');
  const item = nodeAt(base, '/msg/0');
  const { answer, rid, failure, health } = reading;
  const texts = {
    answer: answer?.text ?? textOf(item, 'content'),
    title: textOf(base, 'title') ?? textOf(item, 'resp_title') ?? textOf(base, 'intent_name'),
    status: textOf(base, 'status') ?? textOf(item, 'status'),
    confidence: rawOf(base, 'confidence') ?? rawOf(item, 'confidence'),
    node: textOf(base, 'ans_node_name') ?? textOf(item, 'ans_node_name') ?? textOf(base, 'skill_name'),
    rid: rid?.text,
    errorCode: failure?.code,
  };
  const kept = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, beginning(text, ANSWER_LENGTH)]],
  );
  return {
    verdict: reading.verdict,
    httpStatus: reading.status,
    ...(Object.fromEntries(kept) as Partial<typeof texts & Record<string, string>>),
    ...(health ? { health: health.verdict } : {}),
  } as Summary;
}
