/** One call as a Markdown report, for an issue or a colleague: facts, findings, request and reply, without a secret. */
import { beginning } from '#protocol/beginning.ts';
import { decodeUtf8Lossy } from '#protocol/bytes.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { formatMs } from '#i18n/format.ts';
import type { Words } from '#i18n/zhCN.ts';

/** A reply of more characters is cut: a report is read by people. */
const LONGEST = 20_000;

/** @param exchange with its secrets masked. */
export function reportText(exchange: Exchange, { reading, rows, findings }: ReplyReading, words: Words): string {
  const { history, shell, issues } = words;
  const { report } = history;
  const { prepared, outcome, startedAt, target, msg, username } = exchange;
  const { endpoint, path, search, headers, plaintext } = prepared;
  const { received } = outcome;
  const facts: [string, string][] = [
    [report.time, new Date(startedAt).toISOString()],
    [report.target, shell.targets[target]],
    ['username', username],
    ['msg', msg],
    [report.outcome, outcome.kind === 'failure' ? issues.failure[outcome.reason].title : `HTTP ${received!.status}`],
    [report.duration, `${formatMs(outcome.phases.total)} ms`],
    ...(reading.rid ? ([['rid', reading.rid.text]] satisfies [string, string][]) : []),
  ];
  const body = rows.length > 0 ? printed(rows) : received ? decodeUtf8Lossy(received.body) : '';
  const lines = [
    `# ${endpoint.method} ${endpoint.pathPrefix}… · ${oneLine(msg)}`,
    '',
    `| ${report.fact} | ${report.value} |`,
    '| --- | --- |',
    ...facts.map(([name, value]) => `| ${name} | ${cell(value)} |`),
    '',
  ];
  if (findings.length > 0) {
    lines.push(`## ${report.findings}`, '');
    for (const { severity, code, data } of findings)
      lines.push(`- **${words.findings.severities[severity]}** ${oneLine(words.findings.sentences[code](data))}`);
    lines.push('');
  }
  lines.push(`## ${report.request}`, '');
  const head = [`${endpoint.method} ${path}${search}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  lines.push(...fenced('http', `${head.join('\n')}\n\n${prepared.bodyText}`));
  if (prepared.large) lines.push(report.beginning(prepared.large.bodyBytes), '');
  if (plaintext !== '') lines.push(report.plaintext, '', ...fenced('json', plaintext));
  if (received) {
    lines.push(`## ${report.response}`, '');
    const answered = [
      `HTTP ${received.status} ${received.statusText}`.trim(),
      ...received.headers.map(([name, value]) => `${name}: ${value}`),
    ];
    lines.push(...fenced('http', answered.join('\n')), ...fenced(reading.kind === 'json' ? 'json' : '', body));
  }
  lines.push(report.masked);
  return `${lines.join('\n')}\n`;
}

function printed(rows: ReplyReading['rows']): string {
  return rows.map(({ depth, parts }) => '  '.repeat(depth) + parts.map(({ text }) => text).join('')).join('\n');
}

/** A fence longer than any run of backticks inside: a reply cannot break out of it. */
function fenced(language: string, text: string): string[] {
  const shown = text.length > LONGEST ? `${beginning(text, LONGEST)}\n…` : text;
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence + language, shown, fence, ''];
}

function oneLine(text: string): string {
  return beginning(text.replace(/\s+/g, ' '), 200);
}

// Bots' texts are hostile: no cell of them may become markup of the report.
function cell(text: string): string {
  return oneLine(text).replace(/[\\|<>`*_[\]#!]/g, (mark) => `\\${mark}`);
}
