/** What an exchange says, read once and kept beside it. The reader is loaded with the first reply. */
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { BotHealth } from '#answer/botHealth.ts';
import type { JsonParse } from '#answer/json.ts';
import type { JsonRow } from '#answer/prettyRows.ts';
import type { Exchange } from './exchange.ts';

export interface ReplyReading {
  /** The body as text; absent when it is not UTF-8. */
  text: string | undefined;
  json: JsonParse | undefined;
  /** The document as printed lines, with escapes shown as text. */
  rows: readonly JsonRow[];
  health: BotHealth;
}

/** A reply never changes, so it is read once. Reading never fails, whatever the bytes are. */
export function readingOptions(exchange: Exchange | undefined) {
  return queryOptions({
    queryKey: ['reading', exchange?.id ?? ''],
    queryFn: exchange ? () => readExchange(exchange) : skipToken,
    staleTime: Infinity,
    gcTime: 60_000,
    // Comparing a reading of megabytes with the one before would cost more than reading it.
    structuralSharing: false,
  });
}

/** Reads whatever arrived, also of a call that failed half-way. */
export async function readExchange(exchange: Exchange): Promise<ReplyReading> {
  const [{ parseJson }, { prettyRows }, { readBotHealth }, { decodeUtf8 }, { valueOf }] = await Promise.all([
    import('#answer/json.ts'),
    import('#answer/prettyRows.ts'),
    import('#answer/botHealth.ts'),
    import('#protocol/bytes.ts'),
    import('#answer/pointer.ts'),
  ]);
  const text = decodeUtf8(exchange.outcome.received?.body ?? new Uint8Array());
  const json = text === undefined ? undefined : parseJson(text);
  return { text, json, rows: prettyRows(json?.root), health: readBotHealth(valueOf(json?.root, 'bid_stat')) };
}

/** One step of the signal line; the words of its states are the line's own. */
export type ReplyState = 'passed' | 'warned' | 'failed' | 'running' | 'pending';

export interface ReplySteps {
  json: ReplyState;
  business: { state: ReplyState; figure?: string };
  health: ReplyState;
}

/** How far a reply came: readable, successful by the platform's own codes, given by the newest version of the bot. */
export function replyStates(exchange: Exchange, reading: ReplyReading): ReplySteps {
  const json = reading.json?.root && reading.json.problem === undefined ? 'passed' : 'failed';
  if (exchange.outcome.kind === 'failure') return { json: 'pending', business: { state: 'pending' }, health: 'pending' };
  return { json, business: { state: json === 'passed' ? 'passed' : 'pending' }, health: 'pending' };
}
