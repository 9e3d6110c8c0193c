/** The answer room put to work on one exchange; loaded with the first reply that comes. */
import { diagnose } from '#answer/findings.ts';
import type { SentRequest } from '#answer/finding.ts';
import type { JsonNode } from '#answer/json.ts';
import { withItems } from '#answer/furtherItems.ts';
import type { ItemsPlace } from '#answer/listItems.ts';
import { escapeToken, nodeAt } from '#answer/pointer.ts';
import { lineOfPointer, prettyRows } from '#answer/prettyRows.ts';
import { READ_AT_ONCE, readLargeResponse, readResponse, type Reading, type ResponseInput } from '#answer/read.ts';
import { tokenOfPath } from '#protocol/endpoints.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profiles.ts';
import type { ReplyReading } from './reading.ts';
import { nextTask } from './rester.ts';

export { READ_AT_ONCE };

const known = new WeakMap<Exchange, { profiles: readonly Profile[]; reply: ReplyReading }>();

/**
 * Reads whatever arrived, also of a call that broke off half-way. Never throws. The profiles let the doctor see a TOKEN
 * that belongs elsewhere; no finding repeats one. The screen and the history ask for the same reading: it is made once.
 */
export function readExchange(exchange: Exchange, profiles: readonly Profile[] = []): ReplyReading {
  const before = known.get(exchange);
  if (before?.profiles === profiles) return before.reply;
  const reading = readResponse(inputOf(exchange));
  const rows = prettyRows(reading.json?.root);
  return keep(exchange, profiles, reading, { rows, lineOf: (pointer) => lineOfPointer(rows, pointer) });
}

/** The same of a reply that was read elsewhere, because it is large; its rows stay where it was read. */
export function readingOfLarge(exchange: Exchange, profiles: readonly Profile[], reading: Reading): ReplyReading {
  const lines = linesOf(reading.json?.root);
  return keep(exchange, profiles, reading, { rows: [], lineOf: (pointer) => lines.get(pointer) });
}

/** Items of a list from a place on; whoever holds the body reads them. */
export type ReadItems = (place: ItemsPlace, count: number) => Promise<readonly JsonNode[]>;

/** Items read at a press. */
const FURTHER = 100;

/** The same reply with the next items of one of its lists, and their lines. */
export async function readFurther(reply: ReplyReading, pointer: string, items: ReadItems): Promise<ReplyReading> {
  const list = nodeAt(reply.reading.json?.root, pointer);
  if (list?.kind !== 'array' || list.line === undefined) return reply;
  const from = list.items.length;
  const further = await items({ list: list.line, last: list.items.at(-1)?.line }, FURTHER);
  const lines = new Map(further.flatMap((item, i) => [...linesOf(item, `${pointer}/${from + i}`)]));
  return {
    ...reply,
    reading: withItems(reply.reading, pointer, further),
    lineOf: (wanted) => lines.get(wanted) ?? reply.lineOf(wanted),
  };
}

/** Reads a reply of any size here, a little at a time, for whoever is in no hurry. */
export async function readAtLeisure(exchange: Exchange, profiles: readonly Profile[]): Promise<ReplyReading> {
  const before = known.get(exchange);
  if (before) return before.reply;
  const input = inputOf(exchange);
  if (input.bytes.length <= READ_AT_ONCE) return readExchange(exchange, profiles);
  const steps = readLargeResponse(input);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return readingOfLarge(exchange, profiles, step.value);
    await nextTask();
  }
}

function keep(
  exchange: Exchange,
  profiles: readonly Profile[],
  reading: Reading,
  printed: Pick<ReplyReading, 'rows' | 'lineOf'>,
): ReplyReading {
  const reply = examined(exchange, profiles, reading, printed);
  known.set(exchange, { profiles, reply });
  return reply;
}

/** What there is to read: whatever arrived, or nothing. */
export function inputOf({ outcome: { received } }: Exchange): ResponseInput {
  const contentType = received && headerOf(received.headers, 'content-type');
  return {
    status: received?.status ?? 0,
    ...(contentType === undefined ? {} : { contentType }),
    bytes: received?.body ?? new Uint8Array(),
  };
}

function examined(
  exchange: Exchange,
  profiles: readonly Profile[],
  reading: Reading,
  printed: Pick<ReplyReading, 'rows' | 'lineOf'>,
): ReplyReading {
  const { received, phases } = exchange.outcome;
  const others = profiles.filter(({ id }) => id !== exchange.profileId);
  const http = received && { status: received.status, headers: received.headers, phases };
  const findings = http ? diagnose({ reading, http, sent: sentBy(exchange, profiles, others) }) : [];
  return { reading, ...printed, findings, others: others.map(({ id, name }) => ({ id, name })) };
}

function sentBy(exchange: Exchange, profiles: readonly Profile[], others: readonly Profile[]): SentRequest {
  const { api, username, msg, prepared, vocabularies } = exchange;
  const contentType = headerOf(prepared.headers, 'content-type');
  const token = tokenOfPath(prepared.path);
  const appId = profiles.find(({ id }) => id === exchange.profileId)?.credentials.appId;
  return {
    api,
    username,
    msg,
    encoding: prepared.encoding,
    ...(contentType === undefined ? {} : { contentType }),
    ...(token === undefined ? {} : { token }),
    ...(appId ? { appId } : {}),
    otherTokens: others.map(({ credentials }) => credentials.token),
    ...(vocabularies ? { vocabularies } : {}),
  };
}

function headerOf(headers: readonly (readonly [string, string])[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

// Of a large document the nodes that were kept know their lines.
function linesOf(root: JsonNode | undefined, at = ''): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const stack: [pointer: string, node: JsonNode][] = root ? [[at, root]] : [];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const [pointer, node] = place;
    if (node.line !== undefined) lines.set(pointer, node.line);
    if (node.kind === 'array') for (const [i, item] of node.items.entries()) stack.push([`${pointer}/${i}`, item]);
    if (node.kind === 'object') {
      // Of a repeated name the last counts: it is set last, because the stack gives the last one first.
      for (const { key, value } of node.members.toReversed()) stack.push([`${pointer}/${escapeToken(key)}`, value]);
    }
  }
  return lines;
}
