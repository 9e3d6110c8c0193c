import { expect, test } from 'vitest';
import { examine } from '#forensics/examine.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { exampleText } from './examples.ts';

const NOW = 1_763_900_000;

test.each([
  ['decodedKey', 'key_base64_decoded'],
  ['plusToSpace', 'plus_became_space'],
  ['right', 'ok'],
] as const)('%s is found to be %s', async (id, code) => {
  const { findings } = await examine(await exampleText(id), { profiles: [PUBLISHED_SAMPLE], now: NOW });
  expect(findings[0].code).toBe(code);
});
