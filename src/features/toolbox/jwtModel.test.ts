import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { decodeToken, initialJwt, timesOf, withContent, withToken, work } from './jwtModel.ts';

const key = PUBLISHED_SAMPLE.encodingAESKey;

test('claims give a token that verifies; with the key decoded it is another one', async () => {
  const asText = await work(initialJwt(key));
  expect(asText.verdict).toBe('verified');
  expect(asText.token.endsWith(asText.alternatives.text!.signature)).toBe(true);
  const decoded = await work({ ...initialJwt(key), keyForm: 'base64' });
  expect(decoded.token).not.toBe(asText.token);
  expect(decoded.token.endsWith(asText.alternatives.base64!.signature)).toBe(true);
});

test('a token signed with the decoded key is told as that, and what each form gives', async () => {
  const { token } = await work({ ...initialJwt(key), keyForm: 'base64' });
  const judged = await work(withToken(initialJwt(key), token));
  expect(judged).toMatchObject({ verdict: 'signature_mismatch', fitting: 'base64' });
  expect(judged.alternatives).toMatchObject({ text: { bytes: 43 }, base64: { bytes: 32 } });
  expect(await work(withToken(initialJwt('another key'), token))).not.toHaveProperty('fitting');
});

test('a token gives its claims back and is judged with the key', async () => {
  const { token } = await work(initialJwt(key));
  const state = withToken(initialJwt('another key'), ` ${token}\n`);
  expect(state.claimsText).toBe('{"username":"some persone","msg":"你好"}');
  expect((await work(state)).verdict).toBe('signature_mismatch');
  const signed = await work(withContent(state, {}));
  expect(signed.verdict).toBe('verified');
  expect(decodeToken(signed.token)).toEqual(decodeToken(token));
});

test('claims that are not JSON leave the token as it was', async () => {
  const before = initialJwt(key);
  const after = withContent(before, { claimsText: '{"username":' });
  expect((await work(after)).token).toBe((await work(before)).token);
});

test.each([
  ['', 'empty_secret'],
  ['key', 'alg_not_allowed'],
])('what cannot be signed is a code: key "%s"', async (secret, code) => {
  const state = withContent(initialJwt(secret), secret ? { headerText: '{"alg":"none"}' } : {});
  expect(await work(state)).toMatchObject({ verdict: code, unsigned: code });
});

test('a key that is not base64 cannot be decoded', async () => {
  expect((await work({ ...initialJwt('不是'), keyForm: 'base64' })).verdict).toBe('key_not_base64');
});

test('any text in place of a token is judged, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      const { verdict } = await work(withToken(initialJwt(key), text));
      expect(verdict).not.toBe('verified');
    }),
  );
});

test('time claims are read as seconds; milliseconds and texts are named', () => {
  expect(timesOf('{"iat":1,"exp":1763900000000,"nbf":"soon"}')).toEqual([
    { name: 'iat', ms: 1000 },
    { name: 'nbf', problem: 'timeBad' },
    { name: 'exp', ms: 1_763_900_000_000, problem: 'timeMs' },
  ]);
});
