import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeUtf8,
  fromBase64,
  fromBase64url,
  fromHex,
  loneSurrogateAt,
  toBase64,
  toBase64url,
  toHex,
  utf8,
  utf8Length,
} from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('bytes', () => {
  it('round-trips through hex, base64 and base64url, in the spelling of Node', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        const plain = new Uint8Array(value);
        expect(toBase64(plain)).toBe(Buffer.from(plain).toString('base64'));
        expect(toBase64url(plain)).toBe(Buffer.from(plain).toString('base64url'));
        expect(fromBase64(toBase64(plain))).toEqual(plain);
        expect(fromBase64url(toBase64url(plain))).toEqual(plain);
        expect(fromHex(toHex(plain))).toEqual(plain);
      }),
    );
  });

  it('encodes more than one piece without a seam', () => {
    const long = Uint8Array.from({ length: 100_001 }, (_, i) => i % 251);
    expect(toBase64(long)).toBe(Buffer.from(long).toString('base64'));
  });

  it('counts UTF-8 bytes as TextEncoder makes them, half surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(utf8(text).length);
      }),
    );
    expect(utf8Length('x\ud83dy')).toBe(utf8('x\ud83dy').length);
  });

  it('refuses what is not exactly standard base64', () => {
    for (const text of ['YQ', 'YQ=', 'YQ==\n', 'YQ==YQ==', '-_==', 'YQ= =', 'Y Q='])
      expect(fromBase64(text)).toBeUndefined();
  });

  it('keeps a byte order mark and refuses broken UTF-8', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
    expect(decodeUtf8(Uint8Array.of(0xff))).toBeUndefined();
  });

  it('finds the first half of a pair that has lost its other half', () => {
    expect(loneSurrogateAt('a👍b')).toBe(-1);
    expect(loneSurrogateAt('a\ud83d')).toBe(1);
    expect(loneSurrogateAt('👍\udc4d')).toBe(2);
  });
});
