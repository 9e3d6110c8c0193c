/** Words of a run's report, which is read away from the console. */
import type { ReportWords } from '#lab/reportHtml.ts';

const percent = (value: number) => `${value.toFixed(1)}%`;
const ms = (value: number | undefined) => (value === undefined ? '—' : `${value.toFixed(value < 100 ? 1 : 0)} ms`);
const at = (time: number) => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' }).format(time);

export const labReport: ReportWords = {
  lang: 'en',
  heading: (name) => `Regression report: ${name}`,
  about: (target, startedAt, endedAt) => `Target ${target}, ${at(startedAt)} to ${at(endedAt)}`,
  kinds: { passed: 'Passed', failed: 'Failed', error: 'Error', skipped: 'Skipped', not_run: 'Not run' },
  accuracy: 'Accuracy',
  noMatch: 'No match',
  interval: (low, high) => `95% interval ${percent(low)}–${percent(high)}`,
  nothingCounted: 'nothing to count',
  latency: 'Latency',
  percentiles: (p50, p95) => `p50 ${ms(p50)}, p95 ${ms(p95)}`,
  confidence: 'Confidence',
  compared: (name) => `Against “${name}”`,
  changes: (fixed, broken) => `${fixed} fixed, ${broken} broke`,
  chance: (probability) => `probability by chance ${probability < 0.001 ? '< 0.001' : probability.toFixed(3)}`,
  versions: 'Bot versions',
  confusions: 'Wrong titles',
  confusion: { expected: 'Expected', got: 'Actual', count: 'Rows', none: '(no title)' },
  rows: 'Rows',
  columns: {
    id: 'Id',
    msg: 'Utterance',
    verdict: 'Result',
    why: 'Why',
    title: 'title',
    confidence: 'confidence',
    ms: 'ms',
  },
  leftOut: (rows) => `${rows} more that passed are not listed`,
};
