/** The calls the console can make, as a table: nothing elsewhere switches on a name. */

export type EndpointId = 'message' | 'dictmsg';
export type Scheme = 'jwt' | 'wxbizmsgcrypt';

export interface Endpoint {
  id: EndpointId;
  method: 'POST';
  /** What stands before the TOKEN. */
  pathPrefix: string;
  /** The one parameter that carries everything (protocol.md sections 2 and 3). */
  parameter: 'query' | 'encrypt';
  scheme: Scheme;
}

export const ENDPOINTS: Record<EndpointId, Endpoint> = {
  message: { id: 'message', method: 'POST', pathPrefix: '/openapi/message/', parameter: 'query', scheme: 'jwt' },
  dictmsg: {
    id: 'dictmsg',
    method: 'POST',
    pathPrefix: '/openapi/dictmsg/',
    parameter: 'encrypt',
    scheme: 'wxbizmsgcrypt',
  },
};

export const ENDPOINT_IDS = Object.keys(ENDPOINTS) as readonly EndpointId[];

/**
 * Path of a call. The TOKEN is one percent-encoded segment, whatever it holds.
 * @returns `undefined` for a TOKEN that cannot be a segment: empty, `.`, `..`, or half a surrogate pair.
 */
export function endpointPath(id: EndpointId, token: string): string | undefined {
  if (token === '' || token === '.' || token === '..') return undefined;
  try {
    return ENDPOINTS[id].pathPrefix + encodeURIComponent(token);
  } catch {
    return undefined;
  }
}

/** The TOKEN of such a path, as a person would type it; as it stands there where its percent-encoding is broken. */
export function tokenOfPath(path: string): string {
  const segment = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
