import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { labReport as en } from '#i18n/labReport.en.ts';
import { labReport as zh } from '#i18n/labReport.zh.ts';
import type { Case } from './cases.ts';
import { compareRuns } from './compareRuns.ts';
import type { RowOutcome } from './outcome.ts';
import type { ReportInput } from './report.ts';
import { reportCsv } from './reportCsv.ts';
import { MOST_ROWS, reportHtml } from './reportHtml.ts';
import { reportJson } from './reportJson.ts';
import { escapeXml, reportJunit } from './reportJunit.ts';
import { openTally } from './statistics.ts';

const HOSTILE = `]]></x><script>alert(1)</script>&"'\u0000\u000b\ud800=1+1`;

const oneCase = (id: string, msg: string): Case => ({
  id,
  dialogue: '',
  msg,
  expectations: [{ field: 'title', how: 'equals', value: 'T' }],
  vocabulary: '',
  note: '',
});
const cases = ['a', 'b', 'c', 'd', 'e'].map((id) => oneCase(id, id === 'b' ? HOSTILE : `=${id}`));
const base = { judged: true, at: 0, attempts: 1, ms: 12.5, seen: { httpStatus: 200, title: 'T', confidence: '0.9' } };
const outcomes: RowOutcome[] = [
  { ...base, row: 0, verdict: { kind: 'passed' } },
  { ...base, row: 1, verdict: { kind: 'failed', misses: [{ expectation: 0, got: HOSTILE }] } },
  { ...base, row: 2, verdict: { kind: 'error', error: { kind: 'transport', reason: 'timeout', detail: HOSTILE } } },
  { ...base, row: 3, attempts: 0, verdict: { kind: 'skipped', reason: 'earlier_turn' } },
];

function inputOf(all: readonly Case[], done: readonly RowOutcome[]): ReportInput {
  const tally = openTally(all);
  for (const outcome of done) tally.add(outcome);
  const comparison = compareRuns({ cases: all, outcomes: done }, { cases: all, outcomes: done });
  return {
    name: HOSTILE,
    target: 'emulator',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    endedAt: Date.UTC(2026, 0, 2, 3, 4, 15),
    cases: all,
    outcomes: done,
    statistics: tally.read(),
    baseline: { name: HOSTILE, comparison },
  };
}
const input = inputOf(cases, outcomes);
const whole = (pieces: Iterable<string>) => [...pieces].join('');

test('CSV has a row for every case, and no formula', () => {
  const rows = Papa.parse<Record<string, string>>(whole(reportCsv(input)).slice(1), { header: true }).data.slice(0, 5);
  expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'passed'],
    ['b', 'failed'],
    ['c', 'error'],
    ['d', 'skipped'],
    ['e', 'not_run'],
  ]);
  expect(rows[0]).toMatchObject({ msg: "'=a", ms: '12.5', change: 'same', title: 'T' });
  expect(rows[1]!['why']).toBe(`title: expected "T", got ${JSON.stringify(HOSTILE)}`);
});

test('JSON can be read and holds everything', () => {
  const report = JSON.parse(whole(reportJson(input))) as { rows: { verdict: object; case: Case }[] };
  expect(report).toMatchObject({
    format: 'dialog-console.report',
    name: HOSTILE,
    counts: { passed: 1, failed: 1, error: 1, skipped: 1, not_run: 1 },
    accuracy: { hits: 1, all: 2 },
    startedAt: '2026-01-02T03:04:05.000Z',
    baseline: { counts: { same: 4 } },
  });
  expect(report.rows.map((row) => row.case)).toEqual(cases);
  expect(report.rows[4]!.verdict).toEqual({ kind: 'not_run' });
});

// A reader of XML 1.0 for what these reports use: elements and attributes, properly nested, nothing between tags.
function readXml(text: string): { name: string; attributes: Map<string, string>; depth: number }[] {
  const elements: { name: string; attributes: Map<string, string>; depth: number }[] = [];
  const open: string[] = [];
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const rest = body.replaceAll(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*(?:&(?:[a-z]+|#\d+);[^"<&]*)*")*)(\/?)>\n?/g,
    (_all, end, name, list, empty) => {
      if (end) expect(open.pop()).toBe(name);
      else {
        const pairs = [...String(list).matchAll(/ ([a-z]+)="([^"]*)"/g)].map(
          ([, key, value]) => [key!, value!] as const,
        );
        expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
        elements.push({ name, attributes: new Map(pairs), depth: open.length });
        if (!empty) open.push(name);
      }
      return '';
    },
  );
  expect(rest).toBe('');
  expect(open).toEqual([]);
  return elements;
}

test('JUnit is well-formed XML, whatever the bot said, and its figures add up', () => {
  const elements = readXml(whole(reportJunit(input)));
  expect(elements.map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 testsuites',
    '1 testsuite',
    '2 testcase',
    '2 testcase',
    '3 failure',
    '2 testcase',
    '3 error',
    '2 testcase',
    '3 skipped',
    '2 testcase',
    '3 skipped',
  ]);
  const { attributes } = elements[1]!;
  expect(Object.fromEntries(attributes)).toMatchObject({
    tests: '5',
    failures: '1',
    errors: '1',
    skipped: '2',
    time: '10.000',
    timestamp: '2026-01-02T03:04:05',
  });
});

test('text is escaped for every place of XML', () => {
  expect(escapeXml(`<&>"'\n\u0001\ud800好`)).toBe('&lt;&amp;&gt;&quot;&apos;&#10;\ufffd\ufffd好');
});

test.each([
  ['zh-CN', zh],
  ['en', en],
])('the page runs nothing and loads nothing: %s', (lang, words) => {
  const html = whole(reportHtml(input, words));
  expect(html).toContain(`<html lang="${lang}">`);
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<img|<link|<iframe|\son[a-z]+=|src=|href=/i);
  expect(html).toContain('&lt;script&gt;');
  expect(html.match(/<tr class="(?:passed|failed|error|skipped|not_run)">/g)).toHaveLength(5);
});

test('a page of a hundred thousand cases shows those that matter and says what it leaves out', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => oneCase(String(i), `m${i}`));
  const done = many.map((_, row): RowOutcome => ({
    ...base,
    row,
    verdict: row === 19_999 ? { kind: 'failed', misses: [] } : { kind: 'passed' },
  }));
  const html = whole(reportHtml(inputOf(many, done), en));
  expect(html.match(/<tr class="passed">/g)).toHaveLength(MOST_ROWS - 1);
  expect(html).toContain('m19999');
  expect(html).toContain(en.leftOut(15_000));
});
