import { readFileSync } from 'node:fs';
import type { Credentials } from '#protocol/credentials.ts';
import { decrypt, encrypt } from '#protocol/msgCrypt.ts';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import { MISTAKE_CODES } from './types.ts';

interface Case {
  id: string;
  code: string;
  also: string[];
  title: string;
  now: number;
  profiles: Credentials[];
  input: string;
}

const { cases } = JSON.parse(readFileSync(new URL('./fixtures/mistakes.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

// The vector of CBC changes the first block alone, and that block is the random prefix: these bytes are exactly what a
// right client sends when it draws another prefix. See the test below.
const UNDECIDABLE = 's-55-iv_zero';

describe('the shared cases', () => {
  test.each(cases.filter(({ id }) => id !== UNDECIDABLE).map((c) => [c.id, c.title, c] as const))(
    '%s: %s',
    async (_id, _title, c) => {
      const { findings } = await examine(c.input, { profiles: c.profiles, now: c.now });
      expect([c.code, ...c.also]).toContain(findings[0].code);
      if (c.code === 'ok') expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
      else expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toHaveLength(1);
    },
  );

  test('a zero vector in front of a random prefix is byte for byte a right message, and the table of trials says so', async () => {
    const { input, profiles, now } = cases.find(({ id }) => id === UNDECIDABLE)!;
    const { encodingAESKey, appId } = profiles[0]!;
    const { random, message } = await decrypt({ encodingAESKey, appId, encrypt: input });
    const right = await encrypt({ encodingAESKey, appId, message, random: random.slice() });
    expect(right.encrypt).toBe(input);

    const { findings, ruledOut } = await examine(input, { profiles, now });
    expect(findings.map(({ code }) => code)).toEqual(['ok']);
    expect(ruledOut).toContainEqual(expect.objectContaining({ code: 'iv_zero', outcome: 'undecidable' }));
  });

  test('every code of the set has a place in the order of findings', () => {
    const known = new Set<string>(['ok', ...MISTAKE_CODES]);
    expect(cases.map(({ code }) => code).filter((code) => !known.has(code))).toEqual([]);
  });

  test('all of them take less than two seconds', async () => {
    const start = performance.now();
    for (const c of cases) await examine(c.input, { profiles: c.profiles, now: c.now });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
