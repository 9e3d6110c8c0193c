/** Case tables as files, out and in. The schema is docs/cases.md. */
import { CASE_COLUMNS, type Case, type Expectation } from './cases.ts';
import type { ColumnRole, Mapping } from './caseColumns.ts';
import { expectationOf, type CaseProblem } from './caseProblems.ts';

/** RFC 4180 with CRLF and a byte order mark, so that spreadsheets take it for UTF-8. */
export function casesCsv(cases: readonly Case[]): string {
  return [...casesCsvPieces(cases)].join('');
}

/** The same in pieces, of which an empty one is no more than a moment to rest. */
export function* casesCsvPieces(cases: readonly Case[]): Generator<string> {
  yield '\ufeff';
  yield* table(cases, ',');
}

/** The same with tabs; a value with a tab or a line break is quoted. */
export function casesTsv(cases: readonly Case[]): string {
  return [...table(cases, '\t')].join('');
}

/** Every case exactly, in the shape of {@link CASE_COLUMNS}' docstring, one case a line. */
export function casesJson(cases: readonly Case[]): string {
  const lines = cases.map((one) => `\n    ${JSON.stringify(one)}`);
  return `{\n  "format": "dialog-console.cases",\n  "version": 1,\n  "cases": [${lines.join(',')}\n  ]\n}\n`;
}

