/** A run for CI systems: JUnit's XML, in the form that Jenkins, GitLab and others read. */
import { reportCounts, reportRows, type ReportInput, type ReportRow } from './report.ts';

/** The XML in pieces, to be written one after the other; a case per row, and one suite. */
export function* reportJunit(input: ReportInput): Generator<string> {
  const { name, target, startedAt, endedAt } = input;
  const { failed, error, skipped, not_run } = reportCounts(input);
  const figures = attributes({
    tests: input.cases.length,
    failures: failed,
    errors: error,
    skipped: skipped + not_run,
    time: seconds(endedAt - startedAt),
  });
  const suite = attributes({ name, hostname: target, timestamp: new Date(startedAt).toISOString().slice(0, 19) });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${figures}>\n<testsuite ${suite} ${figures}>\n`;
  for (const row of reportRows(input)) yield testcase(row, name);
  yield '</testsuite>\n</testsuites>\n';
}

function testcase({ one, outcome, kind, why }: ReportRow, suite: string): string {
  const about = attributes({
    classname: one.dialogue === '' ? suite : `${suite}.${one.dialogue}`,
    name: `${one.id} ${one.msg}`,
    time: seconds(outcome?.ms ?? 0),
  });
  switch (kind) {
    case 'passed':
      return `<testcase ${about}/>\n`;
    case 'failed':
      return `<testcase ${about}><failure ${attributes({ message: why })}/></testcase>\n`;
    case 'error':
      return `<testcase ${about}><error ${attributes({ message: why })}/></testcase>\n`;
    case 'skipped':
    case 'not_run':
      return `<testcase ${about}><skipped ${attributes({ message: why || kind })}/></testcase>\n`;
  }
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(' ');
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for XML 1.0 and HTML, in an attribute or between tags; characters neither allows become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character]!);
}
