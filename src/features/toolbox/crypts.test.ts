import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { bareDecrypt, bareEncrypt } from './bareAes.ts';
import { ciphertextIn, open, seal } from './crypts.ts';

const { encodingAESKey, appId } = AWKWARD_SAMPLE;
const fields = { form: 'framed', encodingAESKey, appId, message: '你好', randomHex: '61'.repeat(16) } as const;

test('what was sealed opens again, alone or inside what a platform sends', async () => {
  const made = await seal(fields);
  if (made.kind !== 'framed') throw new Error(made.kind);
  const { encrypt } = made.sealed;
  for (const text of [
    encrypt,
    JSON.stringify({ encrypted: encrypt }),
    `encrypt=${encodeURIComponent(encrypt)}`,
    `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`,
  ]) {
    expect(await open({ encodingAESKey, appId, text })).toMatchObject({
      kind: 'framed',
      opened: { message: '你好' },
    });
  }
});

test('a wrong APPID is named together with the one that is there', async () => {
  const made = await seal(fields);
  if (made.kind !== 'framed') throw new Error(made.kind);
  const opened = await open({ encodingAESKey, appId: 'another', text: made.sealed.encrypt });
  expect(opened).toMatchObject({ kind: 'failed', code: 'appid_mismatch', foundAppId: appId });
});

test('bare AES is told from framed', async () => {
  const { encrypt } = await bareEncrypt(encodingAESKey, '{"query":"你好"}');
  expect(await open({ encodingAESKey, appId, text: encrypt })).toMatchObject({
    kind: 'bare',
    message: '{"query":"你好"}',
  });
});

test('the published webhook sample is bare AES', async () => {
  const sample = 'aJhHfz6xc9iQiTLwusQe0HYKT6itYwq/YgQHltmLPf2UfpD+8ODJ8lrrxOMxy5NiALZqz1eYGtwD7cLQDP3ADg==';
  expect(await bareDecrypt(PUBLISHED_SAMPLE.encodingAESKey, sample)).toBe(
    '{"answer_type":"text","text_info":{"short_answer":"answer"}}',
  );
});

test('bare AES comes back for every length', async () => {
  for (let length = 0; length <= 64; length++) {
    const { encrypt } = await bareEncrypt(encodingAESKey, 'x'.repeat(length));
    expect(await bareDecrypt(encodingAESKey, encrypt)).toBe('x'.repeat(length));
  }
});

test.each([
  [{ encodingAESKey: 'short' }, 'bad_key_length'],
  [{ randomHex: '61' }, 'bad_random_length'],
  [{ message: '\ud800' }, 'lone_surrogate'],
])('what cannot be sealed is a code: %j', async (changes, code) => {
  expect(await seal({ ...fields, ...changes })).toEqual({ kind: 'failed', code });
});

test('no text makes decryption throw', async () => {
  expect(ciphertextIn('  ')).toBeUndefined();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
      expect(['failed', 'no_ciphertext', 'bare', 'framed']).toContain(
        (await open({ encodingAESKey, appId, text })).kind,
      );
    }),
  );
});
