import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import {
  bytesOf,
  cipherOf,
  credentialsOf,
  dictionaryOf,
  randomOf,
  textsOf,
  tokenOf,
  transports,
} from './fixtures/fabricate.ts';
import { INPUT_LIMIT } from './recognise.ts';

const NOW = 1_763_900_000;
const random = randomOf(42);
const profiles = [credentialsOf(random), credentialsOf(random)];
const own = profiles[0]!;
const token = tokenOf({ key: own.encodingAESKey, claims: textsOf(random) });
const value = cipherOf({
  credentials: own,
  message: dictionaryOf(textsOf(random)),
  random: bytesOf(random, 16),
}).toString('base64');
const samples = [
  ...Object.values(transports('message', own.token, token)),
  ...Object.values(transports('dictmsg', own.token, value)),
];

async function codesOf(input: string) {
  const { findings, layers } = await examine(input, { profiles, now: NOW });
  expect(layers.slice(0, -1).filter(({ status }) => status === 'failed')).toEqual([]);
  return findings.map(({ code }) => code);
}

describe('whatever is pasted, there is an answer', () => {
  test('arbitrary text', async () => {
    const pieces = fc.constantFrom(
      'curl ',
      "'",
      '"',
      '\\',
      '$',
      '{',
      '}',
      '[',
      'eyJ',
      '.',
      'http://',
      '/openapi/message/',
      'encrypt=',
      '%',
      '+',
      '<xml>',
      '<Encrypt>',
      '\n',
      '^',
      '<<',
      '|',
      '-d ',
      '\0',
      '\ud800',
      'A'.repeat(50),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 30 }).map((p) => p.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        expect((await codesOf(input)).length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('a right call with a stretch cut out, doubled or overwritten', async () => {
    const edit = fc.tuple(
      fc.nat(samples.length - 1),
      fc.nat(600),
      fc.nat(40),
      fc.constantFrom('', ' ', "'", '"', '\n', '%', '\\', '+', '\u0000', 'é', '.'),
    );
    await fc.assert(
      fc.asyncProperty(edit, async ([which, at, length, text]) => {
        const input = samples[which]!;
        const start = at % input.length;
        expect((await codesOf(input.slice(0, start) + text + input.slice(start + length))).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('a changed byte inside a token or a ciphertext is never called right', async () => {
    for (let at = 0; at < token.length; at += 11) {
      const other = token[at] === 'A' ? 'B' : 'A';
      // The last character has spare bits, which do not change the signature.
      if (token[at] === '.' || at === token.length - 1) continue;
      expect(await codesOf(token.slice(0, at) + other + token.slice(at + 1))).not.toContain('ok');
    }
    for (let at = 24; at < value.length - 4; at += 17) {
      const other = value[at] === 'A' ? 'B' : 'A';
      expect(await codesOf(value.slice(0, at) + other + value.slice(at + 1))).not.toContain('ok');
    }
  });

  test.each([
    ['', 'empty_input'],
    [' \n\t\u00a0 ', 'empty_input'],
    ['hello world', 'not_recognised'],
    ['{}', 'not_recognised'],
    ['[1,2,3]', 'not_recognised'],
    ['curl', 'not_recognised'],
    [`curl -d 'query=${token} https://chatbot.weixin.qq.com/openapi/message/${own.token}`, 'unbalanced_quote'],
    ['{"errcode":1001,"errmsg":"TOKEN is not valid","rid":"0"}', 'response_error'],
    ['HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"ret":0,"answer":"hi"}', 'ok'],
    [own.encodingAESKey, 'credential_pasted'],
    ['The quick brown fox jumps over the lazy dog 0123456789 and runs away', 'not_recognised'],
  ])('%j is %s', async (input, code) => {
    expect((await codesOf(input))[0]).toBe(code);
  });

  test('without a profile nothing is called right', async () => {
    for (const input of [token, value, samples[0]!]) {
      const { findings } = await examine(input, { profiles: [], now: NOW });
      expect(findings[0].code).toBe('no_profile');
    }
  });

  test('a profile with a broken key throws nothing', async () => {
    for (const encodingAESKey of [
      '',
      'short',
      '密钥',
      `${own.encodingAESKey}=`,
      ` ${own.encodingAESKey}`,
      'é'.repeat(43),
    ]) {
      for (const input of [token, value]) {
        const { findings } = await examine(input, { profiles: [{ appId: '', token: '', encodingAESKey }], now: NOW });
        expect(findings.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('large and hostile inputs stay quick', () => {
  const MB = 1024 * 1024;
  test.each<[string, () => string]>([
    ['fifty megabytes', () => 'a'.repeat(50 * MB)],
    ['deeply nested JSON', () => '['.repeat(MB) + ']'.repeat(MB)],
    [
      'nested objects in a curl command',
      () => `curl -d '${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}' http://x/openapi/message/t`,
    ],
    ['unclosed braces', () => '{'.repeat(4 * MB)],
    ['spaces', () => `a${' '.repeat(8 * MB)}b`],
    ['line ends', () => `POST / HTTP/1.1\n\n${'\n'.repeat(4 * MB)}x`],
    ['quotes', () => `curl ${'"'.repeat(2 * MB + 1)}`],
    ['dollars', () => `curl ${'$'.repeat(2 * MB)}`],
    ['percent signs', () => `encrypt=${'%'.repeat(2 * MB)}`],
    ['dots after a header', () => `eyJhbGciOiJIUzI1NiJ9${'.'.repeat(2 * MB)}`],
    ['token starts', () => 'eyJ'.repeat(MB)],
    ['base64 without a key', () => 'Ab1+'.repeat(MB)],
    ['hex', () => 'ab12'.repeat(MB)],
    ['spaced base64', () => 'Abcdefghij1 '.repeat(MB / 4)],
    ['xml tags', () => `<xml>${'<Encrypt>'.repeat(300_000)}`],
    ['ampersands', () => `a=${'&a=b'.repeat(500_000)}`],
    ['urls', () => 'http://x/ '.repeat(400_000)],
    ['heredocs', () => `curl ${'<<E '.repeat(100_000)}\n`],
    [
      'a right token of two megabytes',
      () => tokenOf({ key: own.encodingAESKey, claims: { username: 'u', msg: 'x'.repeat(1.5 * MB) } }),
    ],
    [
      'a wrong token of two megabytes',
      () => tokenOf({ key: 'nobody', claims: { username: 'u', msg: 'x'.repeat(1.5 * MB) } }),
    ],
    [
      'a right ciphertext of four megabytes',
      () =>
        cipherOf({
          credentials: own,
          message: dictionaryOf({ username: 'u', msg: 'y'.repeat(3 * MB) }),
          random: bytesOf(random, 16),
        }).toString('base64'),
    ],
  ])('%s', async (_name, make) => {
    // More than one pass over it would not end within the limit of a test.
    expect((await codesOf(make())).length).toBeGreaterThan(0);
  });

  test('more than the limit is said to be too large', async () => {
    const { findings } = await examine('a'.repeat(INPUT_LIMIT + 1), { profiles, now: NOW });
    expect(findings[0]).toMatchObject({
      code: 'too_large_part',
      evidence: { length: INPUT_LIMIT + 1, limit: INPUT_LIMIT },
    });
  });
});
