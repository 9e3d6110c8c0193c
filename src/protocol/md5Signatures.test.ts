import { expect, test } from 'vitest';
import { md5Hex, v2Sign, webhookSignature } from './md5Signatures.ts';
import { PUBLISHED_SAMPLE } from './sampleCredentials.ts';

const { token } = PUBLISHED_SAMPLE;
const head = { token, timestamp: '1711001766', nonce: 'abc' };

test.each([
  ['', 'fff8dae1356e7867ea98743439f0e9f8'],
  ['{}', '8083eba6d86d6b036a5076fe8c2b5e2a'],
  ['1pOZUq54oZ3cjofH/n6nMp+0xWH6+auC5wSmOPQXEuDYy4Z79FWInl1YXxUtlPAW', 'c6cfd45c5b291734fb46ca8a581e0e8c'],
])('the published sign of a v2 call with the body "%s"', (body, sign) => {
  expect(v2Sign({ ...head, body })).toBe(sign);
});

test('the published signature of a webhook', () => {
  const call = { timestamp: '1704135845', skillName: '限行', intentName: '查限行尾号', query: '北京限行尾号是多少' };
  expect(webhookSignature({ token, ...call })).toBe('96f439043e1f7d2bb38162e35406f173');
});

test('text and its UTF-8 bytes have the same digest', () => {
  expect(md5Hex('你好')).toBe(md5Hex(new TextEncoder().encode('你好')));
  expect(md5Hex('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
});
