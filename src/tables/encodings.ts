/** Text of a file whose encoding nobody wrote down. */

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gbk';

export type DecodedText = { ok: true; encoding: TextEncoding; text: string } | { ok: false };

/** How many bytes are looked at to tell text from anything else. */
const SAMPLE = 0x1_0000;

/**
 * Decodes text: by its byte order mark, else as UTF-16 where its start has the zeros of that, else as UTF-8, else as
 * GBK. The mark is not part of the text. Not ok: no text in any of these, or control characters no text has.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decodedAs(marked, bytes);
  const utf16 = unmarkedUtf16(bytes);
  const decoded = utf16 === undefined ? decodedAs('utf-8', bytes) : decodedAs(utf16, bytes);
  const text = decoded.ok ? decoded : decodedAs('gbk', bytes);
  return text.ok && hasControls(text.text) ? { ok: false } : text;
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-bom';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

// ASCII in UTF-16 has a zero in every pair, always on the same side: line ends and commas suffice, so a tenth of the
// pairs is enough. Where the bytes are UTF-8 too, a few zeros are a few NULs: then it must be half of the pairs.
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  if (zeros[0] === 0 && zeros[1] === 0) return undefined;
  const enough = decodedAs('utf-8', bytes.subarray(0, end)).ok ? end / 4 : end / 20;
  if (zeros[1]! >= enough && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! >= enough && zeros[1] === 0 ? 'utf-16be' : undefined;
}

function decodedAs(encoding: TextEncoding, bytes: Uint8Array): DecodedText {
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  try {
    return { ok: true, encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false };
  }
}

// Tab, line ends, form feed and escape occur in text; the other control characters do not, unless a mark says it is text.
function hasControls(text: string): boolean {
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, SAMPLE));
}

/** UTF-8 bytes with a byte order mark, without which Excel takes a CSV file for the system's code page. */
export function encodeMarked(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`\ufeff${text}`);
}
