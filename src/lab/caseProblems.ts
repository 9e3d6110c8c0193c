/** What can be wrong with a table of cases, and one demand made from one cell. */
import { beginning } from '#protocol/beginning.ts';
import type { Expectation } from './cases.ts';
import { compilePattern } from './pattern.ts';
import type { PatternProblem } from './patternParser.ts';

export type CaseProblemCode =
  /** No case in it at all. */
  | 'no_rows'
  /** No column is said to hold the utterance. */
  | 'no_msg_column'
  /** Two columns for what a case has once; `value`: the role. */
  | 'column_twice'
  | 'empty_msg'
  /** The id stands there already; the case got another one. */
  | 'duplicate_id'
  /** Something stands beyond the last column. */
  | 'more_cells'
  /** Not a number from 0 to 1. */
  | 'bad_confidence'
  /** Blanks around a value that has to be equal. */
  | 'surrounding_space'
  | 'too_many_rows'
  /** JSON: does not parse; `reason` in the engine's words. */
  | 'not_json'
  /** JSON: parses, and is not a table of cases; `path` where. */
  | 'bad_shape'
  | PatternProblem['code'];

export interface CaseProblem {
  code: CaseProblemCode;
  /** An error keeps its row out; a warning does not. */
  severity: 'error' | 'warning';
  /** From 1, the heading counted. */
  row?: number;
  /** From 1. */
  column?: number;
  /** The value in question, at most 80 characters. */
  value?: string;
  /** In the words of the engine or of the pattern itself. */
  reason?: string;
  /** JSON: the way to the member, `cases.3.msg`. */
  path?: string;
}

type Made = { ok: true; expectation: Expectation; problem?: CaseProblem } | { ok: false; problem: CaseProblem };

/** @param role a column's, none of `id`, `dialogue`, `msg`, `vocabulary`, `note` or `ignore` */
export function expectationOf(role: string, cell: string): Made {
  switch (role) {
    case 'answer':
      return { ok: true, expectation: { field: 'answer', how: 'equals', value: cell } };
    case 'answer_contains':
      return { ok: true, expectation: { field: 'answer', how: 'contains', value: cell } };
    case 'answer_pattern':
      return patternOf(cell);
    case 'confidence_at_least':
      return confidenceOf(cell);
    case 'title':
    case 'ans_node_name':
    case 'status':
    case 'answer_type':
      return spaced({ field: role, how: 'equals', value: cell });
    default:
      return spaced({ field: 'slot', name: role.slice('slot:'.length), how: 'equals', value: cell });
  }
}

function spaced(expectation: Expectation & { value: string }): Made {
  if (expectation.value === expectation.value.trim()) return { ok: true, expectation };
  const problem: CaseProblem = { code: 'surrounding_space', severity: 'warning', value: clip(expectation.value) };
  return { ok: true, expectation, problem };
}

function patternOf(value: string): Made {
  const compiled = compilePattern(value);
  if (compiled.ok) return { ok: true, expectation: { field: 'answer', how: 'pattern', value } };
  return { ok: false, problem: { severity: 'error', value: clip(value), ...compiled.problem } };
}

function confidenceOf(cell: string): Made {
  const text = cell.trim();
  const value = /^\d*\.?\d+(?:e-\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return { ok: true, expectation: { field: 'confidence', how: 'at_least', value } };
  return { ok: false, problem: { code: 'bad_confidence', severity: 'error', value: clip(cell) } };
}

/** At most 80 UTF-16 units. */
export function clip(text: string): string {
  return text.length <= 80 ? text : `${beginning(text, 79)}…`;
}
