/** Every program is run, against the emulator behind a real port, and judged by a second reader as well. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_CREDENTIALS } from '#emulator/sampleBots.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { openPlatform, type Platform } from './fixtures/platform.ts';
import { findRuntimes } from './fixtures/runtimes.ts';
import { SECRET_VARIABLES, type SnippetForm, type SnippetInput, type SnippetSecrets } from './snippet.ts';
import { SNIPPET_TARGETS } from './targets.ts';

/** Its key holds `+`, `/` and spare bits. */
const CREDENTIALS = SAMPLE_CREDENTIALS[1].credentials;

const HOSTILE =
  '\'"` $HOME ${HOME} $(id) \\ \\n \\u0041 %s %d {{x}} #{y} <?php ?> */ // @file +/= !! & < > \n\r\n\t\u0001\u007f\u0085\u2028\u2029\u202e\u200b 你好 é 😀 👩‍👧 \u0000end';

const HOSTILE_VOCABULARIES = [
  { name: "'; DROP", words: [HOSTILE, '张三', "O'Neil", '"', '\\'] },
  { name: '1', words: ['$x', '`y`'] },
  { name: '__proto__', words: [] },
  { name: '词 典', words: ['李四'] },
];

interface Case {
  name: string;
  draft: Partial<Draft>;
  form: SnippetForm;
  secrets: SnippetSecrets;
}

const computed = { form: 'computes', secrets: 'environment' } as const;
const frozen = { form: 'frozen', secrets: 'environment' } as const;
const hostile = { username: HOSTILE, msg: HOSTILE };
const allClaims = {
  iat: true,
  exp: 3600,
  jti: true,
  extraClaims: ` { "long": 12345678901234567890, "text": ${JSON.stringify(HOSTILE)},\n "list": [1.5, null, true] } `,
};
const dictionary = { api: 'dictmsg', vocabularies: HOSTILE_VOCABULARIES } as const;

const large = {
  api: 'dictmsg',
  vocabularies: [{ name: 'large', words: Array.from({ length: 10_000 }, (_, i) => `词'${i}`) }],
} as const;

const CASES: readonly Case[] = [
  { name: 'message as a form, hostile text', draft: hostile, ...computed },
  { name: 'message as JSON, every claim', draft: { ...allClaims, encoding: 'json' }, ...computed },
  { name: 'message in the address, claim query', draft: { encoding: 'url', claimName: 'query' }, ...computed },
  { name: 'message with values in the text', draft: { exp: 60 }, form: 'computes', secrets: 'literal' },
  { name: 'dictmsg as a form, hostile text', draft: { ...dictionary, ...hostile }, ...computed },
  { name: 'dictmsg as JSON', draft: { ...dictionary, encoding: 'json' }, ...computed },
  {
    name: 'dictmsg in the address, no vocabulary',
    draft: { ...dictionary, encoding: 'url', vocabularies: [] },
    ...computed,
  },
  { name: 'dictmsg with values in the text', draft: dictionary, form: 'computes', secrets: 'literal' },
  { name: 'dictmsg as JSON, ten thousand words', draft: { ...large, encoding: 'json' }, ...computed },
  { name: 'dictmsg frozen as JSON, ten thousand words', draft: { ...large, encoding: 'json' }, ...frozen },
  { name: 'message with half a surrogate pair', draft: { msg: 'a\ud83d b' }, ...computed },
  { name: 'dictmsg with half a surrogate pair', draft: { api: 'dictmsg', msg: '\ude00' }, ...computed },
  { name: 'message frozen as a form', draft: hostile, ...frozen },
  {
    name: 'dictmsg frozen as a form, values in the text',
    draft: { ...dictionary, ...hostile },
    form: 'frozen',
    secrets: 'literal',
  },
  { name: 'dictmsg frozen as JSON', draft: { ...dictionary, encoding: 'json' }, ...frozen },
  { name: 'dictmsg frozen in the address', draft: { ...dictionary, encoding: 'url' }, ...frozen },
];

const NOW = Math.floor(Date.now() / 1000);

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform(CREDENTIALS);
});
afterAll(() => platform.close());

async function inputOf({ draft: change, form, secrets }: Case): Promise<SnippetInput> {
  const draft = { ...EXAMPLE_DRAFT, ...change };
  const preparation = await prepare(draft, CREDENTIALS, { now: NOW });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  return { draft, prepared: preparation.prepared, credentials: CREDENTIALS, baseUrl: platform.baseUrl, form, secrets };
}

