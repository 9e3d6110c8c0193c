import type { Exchange } from '#data/exchange.ts';
import { bodyBytes } from '#protocol/prepare.ts';
import type { SentExchange } from '#snippets/snippet.ts';

/** A finished call as snippets take it. `origin` is where it went: scheme, host and port. */
export function sentExchange({ startedAt, prepared, outcome }: Exchange, origin: string): SentExchange {
  const { endpoint, path, search, headers, bodyText } = prepared;
  const { received, phases } = outcome;
  return {
    startedAt,
    duration: phases.total,
    phases,
    request: {
      method: endpoint.method,
      urlBeforeToken: origin + endpoint.pathPrefix,
      token: path.slice(endpoint.pathPrefix.length),
      search,
      headers,
      bodyText,
      bodySize: bodyBytes(prepared),
    },
    ...(received ? { response: received } : {}),
  };
}
