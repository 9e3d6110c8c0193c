/** The same bytes in five spellings. Pure. */
import {
  decodeUtf8,
  decodeUtf8Lossy,
  fromBase64,
  fromBase64url,
  fromHex,
  toBase64,
  toBase64url,
  toHex,
  utf8,
} from '#protocol/bytes.ts';

export const SPELLINGS = ['text', 'hex', 'base64', 'base64url', 'percent'] as const;
export type Spelling = (typeof SPELLINGS)[number];

const READERS: Record<Spelling, (text: string) => Uint8Array | undefined> = {
  text: utf8,
  hex: (text) => fromHex(text.replaceAll(/\s|0x/g, '')),
  base64: (text) => fromBase64(text.replaceAll(/\s/g, '')),
  base64url: (text) => fromBase64url(text.replaceAll(/\s/g, '')),
  percent: readPercent,
};

const WRITERS: Record<Spelling, (bytes: Uint8Array) => string> = {
  text: decodeUtf8Lossy,
  hex: toHex,
  base64: toBase64,
  base64url: toBase64url,
  percent: writePercent,
};

/** Bytes of a text in a spelling, or `undefined`. White space in hex and base64 is ignored. */
export function readSpelling(spelling: Spelling, text: string): Uint8Array | undefined {
  return READERS[spelling](text);
}

/** Bytes in a spelling; as text, U+FFFD stands for what is not UTF-8. */
export function writeSpelling(spelling: Spelling, bytes: Uint8Array): string {
  return WRITERS[spelling](bytes);
}

/** Whether bytes are a text. */
export function isText(bytes: Uint8Array): boolean {
  return decodeUtf8(bytes) !== undefined;
}

function readPercent(text: string): Uint8Array | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  const bytes: number[] = [];
  for (const piece of text.split(/(%[0-9a-f]{2})/i)) {
    if (piece.startsWith('%')) bytes.push(Number.parseInt(piece.slice(1), 16));
    else for (const byte of utf8(piece)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

// RFC 3986 section 2.3: only unreserved characters stay as they are.
const UNRESERVED = /[A-Za-z0-9._~-]/;

function writePercent(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    text += UNRESERVED.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return text;
}
