import type { Exchange } from '#data/exchange.ts';
import { sentExchange } from '#features/request/sentExchange.ts';
import { harPieces } from '#snippets/har.ts';
import type { SentExchange } from '#snippets/snippet.ts';

/** Calls as an HTTP archive. @param originOf where a target's calls go. */
export async function harFile(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of harPieces(sentExchanges(exchanges, originOf))) parts.push(piece);
  return new Blob(parts, { type: 'application/json' });
}

async function* sentExchanges(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): AsyncGenerator<SentExchange> {
  for await (const exchange of exchanges) yield sentExchange(exchange, originOf(exchange.target));
}
