import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftSpec } from '#data/drafts.ts';
import { examine } from '#forensics/examine.ts';
import { verifyToken } from '#protocol/jwt.ts';
import { encrypt } from '#protocol/msgCrypt.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { exampleText } from './examples.ts';
import { initialJwt, withContent, work } from './jwtModel.ts';
import { compared, refilled, rightRequest } from './rightRequest.ts';
import type { ExaminedText } from './useExamination.ts';

const NOW = 1_763_900_000;
const profile = (credentials = PUBLISHED_SAMPLE) =>
  ({ id: 'p', name: 'P', purpose: 'test', credentials, revision: 0, area: 'tab' }) as const;

async function examined(text: string): Promise<ExaminedText> {
  const profiles = [profile()];
  const examination = await examine(text, { profiles: [PUBLISHED_SAMPLE], now: NOW });
  return { text, profiles, now: NOW, result: { kind: 'done', examination } };
}

test('differs from a wrongly signed one in the signature alone', async () => {
  const right = await rightRequest(await examined(await exampleText('decodedKey')));
  const sent = right!.sent.split('.');
  const good = right!.prepared.value.split('.');
  expect(good.slice(0, 2)).toEqual(sent.slice(0, 2));
  expect(good[2]).not.toBe(sent[2]);
  expect(right!.baseUrl).toBe('https://chatbot.weixin.qq.com');
});

test('keeps the random bytes of a ciphertext, so that only the mistake differs', async () => {
  const right = await rightRequest(await examined(await exampleText('plusToSpace')));
  expect(right!.sent.replaceAll(' ', '+')).toBe(right!.prepared.value);
});

const tokenOf = async (claimsText: string, headerText?: string, key = PUBLISHED_SAMPLE.encodingAESKey) =>
  (await work(withContent(initialJwt(key), { claimsText, ...(headerText ? { headerText } : {}) }))).token;

test('grants the same time anew where the times are the mistake', async () => {
  const token = await tokenOf('{"username":"u","msg":"m","iat":1000,"exp":1600,"nbf":1,"more":"kept"}');
  const right = await rightRequest(await examined(token));
  expect(right!.prepared.plaintext).toBe(`{"username":"u","msg":"m","iat":${NOW},"exp":${NOW + 600},"more":"kept"}`);
  expect(refilled(draftSpec.initial(), right!)).toMatchObject({ iat: true, exp: true, expSeconds: '600' });
});

test('order, spacing and header that are not the mistake stay to the letter', async () => {
  const header = '{"alg":"HS256","typ":"JWT"}';
  const sent = (await tokenOf('{"msg": "\\u4f60", "username": "u"}', header, 'another key')).split('.');
  const right = (await rightRequest(await examined(sent.join('.'))))!;
  expect(right.draft.msg).toBe('你');
  expect(right.prepared.value.split('.').slice(0, 2)).toEqual(sent.slice(0, 2));
  await verifyToken({ token: right.prepared.value, secret: PUBLISHED_SAMPLE.encodingAESKey, now: NOW });
});

test('every part of a signed call is taken over', async () => {
  const claims = `{"username":"u","query":"问","iat":${NOW - 5},"exp":${NOW + 60},"jti":"x","id":12345678901234567890}`;
  const body = JSON.stringify({ query: await tokenOf(claims) });
  const right = await rightRequest(
    await examined(
      `curl https://openai.weixin.qq.com/openapi/message/${PUBLISHED_SAMPLE.token} -H 'Content-Type: application/json' -d '${body}'`,
    ),
  );
  expect(right!.baseUrl).toBe('https://openai.weixin.qq.com');
  expect(refilled(draftSpec.initial(), right!)).toMatchObject({
    api: 'message',
    username: 'u',
    msg: '问',
    claimName: 'msg',
    encoding: 'json',
    iat: false,
    exp: false,
    jti: false,
    extraClaims: `{"iat":${NOW - 5},"exp":${NOW + 60},"jti":"x","id":12345678901234567890}`,
    vocabulariesOf: 'p',
  });
});

test('every part of an encrypted call is taken over, its vocabularies and random bytes too', async () => {
  const message =
    '{"svrinfo": {"real_time_slot_candidates": {"城市": ["北京", "上海"], "歌手": ["李四"]}}, "msg": "问", "username": "u"}';
  const { encrypt: value } = await encrypt({ ...PUBLISHED_SAMPLE, message, random: new Uint8Array(16).fill(0x61) });
  const path = `https://chatbot.weixin.qq.com/openapi/dictmsg/${PUBLISHED_SAMPLE.token}`;
  const right = (await rightRequest(await examined(`curl ${path} -d 'encrypt=${value}'`)))!;
  expect(right.prepared.value).toBe(value);
  const draft = refilled(draftSpec.initial(), right);
  expect(draft).toMatchObject({
    api: 'dictmsg',
    username: 'u',
    msg: '问',
    encoding: 'form',
    frozenRandom: '61'.repeat(16),
  });
  expect(draft.vocabularies).toMatchObject([
    { name: '城市', words: ['北京', '上海'], enabled: true },
    { name: '歌手', words: ['李四'], enabled: true },
  ]);
  expect(new Set(draft.vocabularies.map(({ id }) => id)).size).toBe(2);
});

test('is not made up where nothing could be decoded', async () => {
  expect(await rightRequest(await examined('no call at all'))).toBeNull();
});

test('comparing keeps both texts whole and marks what differs', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [left, right] = compared(a, b);
      expect(left.map(({ text }) => text).join('')).toBe(a);
      expect(right.map(({ text }) => text).join('')).toBe(b);
      expect(left.some(({ kind }) => kind === 'different') || right.some(({ kind }) => kind === 'different')).toBe(
        a !== b,
      );
    }),
  );
});

test.each([0, 4095, 4096, 9_999])('a difference in a long text is found to the letter, at %i', (at) => {
  const same = 'ab'.repeat(5_000);
  const [left, right] = compared(`${same.slice(0, at)}XY${same.slice(at)}`, `${same.slice(0, at)}Z${same.slice(at)}`);
  const different = [left, right].map((pieces) => pieces.filter(({ kind }) => kind === 'different'));
  expect(different).toEqual([[{ text: 'XY', kind: 'different' }], [{ text: 'Z', kind: 'different' }]]);
});
