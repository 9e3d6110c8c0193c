/** What is expected of a bot: one utterance and what its answer must satisfy. Chat saves these, the lab runs them. */

/** One demand on an answer. Wire fields keep the platform's names (protocol.md section 4). */
export type Expectation =
  | { field: 'answer'; how: 'equals' | 'contains' | 'pattern'; value: string }
  | { field: 'title' | 'ans_node_name' | 'status' | 'answer_type'; how: 'equals'; value: string }
  | { field: 'confidence'; how: 'at_least'; value: number }
  /** The first slot of that name; its `slot_value`, or its `norm` where that is equal instead. */
  | { field: 'slot'; name: string; how: 'equals'; value: string };

export interface Case {
  /** Unique within its table; the row's number unless the file gives one. */
  id: string;
  /** Turns with the same name are one dialogue and share a `username`; empty: the case stands alone, with a fresh one. */
  dialogue: string;
  /** The utterance, sent as `msg`. */
  msg: string;
  expectations: readonly Expectation[];
  /** Name of a saved vocabulary set that travels with this case; empty: the run's own. */
  vocabulary: string;
  note: string;
}

/**
 * Columns of a case table in CSV and TSV, in the order they are written. `slot:NAME` stands for one column per slot.
 * In JSON the same table is `{ "format": "dialog-console.cases", "version": 1, "cases": Case[] }`.
 */
export const CASE_COLUMNS = [
  'id',
  'dialogue',
  'msg',
  'title',
  'ans_node_name',
  'status',
  'answer_type',
  'answer',
  'answer_contains',
  'answer_pattern',
  'confidence_at_least',
  'slot:NAME',
  'vocabulary',
  'note',
] as const;
