/** One call as Markdown for whoever looks after the bot: what was asked, what came, what is wrong with it, in short or whole. */
import type { Finding, Fix } from '#answer/finding.ts';
import { prettyRows, rowText } from '#answer/prettyRows.ts';
import { summarise } from '#answer/summary.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { formatBytes, formatMs } from '#i18n/format.ts';
import type { Words } from '#i18n/zhCN.ts';
import { beginning } from '#protocol/beginning.ts';
import { maskSecret } from '#protocol/credentials.ts';
import { tokenOfPath } from '#protocol/endpoints.ts';
import { noteOf } from './findingNote.ts';
import { mainFields, plain } from './decodedModel.ts';

/** Characters of the reply that are taken along; a whole one is saved from the response pane. */
const REPLY_LENGTH = 20_000;

/**
 * The bundle names no secret by itself: the TOKEN is masked wherever it stands, in the path and where a reply repeats it,
 * and a signed or encrypted value is left out for the text it was made from. What it is copied through looks for the rest.
 */
export function supportBundle(exchange: Exchange, reply: ReplyReading, words: Words): string {
  const { bundle } = words.decoded;
  return joined(exchange, [
    `# ${bundle.title}`,
    factList(factsOf(exchange, reply, words)),
    `## ${bundle.request}`,
    fenced('http', requestText(exchange, words)),
    `## ${bundle.findings}`,
    findingList(reply.findings, words),
    `## ${bundle.reply}`,
    replyText(reply, words),
  ]);
}

/** The bundle in short, for a person who can change the bot: what was asked, what came back, what is wrong, what next. */
export function maintainerNote(exchange: Exchange, reply: ReplyReading, words: Words): string {
  const { bundle } = words.decoded;
  const { username, msg, vocabularies = [] } = exchange;
  const sent: Fact[] = [
    ['username', username],
    ['msg', msg],
    [bundle.words, vocabularies.map(({ name, words: own }) => bundle.wordCount(name, String(own.length))).join(' · ')],
  ];
  return joined(exchange, [
    `# ${bundle.noteTitle}`,
    factList([...sent, ...factsOf(exchange, reply, words)]),
    `## ${bundle.findings}`,
    findingList(reply.findings, words),
  ]);
}

const AT_THE_BOT = new Set<Fix['kind']>([
  'pass_review',
  'publish_bot',
  'republish_bot',
  'republish_after_fixing_slot',
  'add_question',
]);

/** Whether something is wrong that only the person who keeps the bot can mend. */
export function concernsMaintainer(findings: readonly Finding[]): boolean {
  return findings.some(({ fix }) => fix !== undefined && AT_THE_BOT.has(fix.kind));
}

type Fact = [name: string, value: string | undefined];

function factsOf(exchange: Exchange, { reading }: ReplyReading, words: Words): Fact[] {
  const { bundle } = words.decoded;
  const { outcome } = exchange;
  const summary = summarise(reading);
  return [
    [bundle.robot, plain(mainFields(reading).to?.node)],
    [bundle.rid, summary.rid],
    [bundle.time, new Date(exchange.startedAt).toISOString()],
    [bundle.call, `${exchange.api} → ${exchange.target}`],
    ['HTTP', outcome.received && `${outcome.received.status} ${outcome.received.statusText}`.trim()],
    [bundle.took, `${formatMs(outcome.phases.total)} ms`],
    [bundle.failure, outcome.kind === 'failure' ? words.issues.failure[outcome.reason].title : summary.errorCode],
    [bundle.answer, summary.answer],
    ['status', summary.status],
    ['title', summary.title],
    ['confidence', summary.confidence],
    [bundle.health, summary.health && words.decoded.healthVerdicts[summary.health]],
  ];
}

function factList(facts: readonly Fact[]): string {
  return facts.flatMap(([name, value]) => (value ? [`- ${name}: ${oneLine(value)}`] : [])).join('\n');
}

function findingList(findings: readonly Finding[], words: Words): string {
  if (findings.length === 0) return words.decoded.bundle.noFindings;
  return findings.map((finding, i) => `${i + 1}. ${noteOf(finding, words).replaceAll('\n', '\n   ')}`).join('\n');
}

function joined({ prepared: { path } }: Exchange, parts: readonly string[]): string {
  return masked(`${parts.join('\n\n')}\n`, path);
}

function requestText({ prepared, username, msg }: Exchange, { decoded: { bundle } }: Words): string {
  const { endpoint, path, headers, encoding, body, plaintext } = prepared;
  return [
    `${endpoint.method} ${path}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    `${endpoint.parameter}=${bundle.sealed(endpoint.scheme, encoding, formatBytes(body.length))}`,
    '',
    `username: ${JSON.stringify(username)}`,
    `msg: ${JSON.stringify(msg)}`,
    ...(plaintext === undefined ? [] : [`${bundle.plaintext}: ${cut(plaintext, 2_000)}`]),
  ].join('\n');
}

function replyText({ reading, rows }: ReplyReading, { decoded: { bundle } }: Words): string {
  const printed = rows.length > 0 ? rows : prettyRows(reading.json?.root);
  const text = printed.length > 0 ? printed.map(rowText).join('\n') : (reading.text ?? '');
  if (text === '') return bundle.noReply;
  const shown = fenced(printed.length > 0 ? 'json' : '', cut(text, REPLY_LENGTH));
  return text.length > REPLY_LENGTH || reading.json?.leftOut ? `${shown}\n\n${bundle.cut}` : shown;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${beginning(text, length)}…` : text;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

// A fence longer than any in the text: a reply cannot end its own block.
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

// The TOKEN as a person types it and as the address has it.
function masked(text: string, path: string): string {
  const forms = new Set([path.slice(path.lastIndexOf('/') + 1), tokenOfPath(path)]);
  let result = text;
  for (const form of forms) if (form.length > 3) result = result.replaceAll(form, maskSecret(form));
  return result;
}
