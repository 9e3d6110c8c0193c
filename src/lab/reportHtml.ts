/** A run for people: one page without a script, without anything to load, that prints. */
import type { Bin } from './histogram.ts';
import { reportCounts, reportRows, type ReportedKind, type ReportInput, type ReportRow } from './report.ts';
import { escapeXml } from './reportJunit.ts';
import type { Share } from './statistics.ts';

/** The words of the page, in one language. */
export interface ReportWords {
  /** A language tag: `zh-CN`. */
  lang: string;
  heading: (name: string) => string;
  /** When and where. */
  about: (target: string, startedAt: number, endedAt: number) => string;
  kinds: Record<ReportedKind, string>;
  accuracy: string;
  noMatch: string;
  /** A share with its interval, all in per cent: 0 to 100. */
  interval: (low: number, high: number) => string;
  nothingCounted: string;
  latency: string;
  /** `undefined` without an answer. */
  percentiles: (p50: number | undefined, p95: number | undefined) => string;
  confidence: string;
  compared: (name: string) => string;
  changes: (fixed: number, broken: number) => string;
  /** The probability by McNemar's test, 0 to 1. */
  chance: (probability: number) => string;
  versions: string;
  confusions: string;
  confusion: { expected: string; got: string; count: string; none: string };
  rows: string;
  columns: { id: string; msg: string; verdict: string; why: string; title: string; confidence: string; ms: string };
  /** Rows that passed are left out when there are too many. */
  leftOut: (rows: number) => string;
}

/** Rows a page shows; those that passed are the first to go. */
export const MOST_ROWS = 5_000;

/**
 * The run as one page without scripts or remote parts, in pieces of text to be written one after the other. Every text
 * from outside is escaped.
 */
export function* reportHtml(input: ReportInput, words: ReportWords): Generator<string> {
  const { statistics, baseline } = input;
  const heading = escapeXml(words.heading(input.name));
  yield `<!doctype html>
<html lang="${escapeXml(words.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${heading}</h1>
<p>${escapeXml(words.about(input.target, input.startedAt, input.endedAt))}</p>
`;
  const counts = Object.entries(reportCounts(input)).filter(([, count]) => count > 0);
  yield `<dl>${counts.map(([kind, count]) => pair(words.kinds[kind as ReportedKind], String(count))).join('')}`;
  yield `${pair(words.accuracy, shareText(statistics.accuracy, words))}${pair(words.noMatch, shareText(statistics.noMatch, words))}`;
  const { p50, p95, bins } = statistics.latency;
  yield pair(words.latency, words.percentiles(p50, p95));
  const versions = statistics.versions.map(({ version, count }) => `${version} (${count})`).join(', ');
  yield versions === '' ? '</dl>\n' : `${pair(words.versions, versions)}</dl>\n`;
  if (baseline) {
    const { counts: changed, chance } = baseline.comparison;
    yield `<h2>${escapeXml(words.compared(baseline.name))}</h2>\n<p>${escapeXml(words.changes(changed.fixed, changed.broken))} ${escapeXml(words.chance(chance))}</p>\n`;
  }
  yield plot(words.confidence, statistics.confidence.bins, (bin) => bin.from.toFixed(2));
  yield plot(words.latency, bins, (bin) => `${Math.round(bin.from)} ms`);
  yield* confusionTable(input, words);
  yield* rowTable(input, words);
  yield '</body>\n</html>\n';
}

function* confusionTable({ statistics }: ReportInput, words: ReportWords): Generator<string> {
  const { expected, got, count, none } = words.confusion;
  const shown = statistics.confusions.slice(0, 100);
  if (shown.length === 0) return;
  yield `<h2>${escapeXml(words.confusions)}</h2>\n<table><thead>${headings([expected, got, count])}</thead><tbody>\n`;
  for (const pairOf of shown) yield cells([pairOf.expected, pairOf.got || none, String(pairOf.count)]);
  yield '</tbody></table>\n';
}

function* rowTable(input: ReportInput, words: ReportWords): Generator<string> {
  const { id, msg, verdict, why, title, confidence, ms } = words.columns;
  const notable: ReportRow[] = [];
  const passed: ReportRow[] = [];
  for (const row of reportRows(input)) {
    const list = row.kind === 'passed' ? passed : notable;
    if (list.length < MOST_ROWS) list.push(row);
    yield '';
  }
  const rows = [...notable, ...passed].slice(0, MOST_ROWS);
  yield `<h2>${escapeXml(words.rows)}</h2>\n`;
  const left = input.cases.length - rows.length;
  if (left > 0) yield `<p>${escapeXml(words.leftOut(left))}</p>\n`;
  yield `<table><thead>${headings([id, msg, verdict, why, title, confidence, ms])}</thead><tbody>\n`;
  for (const row of rows) yield rowLine(row, words);
  yield '</tbody></table>\n';
}

function rowLine({ one, outcome, kind, why }: ReportRow, words: ReportWords): string {
  const { title = '', confidence = '' } = outcome?.seen ?? {};
  const ms = outcome?.ms === undefined ? '' : String(Math.round(outcome.ms));
  return cells([one.id, one.msg, words.kinds[kind], why, title, confidence, ms], kind);
}

function shareText({ value, hits, all, interval }: Share, words: ReportWords): string {
  if (value === undefined) return words.nothingCounted;
  const percent = `${(value * 100).toFixed(1)} %`;
  return `${percent} (${hits} / ${all}; ${words.interval(interval.low * 100, interval.high * 100)})`;
}

// Bars of plain boxes: every value is a number of ours, so nothing here needs escaping but the labels.
function plot(label: string, bins: readonly Bin[], name: (bin: Bin) => string): string {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  if (most === 0) return '';
  const bars = bins.map((bin) => {
    const height = Math.round((bin.count / most) * 100);
    return `<li title="${escapeXml(`${name(bin)}: ${bin.count}`)}"><i style="height:${height}%"></i><b>${escapeXml(name(bin))}</b></li>`;
  });
  return `<h2>${escapeXml(label)}</h2>\n<ol class="plot">${bars.join('')}</ol>\n`;
}

function pair(term: string, text: string): string {
  return `<div><dt>${escapeXml(term)}</dt><dd>${escapeXml(text)}</dd></div>`;
}

function headings(texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<th scope="col">${escapeXml(text)}</th>`).join('')}</tr>`;
}

function cells(texts: readonly string[], kind: ReportedKind | '' = ''): string {
  return `<tr class="${kind}">${texts.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>\n`;
}

const STYLE = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif;--line:#8883;--bad:light-dark(#b3261e,#ff897d);--good:light-dark(#0a7d45,#5fd38d)}
body{max-width:1100px;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;overflow-wrap:anywhere}h2{font-size:1.1rem;margin-top:2rem}
dl{display:flex;flex-wrap:wrap;gap:1rem 2rem}dt{opacity:.7}dd{margin:0;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{white-space:nowrap}.failed td:nth-child(3),.error td:nth-child(3){color:var(--bad);font-weight:600}.passed td:nth-child(3){color:var(--good)}
.plot{display:flex;align-items:stretch;gap:2px;height:9rem;margin:0;padding:0;list-style:none;overflow-x:auto}
.plot li{flex:1 0 1.2rem;display:flex;flex-direction:column;justify-content:flex-end}.plot i{background:currentColor;opacity:.65;min-height:1px}
.plot b{font-size:.65rem;font-weight:400;writing-mode:vertical-rl;height:3.2rem;flex:none;opacity:.7}
`.trim();
