import type { Exchange } from '#data/exchange.ts';
import { fileOfPieces } from '#data/pieces.ts';
import { sentExchange } from '#features/request/sentExchange.ts';
import { harPieces, isWhole } from '#snippets/har.ts';
import type { SentExchange } from '#snippets/snippet.ts';

interface HarFile {
  content: Blob;
  /** Calls of whose body only the beginning is in it. */
  beginnings: number;
}

/** Calls as an HTTP archive. @param originOf where a target's calls go. */
export async function harFile(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): Promise<HarFile> {
  let beginnings = 0;
  async function* sent(): AsyncGenerator<SentExchange> {
    for await (const exchange of exchanges) {
      const one = sentExchange(exchange, originOf(exchange.target));
      if (!isWhole(one.request)) beginnings++;
      yield one;
    }
  }
  const content = await fileOfPieces(harPieces(sent()), 'application/json');
  return { content, beginnings };
}
