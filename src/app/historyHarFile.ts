import type { Exchange } from '#data/exchange.ts';
import { decodeUtf8, toBase64 } from '#protocol/bytes.ts';
import { harPieces, type HarExchange } from '#snippets/har.ts';

/** Calls as an HTTP archive. @param originOf where a target's calls go. */
export async function harFile(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): Promise<Blob> {
  const parts: string[] = [];
  for await (const piece of harPieces(harExchanges(exchanges, originOf))) parts.push(piece);
  return new Blob(parts, { type: 'application/json' });
}

async function* harExchanges(
  exchanges: AsyncIterable<Exchange>,
  originOf: (target: Exchange['target']) => string,
): AsyncGenerator<HarExchange> {
  for await (const { startedAt, target, prepared, outcome } of exchanges) {
    const { received } = outcome;
    const { endpoint, path, search, headers, bodyText } = prepared;
    const text = received && decodeUtf8(received.body);
    yield {
      startedAt,
      duration: outcome.phases.total,
      request: { method: endpoint.method, url: originOf(target) + path + search, headers, bodyText },
      ...(received
        ? {
            response: {
              status: received.status,
              statusText: received.statusText,
              headers: received.headers,
              bodyText: text ?? '',
              ...(text === undefined ? { bodyBase64: toBase64(received.body) } : {}),
            },
          }
        : {}),
    };
  }
}
