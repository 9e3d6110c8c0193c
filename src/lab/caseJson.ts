/** Case tables in JSON, read: the exact form, as saved by a chat or by {@link casesJson}. */
import * as v from 'valibot';
import { MOST_CASES, MOST_PROBLEMS, type ReadCases } from './caseFile.ts';
import { clip, type CaseProblem } from './caseProblems.ts';
import { compilePattern } from './pattern.ts';

const text = v.string();
const filled = v.pipe(text, v.nonEmpty());

const expectation = v.union([
  v.strictObject({ field: v.literal('answer'), how: v.picklist(['equals', 'contains', 'pattern']), value: filled }),
  v.strictObject({
    field: v.picklist(['title', 'ans_node_name', 'status', 'answer_type']),
    how: v.literal('equals'),
    value: filled,
  }),
  v.strictObject({
    field: v.literal('confidence'),
    how: v.literal('at_least'),
    value: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.strictObject({ field: v.literal('slot'), name: filled, how: v.literal('equals'), value: filled }),
]);

/** A case as JSON holds it. Everything but the utterance may be left out. */
export const caseSchema = v.object({
  id: v.optional(text, ''),
  dialogue: v.optional(text, ''),
  msg: filled,
  expectations: v.optional(v.array(expectation), []),
  vocabulary: v.optional(text, ''),
  note: v.optional(text, ''),
});

const envelope = v.object({
  format: v.literal('dialog-console.cases'),
  version: v.literal(1),
  cases: v.array(v.unknown()),
});

/** Reads a JSON table, its envelope or a bare array of cases. Nothing throws; a bad case does not take the others along. */
export function readCasesJson(source: string): ReadCases {
  const read: ReadCases = { cases: [], problems: [], problemCount: 0, blankRows: 0 };
  const tell = (problem: CaseProblem) => {
    read.problemCount++;
    if (read.problems.length < MOST_PROBLEMS) read.problems.push(problem);
  };
  const list = listOf(source, tell);
  if (list?.length === 0) tell({ code: 'no_rows', severity: 'error' });
  const ids = new Set<string>();
  for (const [index, item] of (list ?? []).entries()) {
    const row = index + 1;
    if (read.cases.length === MOST_CASES) {
      tell({ code: 'too_many_rows', severity: 'error', row, value: String(MOST_CASES) });
      break;
    }
    const parsed = v.safeParse(caseSchema, item);
    if (!parsed.success) {
      tell({ code: 'bad_shape', severity: 'error', row, path: `cases.${index}${pathOf(parsed.issues)}` });
      continue;
    }
    const pattern = brokenPattern(parsed.output.expectations);
    if (pattern) {
      tell({ ...pattern, row, path: `cases.${index}.expectations` });
      continue;
    }
    let id = parsed.output.id === '' ? String(row) : parsed.output.id;
    if (ids.has(id)) tell({ code: 'duplicate_id', severity: 'warning', row, value: id });
    while (ids.has(id)) id = `${id}#${row}`;
    ids.add(id);
    read.cases.push({ ...parsed.output, id });
  }
  return read;
}

function listOf(source: string, tell: (problem: CaseProblem) => void): unknown[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source.replace(/^\ufeff/, ''));
  } catch (error) {
    tell({ code: 'not_json', severity: 'error', reason: error instanceof Error ? error.message : '' });
    return undefined;
  }
  if (Array.isArray(parsed)) return parsed;
  const wrapped = v.safeParse(envelope, parsed);
  if (wrapped.success) return wrapped.output.cases;
  tell({ code: 'bad_shape', severity: 'error', path: pathOf(wrapped.issues).slice(1) });
  return undefined;
}

function pathOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const path = issues[0] ? v.getDotPath(issues[0]) : null;
  return path ? `.${path}` : '';
}

function brokenPattern(expectations: readonly v.InferOutput<typeof expectation>[]): CaseProblem | undefined {
  for (const { field, how, value } of expectations) {
    if (field !== 'answer' || how !== 'pattern') continue;
    const compiled = compilePattern(value);
    if (!compiled.ok) return { severity: 'error', value: clip(value), ...compiled.problem };
  }
  return undefined;
}
