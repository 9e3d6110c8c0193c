import fc from 'fast-check';
import { expect, it } from 'vitest';
import { equalBytes, toBase64, utf8 } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { decrypt } from '#protocol/msgCrypt.ts';
import { bodyBytes, prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { escapedBase64 } from './escapedBase64.ts';
import { prepareLarge } from './largeRequest.ts';
import { envelopeBytes, requestSizes } from './sizes.ts';
import { jsonOf } from './vocabularyFile.ts';
import { WordList } from './wordList.ts';

const environment = { now: 1_700_000_000, random: utf8('0123456789abcdef') };
const draft = { ...EXAMPLE_DRAFT, api: 'dictmsg' as const, username: 'u"1', msg: '打给张三 😀' };
const ascii = new TextDecoder('latin1');

it('base64 escaped as it is written is what encodeURIComponent makes of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const base64 = toBase64(bytes);
      const { bytes: escaped, pluses } = escapedBase64(bytes);
      expect(ascii.decode(escaped)).toBe(encodeURIComponent(base64));
      expect(pluses).toBe(base64.split('+').length - 1);
    }),
  );
});

it.each(['form', 'json'] as const)('is the request that prepare makes, byte for byte, as %s', async (encoding) => {
  const words = Array.from({ length: 70_000 }, (_, i) => (i % 1000 === 0 ? `"词\n${i}` : `词条${i}`));
  const vocabularies = [
    { name: '联系人"', words },
    { name: 'empty', words: [] },
    { name: '__proto__', words: ['甲'] },
  ];
  const small = await prepare({ ...draft, encoding, vocabularies }, PUBLISHED_SAMPLE, environment);
  const lists = vocabularies.map(({ name, words: all }) => ({ name, json: jsonOf(WordList.of(all)) }));
  const shares: number[] = [];
  const large = await prepareLarge(
    { ...draft, encoding },
    lists,
    PUBLISHED_SAMPLE,
    environment,
    (share) => void shares.push(share),
  );
  if (!small.ok || !large.ok) throw new Error('not prepared');
  expect(equalBytes(new Uint8Array(await large.prepared.large!.body!.arrayBuffer()), small.prepared.body)).toBe(true);
  expect(large.prepared.path).toBe(small.prepared.path);
  expect(large.prepared.headers).toEqual(small.prepared.headers);
  expect(small.prepared.plaintext.startsWith(large.prepared.plaintext.slice(0, 1000))).toBe(true);
  expect(large.prepared.large).toMatchObject({ plaintextBytes: utf8(small.prepared.plaintext).length });
  expect(bodyBytes(large.prepared)).toBe(small.prepared.body.length);
  expect(large.prepared.issues).toEqual(small.prepared.issues);
  expect(large.prepared.issues.at(-1)?.code).toBe(`over_${encoding}_limit`);
  expect(shares.at(-1)).toBe(1);
  const opened = await decrypt({ ...PUBLISHED_SAMPLE, encrypt: small.prepared.value });
  expect(opened.fields).toEqual(
    large.prepared.steps.scheme === 'wxbizmsgcrypt' && large.prepared.steps.encrypted.fields,
  );
});

it('does not fit an address, and says so', async () => {
  const result = await prepareLarge({ ...draft, encoding: 'url' }, [], PUBLISHED_SAMPLE, environment);
  expect(!result.ok && result.issues.at(-1)?.code).toBe('too_large_for_url');
});

it('sizes are known before anything is made', async () => {
  const vocabularies = [{ name: '联系人', words: ['张三', '"李四"'] }];
  const list = WordList.of(vocabularies[0]!.words);
  const plaintext = envelopeBytes(draft.username, draft.msg, ['联系人']) + jsonOf(list).length;
  const sizes = requestSizes(plaintext, PUBLISHED_SAMPLE.appId);
  const made = await prepare({ ...draft, encoding: 'json', vocabularies }, PUBLISHED_SAMPLE, environment);
  if (!made.ok || made.prepared.steps.scheme !== 'wxbizmsgcrypt') throw new Error('not prepared');
  expect(sizes.plaintext).toBe(utf8(made.prepared.plaintext).length);
  expect(sizes.ciphertext).toBe(made.prepared.steps.encrypted.ciphertext.length);
  expect(sizes.body.json).toBe(made.prepared.body.length);
});
