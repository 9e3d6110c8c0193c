import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { open, seal } from './crypts.ts';
import { decryptCase, encryptCase, signatureCase } from './vectorCase.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../protocol/vectors/wxbizmsgcrypt.json', import.meta.url), 'utf8'),
) as { cases: Record<string, unknown>[] };
const sharedCase = (id: string) => {
  const {
    id: _id,
    title: _title,
    tags: _tags,
    source: _source,
    verifiedBy: _by,
    ...rest
  } = vectors.cases.find((each) => each.id === id) as Record<string, unknown>;
  return rest;
};
const own = ({ id: _id, title: _title, tags: _tags, ...rest }: Record<string, unknown>) => rest;

test('an encryption is exported as the shared vectors write it', async () => {
  const shared = sharedCase('wx-s-encrypt-010');
  const made = await seal({
    form: 'framed',
    encodingAESKey: String(shared.encodingAESKey),
    appId: String(shared.appId),
    message: String(shared.message),
    randomHex: String(shared.random16Hex),
  });
  if (made.kind !== 'framed') throw new Error(made.kind);
  expect(own(await encryptCase(made.fields, made.fields.message, made.sealed))).toEqual(shared);
});

test('a decryption and a refusal, too', async () => {
  const shared = sharedCase('wx-s-decrypt-041');
  const keys = { encodingAESKey: String(shared.encodingAESKey), appId: String(shared.appId) };
  const opened = await open({ ...keys, text: String(shared.encrypt) });
  if (opened.kind !== 'framed') throw new Error(opened.kind);
  expect(own(decryptCase(keys, opened.encrypt, opened.opened))).toMatchObject(shared);
  const refused = sharedCase('wx-s-decrypt-042');
  const wrong = { encodingAESKey: String(refused.encodingAESKey), appId: String(refused.appId) };
  expect(own(decryptCase(wrong, String(refused.encrypt), 'appid_mismatch'))).toEqual(refused);
});

test('a signature, too', () => {
  const shared = sharedCase('wx-s-signature-072') as Record<'token' | 'timestamp' | 'nonce' | 'encrypt', string> & {
    expect: { msgSignature: string };
  };
  expect(own(signatureCase(shared, shared.expect.msgSignature))).toEqual(shared);
});
