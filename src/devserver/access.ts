/** Who may ask: pages of this very server, and programs on this machine. Other web sites may not. */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

export type Refusal = 'forbidden_host' | 'forbidden_origin';

/** Names this server answers to besides loopback: the configured host, as given to Vite. */
export interface OwnNames {
  /** A name or address, or `any_address` when the server listens on every interface. */
  host: string | undefined;
}

/**
 * The rules against DNS rebinding (Host) and against other sites' forms and scripts (Origin, Sec-Fetch-Site).
 * A program without Origin and Sec-Fetch-Site, such as curl, passes.
 */
export function refusalOf(headers: IncomingHttpHeaders, names: OwnNames): Refusal | undefined {
  const host = headers.host?.toLowerCase() ?? '';
  if (!isOwnHost(host, names)) return 'forbidden_host';
  const site = headers['sec-fetch-site'];
  // `same-site` is another port of the same machine: another program, another trust.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'forbidden_origin';
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return 'forbidden_origin';
  return undefined;
}

function isOwnHost(hostAndPort: string, { host }: OwnNames): boolean {
  const name = hostAndPort.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  if (isIP(name) === 4 && name.startsWith('127.')) return true;
  if (host === undefined) return false;
  // A literal address cannot be rebound, so it is enough on a server that listens on all of them.
  return host === 'any_address' ? isIP(name) !== 0 : name === host.toLowerCase();
}

/** The `server.host` of Vite's configuration in our words. */
export function ownNames(host: string | boolean | undefined): OwnNames {
  if (host === true || host === '0.0.0.0' || host === '::') return { host: 'any_address' };
  return { host: typeof host === 'string' ? host : undefined };
}
