/** The answer room put to work on one exchange; loaded with the first reply that comes. */
import { diagnose } from '#answer/findings.ts';
import type { SentRequest } from '#answer/finding.ts';
import { prettyRows } from '#answer/prettyRows.ts';
import { readResponse } from '#answer/read.ts';
import type { Exchange } from './exchange.ts';
import type { ReplyReading } from './reading.ts';

/** Reads whatever arrived, also of a call that broke off half-way. Never throws. */
export function readExchange(exchange: Exchange): ReplyReading {
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
        sent: sentBy(exchange),
      })
    : [];
  return { reading, rows: prettyRows(reading.json?.root), findings };
}

function sentBy({ api, username, msg, prepared }: Exchange): SentRequest {
  const contentType = headerOf(prepared.headers, 'content-type');
  const token = tokenIn(prepared.path);
  return {
    api,
    username,
    msg,
    encoding: prepared.encoding,
    ...(contentType === undefined ? {} : { contentType }),
    ...(token === undefined ? {} : { token }),
  };
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
