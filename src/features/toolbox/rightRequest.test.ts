import fc from 'fast-check';
import { expect, test } from 'vitest';
import { examine } from '#forensics/examine.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { exampleText } from './examples.ts';
import { initialJwt, withContent, work } from './jwtModel.ts';
import { compared, rightRequest } from './rightRequest.ts';
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

test('leaves out times that are the mistake', async () => {
  const state = withContent(initialJwt(PUBLISHED_SAMPLE.encodingAESKey), {
    claimsText: '{"username":"u","msg":"m","exp":1,"more":"kept"}',
  });
  const right = await rightRequest(await examined((await work(state)).token));
  expect(right!.prepared.plaintext).toBe('{"username":"u","msg":"m","more":"kept"}');
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
