/** The answer room put to work on one exchange; loaded with the first reply that comes. */
import { prettyRows } from '#answer/prettyRows.ts';
import { readResponse } from '#answer/read.ts';
import type { Exchange } from './exchange.ts';
import type { ReplyReading } from './reading.ts';

/** Reads whatever arrived, also of a call that broke off half-way. Never throws. */
export function readExchange({ outcome }: Exchange): ReplyReading {
  const { received } = outcome;
  const contentType = received?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const reading = readResponse({
    status: received?.status ?? 0,
    ...(contentType === undefined ? {} : { contentType }),
    bytes: received?.body ?? new Uint8Array(),
  });
  return { reading, rows: prettyRows(reading.json?.root) };
}
