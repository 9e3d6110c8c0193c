import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromBase64, toBase64, toBase64url, toHex, utf8 } from './bytes.ts';
import { PUBLISHED_SAMPLE } from './sampleCredentials.ts';
import type { Secret } from './secret.ts';
import { scanForSecrets, type HitForm } from './secretScan.ts';

const KEY: Secret = { id: 'key', field: 'encodingAESKey', value: 'Zm9v+YmFy/2Jhei+xdXg/abcDEFghiJKLmno+pq/stW' };
const TOKEN: Secret = { id: 'token', field: 'token', value: PUBLISHED_SAMPLE.token };

const forms = (content: string | Uint8Array, secrets = [KEY, TOKEN]) =>
  scanForSecrets(content, secrets).map(({ secret, form }): [string, HitForm] => [secret.id, form]);

const units = (text: string, write: (unit: string) => string) => text.replaceAll(/[^]/g, write);
const unicode = (text: string) => units(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const percentAll = (text: string) => units(text, (unit) => `%${unit.charCodeAt(0).toString(16)}`);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const slashes = (text: string) => json(text).replaceAll('/', '\\/');
const entities = (text: string) => units(text, (unit) => `&#${unit.charCodeAt(0)};`);

const ESCAPES: Record<string, (text: string) => string> = {
  raw: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'percent-encoded, every character': percentAll,
  'JSON-escaped': json,
  'JSON-escaped with \\/': slashes,
  'JSON-escaped with \\u': unicode,
  'JSON in JSON': (text) => slashes(slashes(text)),
  'JSON in JSON with \\u': (text) => json(unicode(text)),
  'JSON in an address': (text) => encodeURIComponent(slashes(text)),
  'an address in JSON': (text) => slashes(encodeURIComponent(text)),
  'XML entities': entities,
};

const ENCODINGS: Record<string, (bytes: Uint8Array) => string> = {
  base64: toBase64,
  base64url: toBase64url,
  hex: toHex,
  'upper-case hex': (bytes) => toHex(bytes).toUpperCase(),
  'base64 in JSON': (bytes) => slashes(toBase64(bytes)),
  'base64 in an address': (bytes) => encodeURIComponent(toBase64(bytes)),
};

/** As a person may choose a TOKEN: any printable character. */
const anySecret = fc
  .string({ minLength: 8, maxLength: 50 })
  .filter((value) => value.trim() === value)
  .map((value): Secret => ({ id: 'any', field: 'token', value }));
// Words that leave no escape half open before the secret: there a text means two things.
const around = fc.stringMatching(/^[\w .:;,{}[\]()<>"'=\n开放对话-]{0,40}$/);
const RUNS = { numRuns: 60 };

describe('a secret is found at any offset', () => {
  it.each(Object.entries(ESCAPES))('%s', (_, escape) => {
    fc.assert(
      fc.property(anySecret, around, around, (secret, before, after) => {
        const start = utf8(before).length;
        const end = start + utf8(escape(secret.value)).length;
        const hits = scanForSecrets(before + escape(secret.value) + after, [secret]);
        expect(hits.some((hit) => hit.start <= start && hit.end >= end)).toBe(true);
      }),
      RUNS,
    );
  });

  it.each(Object.entries(ENCODINGS))('%s', (_, encode) => {
    fc.assert(
      fc.property(anySecret, around, around, (secret, before, after) => {
        expect(scanForSecrets(encode(utf8(before + secret.value + after)), [secret])).not.toEqual([]);
        expect(scanForSecrets(encode(utf8(before + slashes(secret.value) + after)), [secret])).not.toEqual([]);
      }),
      RUNS,
    );
  });

  it('UTF-16, as spreadsheets write it', () => {
    const text = `名称,值\nTOKEN,${TOKEN.value}\n`;
    const units16 = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
    expect(forms(new Uint8Array(units16.buffer))).toEqual([['token', 'utf16']]);
  });

  it('the bytes a key stands for, in every encoding', () => {
    const bytes = fromBase64(`${KEY.value}=`)!;
    const padded = concatBytes(Uint8Array.of(7), bytes, Uint8Array.of(9, 9));
    expect(forms(toHex(bytes))).toEqual([['key', 'hex']]);
    expect(forms(toBase64(padded))).toEqual([['key', 'base64']]);
    expect(forms(toBase64url(bytes))).toEqual([['key', 'base64url']]);
    expect(forms(padded)).toEqual([['key', 'raw']]);
  });
});

describe('what is found is named', () => {
  it.each<[string, HitForm]>([
    [`key: ${KEY.value}`, 'raw'],
    [`/openapi/sign/${KEY.value}?x`, 'path'],
    [encodeURIComponent(KEY.value), 'percent'],
    [encodeURIComponent(encodeURIComponent(KEY.value)), 'percent_twice'],
    [slashes(KEY.value), 'json'],
    [unicode(KEY.value), 'json'],
    [entities(KEY.value), 'xml'],
    [toBase64(utf8(`x${KEY.value}`)), 'base64'],
    [toHex(utf8(KEY.value)), 'hex'],
  ])('%s', (content, form) => {
    expect(forms(content)).toEqual([['key', form]]);
  });

  it('once for each place, in order, with its bytes', () => {
    const content = `开放 ${TOKEN.value} and ${encodeURIComponent(KEY.value)}`;
    const hits = scanForSecrets(content, [KEY, TOKEN]);
    const cut = ({ start, end }: { start: number; end: number }) =>
      new TextDecoder().decode(utf8(content).subarray(start, end));
    expect(hits.map(cut)).toEqual([TOKEN.value, encodeURIComponent(KEY.value)]);
  });
});

describe('nothing is found', () => {
  it('in a text that has nothing to do with the secrets', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
        expect(forms(text)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a value that is still being typed, and in a content without secrets to look for', () => {
    expect(forms('abcabcabc', [{ id: 'half', field: 'token', value: 'abc' }])).toEqual([]);
    expect(forms(KEY.value, [])).toEqual([]);
  });

  it('in megabytes of escapes and near misses, in one pass for each layer', () => {
    const near = `${KEY.value.slice(3, -2)}_%25%5C\\\\u004`;
    expect(forms(near.repeat(20_000))).toEqual([]);
  });
});
