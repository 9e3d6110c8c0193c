/** Reads the path of a request under `/proxy/`. Nothing is decoded on the way: what is not plain is refused. */

export type Route =
  | { kind: 'call'; target: string }
  | { kind: 'batch'; target: string }
  | { kind: 'session' }
  | { kind: 'status'; probe: 'emulator' | 'all' }
  | { kind: 'exchange'; id: string }
  | { kind: 'exchanges' }
  | { kind: 'emulator_log' }
  | { kind: 'bad_path' };

export const EXCHANGE_ID = /^[A-Za-z0-9-]{1,64}$/;

const OWN_PAGES: Readonly<Record<string, Route>> = {
  '/proxy/session': { kind: 'session' },
  '/proxy/exchange': { kind: 'exchanges' },
  '/proxy/emulator/log': { kind: 'emulator_log' },
};

/** @returns `undefined` for a request that is none of ours */
export function routeOf(url: string): Route | undefined {
  if (url !== '/proxy' && !/^\/proxy[/?#;%\\]/i.test(url)) return undefined;
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  const search = end < 0 ? '' : url.slice(end);
  if (path === '/proxy/status') return { kind: 'status', probe: search === '?probe=all' ? 'all' : 'emulator' };
  const own = OWN_PAGES[path];
  if (own) return own;
  const exchange = /^\/proxy\/exchange\/([^/]*)$/.exec(path)?.[1];
  if (exchange !== undefined && EXCHANGE_ID.test(exchange)) return { kind: 'exchange', id: exchange };
  const batch = /^\/proxy\/batch\/([a-z]+)$/.exec(path)?.[1];
  if (batch !== undefined) return search === '' ? { kind: 'batch', target: batch } : { kind: 'bad_path' };
  return callOf(path);
}

/** Whether a path with its search may go to the platform, as a row of a batch. */
export function isPlatformPath(pathAndSearch: string): boolean {
  if (!/^\/openapi\/[\x21-\x7e]*$/.test(pathAndSearch) || pathAndSearch.includes('#')) return false;
  const end = pathAndSearch.indexOf('?');
  return callOf(`/proxy/x${end < 0 ? pathAndSearch : pathAndSearch.slice(0, end)}`).kind === 'call';
}

/** What the platform's paths look like; `%2F` stays what it is inside the TOKEN. */
const CALL = /^\/proxy\/([a-z]+)\/openapi\/[A-Za-z0-9_-]+\/([\x21-\x7e]+)$/;

function callOf(path: string): Route {
  const [, target, token] = CALL.exec(path) ?? [];
  return target !== undefined && token !== undefined && isPlainSegment(token)
    ? { kind: 'call', target }
    : { kind: 'bad_path' };
}

// A server behind the upstream may decode before it splits, so `..%2Fadmin` must not go on either.
function isPlainSegment(token: string): boolean {
  if (/[/\\]/.test(token)) return false;
  const decoded = decode(token);
  return decoded !== undefined && !decoded.split(/[/\\]/).some((part) => part === '.' || part === '..');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
