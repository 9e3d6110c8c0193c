/** The three ways a parameter travels to `/openapi/*` (protocol.md sections 2, 3 and 5). */
import { decodeUtf8, utf8 } from './bytes.ts';

export type BodyEncoding = 'form' | 'json' | 'url';

export interface EncodedBody {
  /** Empty, or `?name=value`. */
  search: string;
  contentType: string | undefined;
  bodyText: string;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * Places one parameter. Every reserved character is percent-encoded, so the `+` of base64 stays a `+`.
 * @param value text without half surrogate pairs: a token or base64.
 */
export function encodeBody(encoding: BodyEncoding, name: string, value: string): EncodedBody {
  switch (encoding) {
    case 'form':
      return bodyOf('application/x-www-form-urlencoded', `${name}=${encodeURIComponent(value)}`);
    case 'json':
      return bodyOf('application/json', JSON.stringify({ [name]: value }));
    case 'url':
      return { ...bodyOf(undefined, ''), search: `?${name}=${encodeURIComponent(value)}` };
  }
}

function bodyOf(contentType: string | undefined, bodyText: string): EncodedBody {
  return { search: '', contentType, bodyText, body: utf8(bodyText) };
}

/** Where an encoding puts what it carries, as a reader of the platform sees it. */
export const BODY_ENCODINGS: readonly BodyEncoding[] = ['form', 'json', 'url'];

/** The inverse of {@link encodeBody}: the value a request carries, or an empty text when it was not encoded like that. */
export function carriedValue(encoding: BodyEncoding, name: string, sent: Pick<EncodedBody, 'search' | 'body'>): string {
  const text = encoding === 'url' ? sent.search.slice(1) : decodeUtf8(sent.body);
  try {
    if (encoding !== 'json') return text?.startsWith(`${name}=`) ? decodeURIComponent(text.slice(name.length + 1)) : '';
    const value: unknown = (JSON.parse(text ?? '') as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
