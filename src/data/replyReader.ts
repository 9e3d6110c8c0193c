/** The answer room put to work on one exchange; loaded with the first reply that comes. */
import { diagnose } from '#answer/findings.ts';
import type { SentRequest } from '#answer/finding.ts';
import { prettyRows } from '#answer/prettyRows.ts';
import { readResponse } from '#answer/read.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profiles.ts';
import type { ReplyReading } from './reading.ts';

const known = new WeakMap<Exchange, { profiles: readonly Profile[]; reply: ReplyReading }>();

/**
 * Reads whatever arrived, also of a call that broke off half-way. Never throws. The profiles let the doctor see a TOKEN
 * that belongs elsewhere; no finding repeats one. The screen and the history ask for the same reading: it is made once.
 */
export function readExchange(exchange: Exchange, profiles: readonly Profile[] = []): ReplyReading {
  const before = known.get(exchange);
  if (before?.profiles === profiles) return before.reply;
  const reply = read(exchange, profiles);
  known.set(exchange, { profiles, reply });
  return reply;
}

function read(exchange: Exchange, profiles: readonly Profile[]): ReplyReading {
  const { received, phases } = exchange.outcome;
  const contentType = received && headerOf(received.headers, 'content-type');
  const reading = readResponse({
    status: received?.status ?? 0,
    ...(contentType === undefined ? {} : { contentType }),
    bytes: received?.body ?? new Uint8Array(),
  });
  const findings = received
    ? diagnose({
        reading,
        http: { status: received.status, headers: received.headers, phases },
        sent: sentBy(exchange, profiles),
      })
    : [];
  const others = othersOf(exchange, profiles).map(({ id, name }) => ({ id, name }));
  return { reading, rows: prettyRows(reading.json?.root), findings, others };
}

function sentBy(exchange: Exchange, profiles: readonly Profile[]): SentRequest {
  const { api, username, msg, prepared, vocabularies } = exchange;
  const contentType = headerOf(prepared.headers, 'content-type');
  const token = tokenIn(prepared.path);
  const appId = profiles.find(({ id }) => id === exchange.profileId)?.credentials.appId;
  return {
    api,
    username,
    msg,
    encoding: prepared.encoding,
    ...(contentType === undefined ? {} : { contentType }),
    ...(token === undefined ? {} : { token }),
    ...(appId ? { appId } : {}),
    otherTokens: othersOf(exchange, profiles).map(({ credentials }) => credentials.token),
    ...(vocabularies ? { vocabularies } : {}),
  };
}

/** The profiles a finding counts in: all but the one that sent. */
function othersOf({ profileId }: Exchange, profiles: readonly Profile[]): readonly Profile[] {
  return profiles.filter(({ id }) => id !== profileId);
}

function headerOf(headers: readonly (readonly [string, string])[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

// The last segment of the path, as the person typed it.
function tokenIn(path: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  } catch {
    return undefined;
  }
}
