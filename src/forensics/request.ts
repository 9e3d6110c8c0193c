/** An HTTP request as it was pasted, whatever form the paste had. */

export type Header = readonly [name: string, value: string];

export interface FormPart {
  name: string;
  value: string;
}

export type RequestSource = 'curl' | 'http' | 'har' | 'url' | 'body' | 'log';

export interface PastedRequest {
  source: RequestSource;
  /** As written; absent when the paste does not say (a bare URL, a body alone). */
  method?: string;
  url?: string;
  headers: readonly Header[];
  /** Whether the headers are all there: only then does a missing one mean something. */
  headersComplete: 'yes' | 'no';
  body?: string;
  /** Fields of a multipart body. */
  parts?: readonly FormPart[];
  /** What the paste refers to without containing it: a file name, `@-`. */
  elsewhere: readonly string[];
  /** Options that ate the value of another one, as the platform page's `curl -x -d`. */
  swallowed: readonly string[];
}

/** Value of a header, names compared without case. */
export function headerOf(request: PastedRequest, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

export type BodyKind = 'form' | 'json' | 'multipart' | 'xml' | 'other';

/** What a content type says the body is. */
export function announcedKind(contentType: string): BodyKind {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type === 'application/json' || type === 'text/json' || /^application\/[\w.-]+\+json$/.test(type)) return 'json';
  if (type.startsWith('multipart/')) return 'multipart';
  if (type.endsWith('/xml') || type.endsWith('+xml')) return 'xml';
  return 'other';
}
