/** HAR entries and logs (HTTP Archive 1.2), as a browser's network panel exports them. */
import { isRecord } from '#protocol/plainJson.ts';
import type { FormPart, Header, PastedRequest } from './request.ts';
import { percentEncode } from './text.ts';

/**
 * The request of a HAR entry, of a whole log, or of a bare HAR request object. In a log the call to the platform is
 * taken, else the first entry.
 */
export function readHar(value: unknown): PastedRequest | undefined {
  const requests = entriesOf(value).flatMap((entry) =>
    isRecord(entry) && isRecord(entry.request) ? [entry.request] : [],
  );
  const own = isRecord(value) && typeof value.url === 'string' && typeof value.method === 'string' ? [value] : [];
  const all = [...requests, ...own];
  // The preflight of a browser stands before the call it asks for.
  const calls = all.filter(({ url }) => typeof url === 'string' && url.includes('/openapi/'));
  const chosen = calls.find(({ method }) => method !== 'OPTIONS') ?? calls[0] ?? all[0];
  return chosen && requestOf(chosen);
}

function entriesOf(value: unknown): unknown[] {
  if (!isRecord(value)) return [];
  if (isRecord(value.request)) return [value];
  const log = isRecord(value.log) ? value.log : value;
  return Array.isArray(log.entries) ? log.entries : [];
}

function requestOf(request: Record<string, unknown>): PastedRequest {
  const post = isRecord(request.postData) ? request.postData : {};
  const headers = pairsOf(request.headers).map(({ name, value }): Header => [name, value]);
  const mimeType = typeof post.mimeType === 'string' ? post.mimeType : '';
  if (mimeType && !headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', mimeType]);
  const params = pairsOf(post.params);
  const text = typeof post.text === 'string' ? post.text : textOf(params);
  const body = text === undefined && typeof request.body === 'string' ? request.body : text;
  return {
    source: 'har',
    ...(typeof request.method === 'string' ? { method: request.method } : {}),
    ...(typeof request.url === 'string' ? { url: request.url } : {}),
    headers: headers.filter(([name]) => !name.startsWith(':')),
    headersComplete: Array.isArray(request.headers) && request.headers.length > 0 ? 'yes' : 'no',
    ...(body === undefined || body === '' ? {} : { body }),
    ...(mimeType.startsWith('multipart/') && params.length > 0 ? { parts: params } : {}),
    elsewhere: [],
    swallowed: [],
  };
}

function textOf(params: readonly FormPart[]): string | undefined {
  if (params.length === 0) return undefined;
  return params.map(({ name, value }) => `${name}=${percentEncode(value)}`).join('&');
}

function pairsOf(value: unknown): FormPart[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((pair): FormPart[] =>
    isRecord(pair) && typeof pair.name === 'string' ? [{ name: pair.name, value: String(pair.value ?? '') }] : [],
  );
}
