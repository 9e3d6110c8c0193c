/** Whole texts: whatever is typed stays inside of its literal, and is read back from there as it was. */
import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loneSurrogateAt } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { BASH } from './bash.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';
import { SNIPPET_TARGETS } from './targets.ts';

const BREAKERS = [
  ...'\'"`\\$%{}#@!<>?*/-;&|()',
  '{{query}}',
  '{{$randomInt}}',
  '{{',
  '}}',
  '{{process.env.HOME}}',
  "'''",
  '"""',
  '*/',
  '-->',
  '?>',
  '${x}',
  '$(id)',
  '\n}',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u001b',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\ufeff',
  '😀',
  '你',
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...BREAKERS), minLength: 1, maxLength: 30 }),
  // Halves of pairs have tests of their own: languages differ in what they can hold.
  fc.string({ unit: 'binary', minLength: 1 }).filter((candidate) => loneSurrogateAt(candidate) < 0),
);
const texts = fc.record({ username: text, msg: text, name: text, word: text });

interface Texts {
  username: string;
  msg: string;
  name: string;
  word: string;
}

const PLAIN: Texts = { username: 'plainUser', msg: 'plainMsg', name: 'plainName', word: 'plainWord' };

async function inputOf(api: Draft['api']): Promise<SnippetInput> {
  const draft = { ...EXAMPLE_DRAFT, api };
  const preparation = await prepare(draft, PUBLISHED_SAMPLE, { now: 1_700_000_000, random: new Uint8Array(16) });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  const { prepared } = preparation;
  const baseUrl = 'https://chatbot.weixin.qq.com';
  return { draft, prepared, credentials: PUBLISHED_SAMPLE, baseUrl, form: 'computes', secrets: 'environment' };
}

const INPUTS = { message: await inputOf('message'), dictmsg: await inputOf('dictmsg') };

function generate(target: SnippetTarget, api: Draft['api'], { username, msg, name, word }: Texts): string {
  const input = INPUTS[api];
  const vocabularies = [{ name, words: [word, 'second'] }];
  return target.generate({ ...input, draft: { ...input.draft, username, msg, vocabularies } });
}

function expectedOf(api: Draft['api'], { username, msg, name, word }: Texts): unknown {
  if (api === 'message') return { username, msg };
  // A name such as __proto__ is one like any other.
  const candidates = Object.fromEntries([[name, [word, 'second']]]);
  return { username, msg, svrinfo: { real_time_slot_candidates: candidates } };
}

const COMPUTING = SNIPPET_TARGETS.filter(({ forms }) => forms.includes('computes'));

describe.each(COMPUTING)('$label', (target) => {
  test.each(['message', 'dictmsg'] as const)('%s: only the lines that hold a text depend on it', (api) => {
    const plain = generate(target, api, PLAIN).split('\n');
    fc.assert(
      fc.property(texts, (given) => {
        const lines = generate(target, api, given).split('\n');
        expect(lines).toHaveLength(plain.length);
        lines.forEach((line, i) => {
          if (!plain[i]!.includes('plain')) expect(line).toBe(plain[i]);
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Scripts of JavaScript, by target, as the tool reads them out of what is generated. */
const SCRIPTS: Readonly<Record<string, (generated: string) => string>> = {
  node: (generated) => generated,
  browser: (generated) => generated,
  k6: (generated) => generated,
  apifox: (generated) => generated,
  postman: (generated) => {
    const { item } = JSON.parse(generated) as { item: [{ event: [{ script: { exec: string[] } }] }] };
    return item[0].event[0].script.exec.join('\n');
  },
  // A block ends at the first brace in the first column.
  bruno: (generated) => /^script:pre-request \{\n([\s\S]*?)^\}$/m.exec(generated)?.[1] ?? '',
};

test.each(Object.entries(SCRIPTS))('the script of %s says what was typed, templates and all', (id, scriptOf) => {
  const target = SNIPPET_TARGETS.find((candidate) => candidate.id === id)!;
  fc.assert(
    fc.property(texts, fc.constantFrom('message', 'dictmsg'), (given, api) => {
      const object = /const (?:claims|message) = (\{\n[\s\S]*?^ *\});$/m.exec(
        scriptOf(generate(target, api, given)),
      )?.[1];
      const said = runInNewContext(`JSON.stringify(${object})`) as string;
      expect(JSON.parse(said)).toEqual(expectedOf(api, given));
    }),
    { numRuns: 300 },
  );
});

test('what bash puts together says what was typed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(texts, fc.constantFrom('message', 'dictmsg')), { minLength: 1, maxLength: 30 }),
      (all) => {
        const assignments = all.map(([given, api]) => {
          return /^(?:claims|message)=(.*)$/m.exec(generate(BASH, api, given))![1]!;
        });
        const script = assignments.map((word) => `printf '%s\\0' ${word}`).join('\n');
        const said = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
        expect(said.map((json) => JSON.parse(json) as unknown)).toEqual(
          all.map(([given, api]) => expectedOf(api, given)),
        );
      },
    ),
    { numRuns: 20 },
  );
});
