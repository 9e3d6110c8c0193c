import { expect, it } from 'vitest';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from './sampleCredentials.ts';
import { secretsIn } from './secretCandidates.ts';
import { signToken } from './jwt.ts';

const { token, encodingAESKey } = AWKWARD_SAMPLE;
const KEY = { field: 'encodingAESKey', value: encodingAESKey };
const TOKEN = { field: 'token', value: token };

it.each([
  ['the key alone', encodingAESKey, [KEY]],
  ['in a sentence', `密钥是 ${encodingAESKey}，别告诉别人`, [KEY]],
  ['in code', `const KEY = "${encodingAESKey}";`, [KEY]],
  ['in JSON', JSON.stringify({ a: { encodingAESKey, token } }), [KEY, TOKEN]],
  ['as .env lines', `TOKEN=${token}\nAES_KEY=${encodingAESKey}`, [KEY, TOKEN]],
  [
    'with a padding that does not belong there',
    `EncodingAESKey: ${encodingAESKey}=`,
    [{ ...KEY, value: `${encodingAESKey}=` }],
  ],
  ['twice', `${encodingAESKey} ${encodingAESKey}`, [KEY]],
  [
    'two of them',
    `${encodingAESKey}\n${PUBLISHED_SAMPLE.encodingAESKey}`,
    [KEY, { ...KEY, value: PUBLISHED_SAMPLE.encodingAESKey }],
  ],
])('finds a key %s', (_, text, found) => {
  expect(secretsIn(text)).toEqual(found);
});

it.each([
  ['a sentence about tokens', 'the token is not valid, token expired yesterday 20261125'],
  ['nothing', ''],
  ['a word of the same length', 'a'.repeat(43)],
  ['a longer value', `${encodingAESKey}x`],
  ['a digest', 'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY='],
])('takes %s for no secret', (_, text) => {
  expect(secretsIn(text)).toEqual([]);
});

it('takes the signature of a token for none', async () => {
  const signed = await signToken({ payloadJson: '{"username":"u","msg":"hi"}', secret: encodingAESKey });
  expect(signed.token.split('.')[2]).toHaveLength(43);
  expect(secretsIn(signed.token)).toEqual([]);
  expect(secretsIn(`curl -d 'query=${signed.token}' https://host/openapi/message/x`)).toEqual([]);
});

it('stops at a table of keys', () => {
  const many = Array.from({ length: 200 }, (_, i) => `${String(i).padStart(3, '0')}${encodingAESKey.slice(3)}`);
  expect(secretsIn(many.join('\n'))).toHaveLength(50);
});
