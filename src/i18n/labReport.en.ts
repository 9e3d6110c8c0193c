import type { ReportWords } from '#lab/reportHtml.ts';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const ms = (value: number | undefined) => (value === undefined ? 'none' : `${Math.round(value)} ms`);

export const labReport: ReportWords = {
  lang: 'en',
  heading: (name) => `Regression report: ${name}`,
  about: (target, startedAt, endedAt) => `Target ${target}, ${time.format(startedAt)} to ${time.format(endedAt)}`,
  kinds: { passed: 'passed', failed: 'failed', error: 'error', skipped: 'skipped', not_run: 'not run' },
  accuracy: 'Accuracy',
  noMatch: 'No match',
  interval: (low, high) => `95% interval ${low.toFixed(1)}% to ${high.toFixed(1)}%`,
  nothingCounted: 'no answer to count',
  latency: 'Time taken',
  percentiles: (p50, p95) => `p50 ${ms(p50)}, p95 ${ms(p95)}`,
  confidence: 'Confidence',
  compared: (name) => `Compared with ${name}`,
  changes: (fixed, broken) => `${fixed} fixed, ${broken} broken.`,
  chance: (probability) =>
    probability < 0.05
      ? `Were it chance alone, a difference like this would come with probability ${probability.toPrecision(2)} (McNemar, exact): probably more than chance.`
      : `Were it chance alone, a difference like this would come with probability ${probability.toPrecision(2)} (McNemar, exact): it may be chance.`,
  versions: 'Bot versions that answered',
  confusions: 'Answered with another title',
  confusion: { expected: 'Expected', got: 'Got', count: 'Cases', none: '(no title)' },
  rows: 'Case by case',
  columns: {
    id: 'Id',
    msg: 'Utterance',
    verdict: 'Verdict',
    why: 'Why',
    title: 'Title',
    confidence: 'Confidence',
    ms: 'ms',
  },
  leftOut: (rows) =>
    `Too many cases for one page: ${rows} are left out here. The CSV and JSON reports have all of them.`,
};