function* table(cases: readonly Case[], separator: ',' | '\t'): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quote(cell, separator)).join(separator)}\r\n`;
  const columns = yield* columnsOf(cases);
  yield line(columns.map(({ role }) => role));
  for (const one of cases) yield line(cellsOf(one, columns));
}

/** One column of the file: the n-th value of a role. */
interface Column {
  role: ColumnRole;
  nth: number;
}

// Only columns that hold something, but always the id and the utterance.
function* columnsOf(cases: readonly Case[]): Generator<string, Column[]> {
  const most = new Map<string, number>([
    ['id', 1],
    ['msg', 1],
  ]);
  for (const one of cases) {
    for (const [role, values] of valuesOf(one)) most.set(role, Math.max(most.get(role) ?? 0, values.length));
    yield '';
  }
  const slots = [...most.keys()].filter((role) => role.startsWith('slot:'));
  return CASE_COLUMNS.flatMap((name) => (name === 'slot:NAME' ? slots : [name])).flatMap((role) =>
    Array.from({ length: most.get(role) ?? 0 }, (_, nth) => ({ role: role as ColumnRole, nth })),
  );
}

function cellsOf(one: Case, columns: readonly Column[]): string[] {
  const values = valuesOf(one);
  return columns.map(({ role, nth }) => values.get(role)?.[nth] ?? '');
}

function valuesOf({ id, dialogue, msg, expectations, vocabulary, note }: Case): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [role, value] of Object.entries({ id, dialogue, msg, vocabulary, note })) {
    if (value !== '') values.set(role, [value]);
  }
  for (const expectation of expectations) {
    const role = columnOf(expectation);
    const text = String(expectation.value);
    const list = values.get(role);
    if (list) list.push(text);
    else values.set(role, [text]);
  }
  return values;
}

/** The column a demand is written in. */
export function columnOf(expectation: Expectation): ColumnRole {
  switch (expectation.field) {
    case 'answer':
      return expectation.how === 'equals' ? 'answer' : `answer_${expectation.how}`;
    case 'confidence':
      return 'confidence_at_least';
    case 'slot':
      return `slot:${expectation.name}`;
    default:
      return expectation.field;
  }
}

// A spreadsheet runs a cell that begins like a formula, and an answer of a bot may; the apostrophe is its own remedy.
const FORMULA = /^'*[=+\-@\t\r]/;

/** One cell so that a spreadsheet takes it for text and every reader of ours gives it back as it was. */
export function quote(cell: string, separator: ',' | '\t'): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return text !== '' && (/["\r\n]/.test(text) || text.includes(separator) || text !== text.trim())
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Cases a table may have. */
export const MOST_CASES = 500_000;
/** Problems that are listed; all are counted. */
export const MOST_PROBLEMS = 1_000;

export interface ReadCases {
  /** Rows without an error, in the order of the file. */
  cases: Case[];
  /** At most {@link MOST_PROBLEMS}. */
  problems: CaseProblem[];
  /** All of them. */
  problemCount: number;
  /** Rows with nothing in them. */
  blankRows: number;
}

const SINGLE: readonly ColumnRole[] = ['id', 'dialogue', 'msg', 'vocabulary', 'note'];

/**
 * Reads decoded rows under a mapping. Nothing throws and nothing is trimmed: a row that cannot be a case is a problem
 * with its place, and every other row is a case. Linear in the table.
 * @param rows cells as text, the heading included
 */
export function readCases(rows: readonly (readonly string[])[], { header, roles }: Mapping): ReadCases {
  const read: ReadCases = { cases: [], problems: [], problemCount: 0, blankRows: 0 };
  const tell = (problem: CaseProblem) => {
    read.problemCount++;
    if (read.problems.length < MOST_PROBLEMS) read.problems.push(problem);
  };
  const twice = SINGLE.find((role) => roles.filter((other) => other === role).length > 1);
  if (!roles.includes('msg')) tell({ code: 'no_msg_column', severity: 'error' });
  else if (twice) tell({ code: 'column_twice', severity: 'error', value: twice });
  if (read.problemCount > 0) return read;
  const ids = new Set<string>();
  for (let i = header ? 1 : 0; i < rows.length; i++) {
    if (read.cases.length === MOST_CASES) {
      tell({ code: 'too_many_rows', severity: 'error', row: i + 1, value: String(MOST_CASES) });
      break;
    }
    const cells = rows[i]!;
    if (cells.every((cell) => cell.trim() === '')) read.blankRows++;
    else readRow(cells, { number: i + 1, roles, ids, read, tell });
  }
  if (read.cases.length === 0 && read.problemCount === 0) tell({ code: 'no_rows', severity: 'error' });
  return read;
}

interface RowContext {
  /** From 1, as an editor counts. */
  number: number;
  roles: Mapping['roles'];
  ids: Set<string>;
  read: ReadCases;
  tell: (problem: CaseProblem) => void;
}

function readRow(cells: readonly string[], { number: row, roles, ids, read, tell }: RowContext): void {
  const plain = { id: '', dialogue: '', msg: '', vocabulary: '', note: '' };
  const expectations: Expectation[] = [];
  let broken = false;
  const complain = (problem: CaseProblem) => {
    tell(problem);
    broken ||= problem.severity === 'error';
  };
  roles.forEach((role, index) => {
    const cell = unguard(cells[index] ?? '');
    if (role === 'ignore' || cell === '') return;
    if (role in plain) {
      plain[role as keyof typeof plain] = cell;
      return;
    }
    const made = expectationOf(role, cell);
    if (made.ok) expectations.push(made.expectation);
    if (made.problem) complain({ ...made.problem, row, column: index + 1 });
  });
  const beyond = cells.findIndex((cell, index) => index >= roles.length && cell.trim() !== '');
  if (beyond >= 0) complain({ code: 'more_cells', severity: 'warning', row, column: beyond + 1 });
  if (plain.msg === '') complain({ code: 'empty_msg', severity: 'error', row, column: roles.indexOf('msg') + 1 });
  if (broken) return;
  let id = plain.id === '' ? String(row) : plain.id;
  if (ids.has(id)) {
    tell({ code: 'duplicate_id', severity: 'warning', row, column: roles.indexOf('id') + 1, value: id });
    while (ids.has(id)) id = `${id}#${row}`;
  }
  ids.add(id);
  read.cases.push({ ...plain, id, expectations });
}
