/** A run for programs: everything that is known, one row a line. */
import { changesOf, reportCounts, reportRows, type ReportInput } from './report.ts';

/** `{ format: "dialog-console.report", version: 1, … , rows: [{ case, verdict, … }] }`. */
export function* reportJson(input: ReportInput): Generator<string> {
  const { name, target, startedAt, endedAt, statistics, baseline } = input;
  const { accuracy, noMatch, latency, confusions, otherConfusions, versions, confidence } = statistics;
  const head = {
    format: 'dialog-console.report',
    version: 1,
    name,
    target,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    counts: reportCounts(input),
    accuracy,
    noMatch,
    latency,
    confidence: { bins: confidence.bins },
    confusions,
    otherConfusions,
    versions,
    ...(baseline ? { baseline: { ...baseline.comparison, name: baseline.name, rows: undefined } } : {}),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  const changes = changesOf(input);
  let separator = '\n    ';
  for (const { one, outcome, kind } of reportRows(input)) {
    const { verdict, row: _row, ...rest } = outcome ?? {};
    const change = outcome && changes[outcome.row];
    yield separator + JSON.stringify({ case: one, verdict: verdict ?? { kind }, ...rest, change });
    separator = ',\n    ';
  }
  yield '\n  ]\n}\n';
}
