import { createHmac } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createEmulator } from '#emulator/emulator.ts';
import type { Case } from '#lab/cases.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { k6Cases, type K6CasesInput } from './k6Cases.ts';

const oneCase = (msg: string, over: Partial<Case> = {}): Case => ({
  id: msg,
  dialogue: '',
  msg,
  expectations: [],
  vocabulary: '',
  note: '',
  ...over,
});
const title = (value: string) => [{ field: 'title', how: 'equals', value } as const];

/** k6's documented calls, on the emulator; the script's imports and exports become names of its world. */
async function run(input: Partial<K6CasesInput> & Pick<K6CasesInput, 'cases'>) {
  const text = [
    ...k6Cases({ baseUrl: 'https://bot.example/', vocabularies: [], sets: new Map(), rate: 20, ...input }),
  ].join('');
  const emulator = createEmulator();
  const calls: { path: string; body: URLSearchParams }[] = [];
  const checks: [string, boolean][] = [];
  const exec = { scenario: { iterationInTest: 0 }, vu: { idInTest: 1 } };
  const world = createContext({
    __ENV: {
      DIALOG_TOKEN: PUBLISHED_SAMPLE.token,
      DIALOG_ENCODING_AES_KEY: PUBLISHED_SAMPLE.encodingAESKey,
      DIALOG_APPID: PUBLISHED_SAMPLE.appId,
      RUN: 'r',
    },
    exec,
    crypto,
    SharedArray: function SharedArray(_name: string, make: () => unknown[]) {
      return make();
    },
    check: (value: unknown, demands: Record<string, (value: unknown) => boolean>) =>
      Object.entries(demands)
        .map(([name, holds]) => {
          checks.push([name, holds(value)]);
          return holds(value);
        })
        .every(Boolean),
    hmac: (hash: string, key: string, data: string) => createHmac(hash, key).update(data).digest('base64url'),
    b64encode: (data: string | Uint8Array, kind = 'std') =>
      Buffer.from(data as Uint8Array).toString(kind === 'rawurl' ? 'base64url' : 'base64'),
    b64decode: (text: string) => {
      const bytes = Buffer.from(text, 'base64');
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    },
    http: {
      post: async (url: string, form: Record<string, string>, { headers }: { headers: Record<string, string> }) => {
        const body = new URLSearchParams(form);
        calls.push({ path: new URL(url).pathname, body });
        const response = await emulator.fetch(new Request(url, { method: 'POST', headers, body }));
        return { status: response.status, body: await response.text() };
      },
    },
  });
  const script = text
    .replaceAll(/^import .*\n/gm, '')
    .replace('export const options =', 'globalThis.options =')
    .replace('export default async function ()', 'globalThis.iterate = async function ()');
  runInContext(script, world);
  const { options, iterate } = world as unknown as { options: Options; iterate: () => Promise<void> };
  for (let at = 0; at < options.scenarios.cases.iterations; at++) {
    exec.scenario.iterationInTest = at;
    await iterate();
  }
  return { text, options, calls, checks };
}

interface Options {
  scenarios: { cases: { iterations: number } };
  rps?: number;
}

test('cases are said as the lab says them, and every demand is a check', async () => {
  const cases = [
    oneCase('今天天气怎么样', { dialogue: 'd', expectations: title('天气服务') }),
    oneCase("it's \u2028 `${x}` 你好", { expectations: title('no such title') }),
    oneCase('上海', { dialogue: 'd', expectations: [{ field: 'answer', how: 'pattern', value: '.' }] }),
  ];
  const { options, calls, checks, text } = await run({ cases });
  expect(options).toMatchObject({ rps: 20, scenarios: { cases: { iterations: 2 } } });
  const claims = calls.map(({ body }) => {
    return JSON.parse(Buffer.from(body.get('query')!.split('.')[1]!, 'base64url').toString()) as Record<string, string>;
  });
  expect(claims.map(({ msg }) => msg)).toEqual([cases[0]!.msg, cases[2]!.msg, cases[1]!.msg]);
  expect(claims[0]!['username']).toBe(claims[1]!['username']);
  expect(claims[2]!['username']).not.toBe(claims[1]!['username']);
  expect(checks).toContainEqual(['title', true]);
  expect(checks).toContainEqual(['title', false]);
  expect(checks.filter(([name, held]) => name === 'answered' && held)).toHaveLength(3);
  expect(text).not.toContain(PUBLISHED_SAMPLE.encodingAESKey);
});

test('a case with a vocabulary is encrypted, the others are signed', async () => {
  const cases = [oneCase('去上海', { vocabulary: '城市' }), oneCase('你好')];
  const sets = new Map([['城市', [{ name: '城市', words: ['上海'] }]]]);
  const { calls, checks } = await run({ cases, sets });
  expect(calls.map(({ path }) => path.split('/')[2])).toEqual(['dictmsg', 'message']);
  expect(checks).toEqual([
    ['answered', true],
    ['answered', true],
  ]);
});

test('ten thousand cases and a large set are written in small pieces', () => {
  const cases = Array.from({ length: 10_000 }, (_, i) => oneCase(`问题 ${i}`, { expectations: title('寒暄') }));
  const words = Array.from({ length: 10_000 }, (_, i) => `词 ${i}`);
  const vocabularies = [{ name: 'contact', words }];
  const pieces = [...k6Cases({ cases, baseUrl: 'https://bot.example', vocabularies, sets: new Map(), rate: 0 })];
  expect(pieces.every(({ length }) => length < 10_000)).toBe(true);
});
