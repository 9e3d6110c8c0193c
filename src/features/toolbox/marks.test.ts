import { expect, test } from 'vitest';
import { examine } from '#forensics/examine.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { exampleText } from './examples.ts';
import { marksOf, stepsOf, stretchesOf } from './marks.ts';

const NOW = 1_763_900_000;

test('a request and its address are one step, and marks do not overlap', async () => {
  const text = await exampleText('decodedKey');
  const { layers } = await examine(text, { profiles: [PUBLISHED_SAMPLE], now: NOW });
  const steps = stepsOf(layers);
  expect(steps.map(({ layer }) => layer.kind)).toEqual([
    'request',
    'path_token',
    'form',
    'token_header',
    'token_claims',
    'token_signature',
  ]);
  const marks = marksOf(steps);
  expect(marks.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
  expect(marks.every(({ end }, i) => end <= (marks[i + 1]?.start ?? text.length))).toBe(true);
  expect(
    stretchesOf(text, marks)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(text);
  const of = (number: number) => stretchesOf(text, marks).find(({ mark }) => mark?.number === number)?.text;
  expect(of(1)).toBe('https://chatbot.weixin.qq.com/openapi/message/');
  expect(of(2)).toBe(PUBLISHED_SAMPLE.token);
});
