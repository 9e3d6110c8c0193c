/** Which headers travel, and how those that do are described to the page. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Target } from './targets.ts';

export type HeaderPairs = [name: string, value: string][];

export const ERROR_HEADER = 'x-console-proxy-error';
export const EXCHANGE_HEADER = 'x-console-exchange';
export const LAUNCH_HEADER = 'x-console-launch';
export const RAW_HEADERS_HEADER = 'x-console-raw-headers';

/** A list of what may go on, because a list of what may not is never complete. */
const REQUEST_HEADERS: readonly string[] = ['content-type', 'content-length', 'accept'];

/**
 * Request headers for the upstream: the call's own and nothing of the browser's (no cookie, Origin, Referer, Sec-*,
 * language or real user agent). Host is the proxy's business.
 */
export function requestHeaders(headers: IncomingHttpHeaders, target: Target): IncomingHttpHeaders {
  const { ownHeaders } = target;
  const passed = Object.entries(headers).filter(
    ([name]) => REQUEST_HEADERS.includes(name) || (ownHeaders !== undefined && name.startsWith(ownHeaders)),
  );
  const kept: IncomingHttpHeaders = Object.fromEntries(passed);
  kept['user-agent'] = 'dialog-console';
  // RFC 9112 section 6.3: neither length nor chunks means no body; without this Node would announce chunks.
  if (kept['content-length'] === undefined && headers['transfer-encoding'] === undefined) kept['content-length'] = '0';
  return kept;
}

/** Headers that would act on the browser, on this origin or on this connection rather than describe the answer. */
const NOT_FOR_THE_BROWSER: ReadonlySet<string> = new Set([
  'set-cookie',
  'set-cookie2',
  'clear-site-data',
  'strict-transport-security',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
  'refresh',
  // A redirect is shown, never followed out of this origin.
  'location',
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'upgrade',
  'trailer',
  'server-timing',
]);

/** Response headers for the browser; all of them, unchanged, are in `x-console-raw-headers`. */
export function responseHeaders(headers: IncomingHttpHeaders, added: Record<string, string>): IncomingHttpHeaders {
  const passed = Object.entries(headers).filter(
    ([name]) => !NOT_FOR_THE_BROWSER.has(name) && !name.startsWith('access-control-') && !name.startsWith('x-console-'),
  );
  return { ...Object.fromEntries(passed), ...added };
}

/** Names and values in pairs, as Node lists them: case, order and duplicates kept. */
export function pairsOf(rawHeaders: readonly string[]): HeaderPairs {
  const pairs: HeaderPairs = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) pairs.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  return pairs;
}

const RAW_HEADERS_LIMIT = 32 * 1024;

/** base64url of the JSON of the pairs; the last ones are left out when it would not fit a header (32 KiB). */
export function encodePairs(pairs: HeaderPairs): string {
  for (let count = pairs.length; ; count--) {
    const encoded = Buffer.from(JSON.stringify(pairs.slice(0, count))).toString('base64url');
    if (encoded.length <= RAW_HEADERS_LIMIT || count === 0) return encoded;
  }
}

/** Header lines of a request as text (RFC 9112 section 3), without the request line. */
export function pairsOfText(head: string): HeaderPairs {
  return head
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
}

/** The same from Node's own map, where the text is not to be had. */
export function pairsOfMap(headers: OutgoingHttpHeaders): HeaderPairs {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
  );
}
