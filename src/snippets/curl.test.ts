import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { curlCommand } from './curl.ts';
import { shellQuote } from './shell.ts';
import type { SnippetInput } from './snippet.ts';

const random = new Uint8Array(16).fill(7);

async function inputOf(change: Partial<Draft>): Promise<SnippetInput> {
  const draft = { ...EXAMPLE_DRAFT, ...change };
  const preparation = await prepare(draft, PUBLISHED_SAMPLE, { now: 1_700_000_000, random });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  return {
    draft,
    prepared: preparation.prepared,
    credentials: PUBLISHED_SAMPLE,
    baseUrl: 'http://127.0.0.1:8787/',
    form: 'frozen',
    secrets: 'literal',
  };
}

const TOKEN_OF_EXAMPLE =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc';

test('the example as a form', async () => {
  expect(curlCommand(await inputOf({})))
    .toBe(`curl -X POST 'http://127.0.0.1:8787/openapi/message/YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv' \\
  -H 'Content-Type: application/x-www-form-urlencoded' \\
  -H 'Accept: application/json' \\
  --data-raw 'query=${TOKEN_OF_EXAMPLE}'
`);
});

test('the example in the address, with the TOKEN from the environment', async () => {
  const input = { ...(await inputOf({ encoding: 'url' })), secrets: 'environment' as const };
  expect(curlCommand(input))
    .toBe(`curl -X POST 'http://127.0.0.1:8787/openapi/message/'"\${DIALOG_TOKEN:?}"'?query=${TOKEN_OF_EXAMPLE}' \\
  -H 'Accept: application/json' \\
  -H 'Content-Length: 0'
`);
});

test('the plus of base64 is percent-encoded in a form', async () => {
  const input = await inputOf({ api: 'dictmsg', msg: 'a'.repeat(200) });
  expect(input.prepared.value).toContain('+');
  expect(curlCommand(input)).toContain(`--data-raw 'encrypt=${encodeURIComponent(input.prepared.value)}'`);
});

test('a body too long for one argument goes through a pipe', async () => {
  const input = await inputOf({ api: 'dictmsg', msg: 'a'.repeat(150_000) });
  expect(curlCommand(input)).toMatch(/^printf '%s' 'encrypt=[^']+' \| curl -X POST /);
  expect(curlCommand(input)).toContain('--data-binary @-');
});

const HOSTILE = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', '%', '{{', '*/', '?>', '\u2028', '\u202e', '#', '\0'),
  }),
);

test('a quoted word reads back as the same text in the shell, NUL aside', () => {
  fc.assert(
    fc.property(fc.array(HOSTILE, { minLength: 1, maxLength: 40 }), (texts) => {
      const script = `for word in ${texts.map(shellQuote).join(' ')}; do printf '%s\\0' "$word"; done`;
      const said = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
      expect(said).toEqual(
        texts.map((text) =>
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text.replaceAll('\0', ''))),
        ),
      );
    }),
    { numRuns: 60 },
  );
});
