import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import {
  aesKey,
  alnum,
  bytesOf,
  cipherOf,
  credentialsOf,
  dictionaryOf,
  randomOf,
  textsOf,
  type CipherPlan,
  type Random,
} from './fixtures/fabricate.ts';

const NOW = 1_763_900_000;
const seeds = Array.from({ length: 12 }, (_, seed) => seed + 7000);

async function judge(seed: number, plan: (random: Random, key: Buffer, text: string) => Partial<CipherPlan>) {
  const random = randomOf(seed);
  const own = credentialsOf(random);
  const message = dictionaryOf(textsOf(random));
  const made = { credentials: own, message, random: Buffer.from(alnum(random, 16)) };
  const value = cipherOf({ ...made, ...plan(random, aesKey(own), own.encodingAESKey) }).toString('base64');
  const { findings, ruledOut } = await examine(value, { profiles: [own], now: NOW });
  const codes = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
  return { codes, findings, zero: ruledOut.find(({ code }) => code === 'iv_zero')?.outcome };
}

describe('a wrong vector before a prefix of letters and digits, as the samples draw it', () => {
  test.each(seeds)('zeros, seed %i', async (seed) => {
    const { codes, findings, zero } = await judge(seed, () => ({ iv: Buffer.alloc(16) }));
    expect(codes).toEqual(['iv_zero']);
    expect(findings[0]).toMatchObject({
      proven: true,
      evidence: { prefix: expect.stringMatching(/^[A-Za-z0-9]{16}$/) },
    });
    expect(zero).toBe('match');
  });

  test('the start of the key text, or the end of the key', async () => {
    const text = await judge(1, (_, _key, key) => ({ iv: Buffer.from(key.slice(0, 16)) }));
    const tail = await judge(2, (_, key) => ({ iv: key.subarray(16) }));
    expect([text.codes, tail.codes]).toEqual([['iv_not_from_key'], ['iv_not_from_key']]);
  });

  test('beside another mistake of the frame', async () => {
    const { codes } = await judge(3, () => ({ iv: Buffer.alloc(16), block: 16, trailer: '' }));
    expect(codes).toContain('iv_zero');
    expect(codes).toContain('appid_missing');
  });

  test('a buffer that was never filled is a prefix as telling', async () => {
    const { codes } = await judge(4, () => ({ iv: Buffer.alloc(16), random: Buffer.alloc(16) }));
    expect(codes).toEqual(['iv_zero']);
  });
});

describe('a right vector is never called wrong', () => {
  test.each(seeds)('letters and digits rule zeros out, seed %i', async (seed) => {
    const { codes, zero } = await judge(seed, () => ({}));
    expect([codes, zero]).toEqual([[], 'no_match']);
  });

  test.each(seeds)('random bytes leave it open, seed %i', async (seed) => {
    const { codes, zero } = await judge(seed, (random) => ({ random: bytesOf(random, 16) }));
    expect([codes, zero]).toEqual([[], 'undecidable']);
  });
});
