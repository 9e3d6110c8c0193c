/** What the replies of many exchanges say, for whoever writes them down. */
import type { Exchange } from './exchange.ts';
import type { Profile } from './profiles.ts';
import { readAnywhere, type ReadLarge, type ReplyReading } from './reading.ts';

/** @param readLarge reads large replies off this thread; what it cannot, and everything without it, is read here, a little at a time. */
export async function readingsOf(
  exchanges: readonly Exchange[],
  profiles: readonly Profile[],
  readLarge?: ReadLarge,
): Promise<ReadonlyMap<Exchange, ReplyReading>> {
  const reader = await import('./replyReader.ts');
  const replies = new Map<Exchange, ReplyReading>();
  for (const exchange of exchanges) {
    const elsewhere = readLarge && readAnywhere(exchange, profiles, readLarge).catch(() => undefined);
    replies.set(exchange, (await elsewhere) ?? (await reader.readAtLeisure(exchange, profiles)));
  }
  return replies;
}