function expectedOf({ draft, prepared }: SnippetInput): unknown {
  const { username, msg, claimName } = draft;
  if (prepared.endpoint.scheme === 'wxbizmsgcrypt') return JSON.parse(prepared.plaintext) as unknown;
  return {
    username,
    [claimName]: msg,
    ...(draft.iat ? { iat: expect.toSatisfy(isSoon) as unknown } : {}),
    ...(draft.exp === undefined ? {} : { exp: expect.toSatisfy((exp: number) => isSoon(exp - draft.exp!)) as unknown }),
    ...(draft.jti ? { jti: expect.stringMatching(/^[0-9a-f-]{32,36}$/) as unknown } : {}),
    ...(draft.extraClaims === '' ? {} : { long: '12345678901234567890', text: HOSTILE, list: [1.5, null, true] }),
  };
}

/** Targets whose strings are UTF-8, which has no halves of surrogate pairs. */
const BYTE_STRINGS: readonly string[] = ['go', 'php'];

// Only `msg` of the cases holds a half.
function replaced(expected: unknown): unknown {
  const { msg } = expected as { msg?: string };
  return msg === undefined
    ? expected
    : { ...(expected as object), msg: new TextDecoder().decode(new TextEncoder().encode(msg)) };
}

/** Between the start of these tests, which take minutes where every program is, and now; clocks may differ a little. */
function isSoon(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds > NOW - 120 && seconds < Date.now() / 1000 + 120;
}

const runtimes = await findRuntimes();
const here = runtimes.filter(({ missing }) => missing.length === 0);
const absent = runtimes.filter(({ missing }) => missing.length > 0);

// SNIPPET_RUNTIMES=python,go makes their absence a failure; `all` demands every one that can be installed.
const { SNIPPET_RUNTIMES = 'node,browser' } = process.env;
const demanded =
  SNIPPET_RUNTIMES === 'all'
    ? runtimes.filter(({ installable }) => installable).map(({ target }) => target)
    : SNIPPET_RUNTIMES.split(',');

test(`run here: ${here.map(({ name }) => name).join('; ')}. Not here: ${
  absent.map(({ name, missing }) => `${name} (lacks ${missing.join(', ')})`).join('; ') || 'none'
}`, () => {
  expect(absent.map(({ target }) => target).filter((target) => demanded.includes(target))).toEqual([]);
});

for (const { target: id, name, run, prints } of here) {
  const target = SNIPPET_TARGETS.find((candidate) => candidate.id === id)!;
  describe(name, () => {
    for (const each of CASES.filter(({ form }) => target.forms.includes(form))) {
      test(each.name, async () => {
        const input = await inputOf(each);
        const text = target.generate(input);
        platform.take();
        const environment = each.secrets === 'environment' ? environmentOf() : {};
        const printed = await run(text, environment);
        const received = platform.take();
        expect(received?.method).toBe('POST');
        expect(received?.accept).toBe('application/json');
        const expected = expectedOf(input);
        expect(received?.said).toEqual(
          each.form === 'computes' && BYTE_STRINGS.includes(id) ? replaced(expected) : expected,
        );
        expect(JSON.parse(received?.answer ?? '')).toMatchObject({ ret: 0 });
        if (prints === 'answer') expect(printed.trimEnd()).toBe(received?.answer);
        if (each.form !== 'frozen') return;
        expect(received?.body).toBe(input.prepared.bodyText);
        expect(received?.target).toBe(input.prepared.path + input.prepared.search);
      });
    }
  });
}

function environmentOf(): Record<string, string> {
  return {
    [SECRET_VARIABLES.appId]: CREDENTIALS.appId,
    [SECRET_VARIABLES.token]: CREDENTIALS.token,
    [SECRET_VARIABLES.encodingAESKey]: CREDENTIALS.encodingAESKey,
  };
}

test('credentials stay out of a text that reads them from the environment', async () => {
  for (const each of CASES.filter(({ secrets }) => secrets === 'environment')) {
    const input = await inputOf(each);
    for (const target of SNIPPET_TARGETS) {
      const text = target.generate(input);
      for (const secret of Object.values(CREDENTIALS)) expect(text).not.toContain(secret);
    }
  }
});
