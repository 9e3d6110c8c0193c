/** A run as a table: one row a case, for a spreadsheet. */
import { quote } from './caseFile.ts';
import { changesOf, reportRows, type ReportInput } from './report.ts';

const COLUMNS = [
  'id',
  'dialogue',
  'msg',
  'verdict',
  'why',
  'title',
  'ans_node_name',
  'status',
  'answer_type',
  'confidence',
  'answer',
  'ms',
  'attempts',
  'version',
  'rid',
  'change',
] as const;

/** UTF-8 with a byte order mark; cells that look like formulas are guarded as in a case table. */
export function* reportCsv(input: ReportInput): Generator<string> {
  const changes = changesOf(input);
  const line = (cells: readonly string[]) => `${cells.map((cell) => quote(cell, ',')).join(',')}\r\n`;
  yield `\ufeff${line(COLUMNS)}`;
  for (const { one, outcome, kind, why } of reportRows(input)) {
    const { title, node, status, answerType, confidence, answer, version, rid } = outcome?.seen ?? {};
    const seen = [title, node, status, answerType, confidence, answer];
    const measured = [outcome?.ms, outcome?.attempts, version, rid, outcome && changes[outcome.row]];
    const cells = [one.id, one.dialogue, one.msg, kind, why, ...seen, ...measured];
    yield line(cells.map((cell) => (cell === undefined ? '' : String(cell))));
  }
}
