import { readFileSync } from 'node:fs';
import type { Credentials } from '#protocol/credentials.ts';
import { decrypt, encrypt } from '#protocol/msgCrypt.ts';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import { transports, type TransportName } from './fixtures/fabricate.ts';
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

// The vector of CBC changes the first block alone, and here that block is sixteen random bytes under either vector: the very
// bytes a right client sends when it draws another prefix. See the test below, and vectors.test.ts for prefixes that do tell.
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
});

// Mistakes of the transport itself do not survive being sent another way.
const OF_TRANSPORT = new Set(['method_not_post', 'content_type_mismatch', 'multipart_body']);
const OF_FIELD = new Set(['field_name_wrong', 'endpoint_mismatch']);
const OF_PATH = /^path_/;

function makesSense(code: string, name: TransportName): boolean {
  const bare = name === 'bare' || name === 'bareLine';
  const alone = bare || name === 'form' || name === 'json';
  if (OF_PATH.test(code))
    return !alone && name !== 'curlVariable' && !(code === 'path_placeholder' && !name.startsWith('curl'));
  if (code === 'endpoint_mismatch') return !alone;
  if (OF_FIELD.has(code)) return !bare;
  // A log line ends where a value breaks off.
  if (['token_line_wrapped', 'plus_became_space', 'xml_envelope_posted'].includes(code))
    return !name.startsWith('log') && name !== 'rawUrl';
  return true;
}

describe('the shared cases in every other transport', () => {
  const movable = cases.filter(({ id, code }) => id !== UNDECIDABLE && !OF_TRANSPORT.has(code));
  test.each(movable.map((c) => [c.id, c] as const))('%s', async (_id, { code, also, input, profiles, now }) => {
    const { recognised } = await examine(input, { profiles, now });
    const { carrier, target } = recognised;
    const scheme = carrier!.kind === 'token' ? 'message' : 'dictmsg';
    const api = target?.api === 'message' || target?.api === 'dictmsg' ? target.api : scheme;
    const field = OF_FIELD.has(code) ? carrier!.name : undefined;
    const wrapped = transports(api, target?.rawToken ?? profiles[0]!.token, carrier!.value, field);
    const wrong: string[] = [];
    for (const [name, text] of Object.entries(wrapped) as [TransportName, string][]) {
      if (!makesSense(code, name)) continue;
      const { findings } = await examine(text, { profiles, now });
      if (![code, ...also].includes(findings[0].code)) wrong.push(`${name}: ${findings[0].code}`);
    }
    expect(wrong).toEqual([]);
  });
});
