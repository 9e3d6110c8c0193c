/** What a URL addresses: the host, the call and the TOKEN in its path. */
import { ENDPOINTS, ENDPOINT_IDS, type EndpointId } from '#protocol/endpoints.ts';
import { percentDecode } from './text.ts';

export interface Target {
  host: string;
  /** Path without the query string, as written. */
  path: string;
  /** Query string without its `?`, as written. */
  search: string;
  /** The call; `other` for a path of the platform this room does not know in detail. */
  api: EndpointId | 'other' | 'unknown';
  /** Name of the call when it is another one, as in `/openapi/sign/…`. */
  otherApi?: string;
  /** What stands after the call's prefix, as written; empty when nothing does. */
  rawToken: string;
  /** The same, percent-decoded. */
  token: string;
}

/** Cuts a URL or an absolute path. Never throws: nothing is validated. */
export function readTarget(url: string): Target {
  const [, host = '', tail = ''] = /^(?:[a-z][\w+.-]*:)?\/\/([^/?#]*)([\s\S]*)$/i.exec(url) ?? ['', ...schemeless(url)];
  const hash = tail.indexOf('#');
  const noHash = hash < 0 ? tail : tail.slice(0, hash);
  const question = noHash.indexOf('?');
  const path = question < 0 ? noHash : noHash.slice(0, question);
  const search = question < 0 ? '' : noHash.slice(question + 1);
  return { host: host.replace(/^[^@]*@/, ''), path, search, ...callOf(path) };
}

function schemeless(url: string): [string, string] {
  const slash = url.search(/[/?]/);
  if (slash === 0 || !/^[\w.-]+(?::\d+)?$/.test(slash < 0 ? url : url.slice(0, slash))) return ['', url];
  return slash < 0 ? [url, ''] : [url.slice(0, slash), url.slice(slash)];
}

function callOf(path: string): Pick<Target, 'api' | 'otherApi' | 'rawToken' | 'token'> {
  for (const api of ENDPOINT_IDS) {
    const prefix = ENDPOINTS[api].pathPrefix;
    const start = path.indexOf(prefix.slice(0, -1));
    const after = path[start + prefix.length - 1];
    if (start < 0 || (after !== undefined && after !== '/')) continue;
    const rawToken = path.slice(start + prefix.length).replace(/\/$/, '');
    return { api, rawToken, token: percentDecode(rawToken) };
  }
  const other = /\/openapi\/((?:nlp\/)?[\w-]+)(?:\/([^/]*))?|\/v2\/([\w/-]+)/.exec(path);
  const rawToken = other?.[2] ?? '';
  if (other) return { api: 'other', otherApi: other[1] ?? `v2/${other[3]!}`, rawToken, token: percentDecode(rawToken) };
  return { api: 'unknown', rawToken: '', token: '' };
}
