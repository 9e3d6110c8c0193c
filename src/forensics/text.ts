/** Tolerant readings of text: what a strict decoder would refuse but a person may have pasted. */
import { decodeUtf8, decodeUtf8Lossy, fromBase64, utf8 } from '#protocol/bytes.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import type { TextRange } from './types.ts';

/** Undoes percent-encoding; sequences that are not valid stay as they are, as in the URL Standard. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  const source = utf8(text);
  const out = new Uint8Array(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const high = source[i] === 0x25 ? hexDigit(source[i + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(source[i + 2]);
    if (low < 0) out[length++] = source[i]!;
    else {
      out[length++] = high * 16 + low;
      i += 2;
    }
  }
  return decodeUtf8Lossy(out.subarray(0, length));
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Undoes form encoding: `+` is a space (URL Standard, application/x-www-form-urlencoded parsing). */
export function formDecode(text: string): string {
  return percentDecode(text.replaceAll('+', ' '));
}

/** Percent-encodes as curl's --data-urlencode does: everything but the unreserved characters. */
export function percentEncode(text: string): string {
  const safe = text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return encodeURIComponent(safe).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Bytes of base64 in either alphabet, with or without padding, with unfinished ends: what is there of the last
 * incomplete group is decoded too.
 * @returns `undefined` when any other character occurs.
 */
export function fromLenientBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const standard = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,3}$/, '');
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard;
  return fromBase64(whole + '='.repeat((4 - (whole.length % 4)) % 4));
}

/** Where a text stands in another, or `undefined`. */
export function locate(input: string, text: string, from = 0): TextRange | undefined {
  if (text === '') return undefined;
  const start = input.indexOf(text, from);
  return start < 0 ? undefined : { start, end: start + text.length };
}

/** A range as an optional member: absent members must be absent under exact optional types. */
export function ranged(range: TextRange | undefined): { range?: TextRange } {
  return range ? { range } : {};
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The text of bytes that read as UTF-8 without control characters, else `undefined`. */
export function readableText(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8(bytes);
  return text === undefined || CONTROL.test(text) ? undefined : text;
}

/** As {@link readableText}, for bytes that may end in the middle of a character. */
export function readableStart(bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4 && cut <= bytes.length; cut++) {
    const text = readableText(bytes.subarray(0, bytes.length - cut));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Names of encodings a backend in China may use instead of UTF-8, most likely first. */
const LEGACY_ENCODINGS = ['gbk', 'big5', 'utf-16le', 'utf-16be', 'shift_jis'] as const;

/** JSON text in another encoding than UTF-8: the encoding under which it parses, and the text. */
export function legacyJson(bytes: Uint8Array): { encoding: string; text: string } | undefined {
  for (const encoding of LEGACY_ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (isRecord(parseJson(text))) return { encoding, text };
    } catch {
      continue;
    }
  }
  return undefined;
}
