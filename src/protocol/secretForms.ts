/** The forms a secret's bytes take when a text encodes them; escapes around these are another matter. */
import { toBase64, toBase64url, toHex, utf8 } from './bytes.ts';

export type Encoding = 'plain' | 'base64' | 'base64url' | 'hex';

export interface EncodedForm {
  bytes: Uint8Array;
  encoding: Encoding;
}

/**
 * What to look for. Base64 of a secret within something longer depends on how many bytes stand before it: for each of the
 * three alignments, the characters that depend on the secret alone.
 */
export function encodedForms(value: Uint8Array): EncodedForm[] {
  const hex = toHex(value);
  const forms: EncodedForm[] = [
    { bytes: value, encoding: 'plain' },
    { bytes: utf8(hex), encoding: 'hex' },
    { bytes: utf8(hex.toUpperCase()), encoding: 'hex' },
  ];
  for (const before of [0, 1, 2]) {
    const shifted = new Uint8Array(before + value.length);
    shifted.set(value, before);
    const own: [number, number] = [Math.ceil((before * 8) / 6), Math.floor((shifted.length * 8) / 6)];
    const standard = toBase64(shifted).slice(...own);
    const urlSafe = toBase64url(shifted).slice(...own);
    forms.push({ bytes: utf8(standard), encoding: 'base64' });
    if (urlSafe !== standard) forms.push({ bytes: utf8(urlSafe), encoding: 'base64url' });
  }
  return forms;
}

/** A text as it stands inside an encoded JSON or address: base64 of an escaped secret shows no escape outside. */
export function writtenForms(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const percent = percentEncoded(value);
  return [...new Set([value, json, json.replaceAll('/', '\\/'), percent, percentEncoded(percent)])];
}

function percentEncoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // A lone surrogate cannot be written in an address.
    return value;
  }
}
