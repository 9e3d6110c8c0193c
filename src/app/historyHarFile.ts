import type { Exchange } from '#data/exchange.ts';
import { fileOfPieces } from '#data/pieces.ts';
import { sentExchange } from '#features/request/sentExchange.ts';
import { harPieces } from '#snippets/har.ts';
import type { SentExchange } from '#snippets/snippet.ts';

/** Calls as an HTTP archive. @param originOf where a target's calls go. */
export function harFile(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): Promise<Blob> {
  return fileOfPieces(harPieces(sentExchanges(exchanges, originOf)), 'application/json');
}

async function* sentExchanges(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): AsyncGenerator<SentExchange> {
  for await (const exchange of exchanges) yield sentExchange(exchange, originOf(exchange.target));
}
