/** Two replies to what may be the same question: what they mean first, then every value and line. */
import { compareDocuments, type DocumentComparison } from './compare.ts';
import { MEANING_FIELDS, changedFields, meaningOf, type Meaning, type MeaningField } from './meaning.ts';
import { readResponse, type ResponseInput } from './read.ts';

export interface ComparedMeaning {
  field: MeaningField;
  a: string;
  b: string;
  changed: boolean;
}

/**
 * `identical`: not even an ignored value differs. `same`: only what is always different. `details`: what was understood
 * is the same, other values are not. `version`: the answer is the same, the state of the bot's versions is not.
 */
export type ComparisonVerdict = 'identical' | 'same' | 'details' | 'version' | 'meaning' | 'answer' | 'outcome';

export interface RepliesComparison extends DocumentComparison {
  verdict: ComparisonVerdict;
  meaning: readonly ComparedMeaning[];
}

/** Compares two replies of any content. Work is bounded by their sizes. */
export function compareReplies(a: ResponseInput, b: ResponseInput): RepliesComparison {
  const [left, right] = [readResponse(a), readResponse(b)];
  const document = compareDocuments(left.text ?? '', right.text ?? '');
  const [before, after] = [meaningOf(left), meaningOf(right)];
  const changed = changedFields(before, after);
  const meaning = MEANING_FIELDS.map((field) => ({
    field,
    a: said(before, field),
    b: said(after, field),
    changed: changed.includes(field),
  })).filter((one) => one.a !== '' || one.b !== '');
  return { ...document, verdict: verdictOf(document, changed), meaning };
}

function verdictOf({ changes, counts }: DocumentComparison, changed: readonly MeaningField[]): ComparisonVerdict {
  if (changed.includes('verdict') || changed.includes('errorCode')) return 'outcome';
  if (changed.includes('answer')) return 'answer';
  if (changed.some((field) => field !== 'botVersion')) return 'meaning';
  if (changed.length > 0 || changes.some(({ pointer }) => /\/bid_stat\//.test(pointer))) return 'version';
  if (counts.changed > 0) return 'details';
  return counts.ignored > 0 ? 'same' : 'identical';
}

function said(meaning: Meaning, field: MeaningField): string {
  if (field !== 'slots') return meaning[field];
  return meaning.slots.map(([name, value]) => `${name} = ${value}`).join('\n');
}

/** Values that the meaning already tells. */
const TOLD =
  /^(?:\/data)?\/(?:answer|answer_type|title|status|confidence|ans_node_name|skill_name|dialog_status|errcode|ret|bid_stat\/curr_time|slots?_info\/.*|msg\/0\/(?:content|msg_type|resp_title|status|ans_node_name|confidence))$/;

/** The changes that a table of meanings leaves to be told. */
export function changesBeyondMeaning({ changes }: Pick<DocumentComparison, 'changes'>): DocumentComparison['changes'] {
  return changes.filter(({ pointer }) => !TOLD.test(pointer));
}
