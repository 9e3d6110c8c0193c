import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

// The direction of imports as CONTRIBUTING.md draws it, told a second time: a linter that says nothing never passes.
const COMPUTED = ['protocol', 'answer', 'forensics', 'tables', 'vocab', 'lab'];
const MAY_IMPORT: Record<string, readonly string[]> = {
  protocol: [],
  answer: ['protocol'],
  forensics: ['protocol'],
  tables: [],
  assembly: [],
  vocab: ['protocol', 'answer', 'tables'],
  lab: ['protocol', 'answer', 'tables'],
  snippets: ['protocol', 'answer', 'forensics', 'lab'],
  emulator: ['protocol', 'answer'],
  devserver: ['emulator'],
  data: COMPUTED,
  workers: COMPUTED,
  i18n: COMPUTED,
  ui: [],
  features: [...COMPUTED, 'snippets', 'data', 'workers', 'i18n', 'ui'],
  app: [...COMPUTED, 'snippets', 'data', 'workers', 'i18n', 'ui', 'features', 'emulator'],
};
const ROOMS = Object.keys(MAY_IMPORT);
const WITH_REACT = ['i18n', 'ui', 'features', 'app'];
const WITH_HOOKS = ['features', 'app'];
const WITH_NODE = ['devserver'];

const root = dirname(fileURLToPath(new URL('../../package.json', import.meta.url)));
const house = mkdtempSync(join(tmpdir(), 'house-'));
afterAll(() => rmSync(house, { recursive: true }));

interface Probe {
  room: string;
  name: string;
  path: string;
  text: string;
  allowed: boolean;
}

const probes: Probe[] = ROOMS.flatMap((room) => [
  ...ROOMS.map((other) => {
    const feature = other === 'features' ? 'profiles/x.ts' : 'x.ts';
    return probe(room, other, `import { x } from '#${other}/${feature}';`, MAY_IMPORT[room]!.includes(other));
  }),
  probe(room, 'own-file', `import { x } from './x.ts';`, true),
  probe(room, 'parent', `import { x } from '../protocol/x.ts';`, false),
  probe(room, 'hidden-parent', `import { x } from './../protocol/x.ts';`, false),
  probe(room, 'type-only', `import type { x } from '#devserver/x.ts';`, false, `export type Y = x;`),
  probe(room, 're-export', `export { x } from '#devserver/x.ts';`, false, ''),
  probe(room, 'lazy', '', false, `export const y = () => import('#devserver/x.ts');`),
  probe(room, 'react', `import { x } from 'react';`, WITH_REACT.includes(room)),
  probe(room, 'hook', `import { useQuery as x } from '@tanstack/react-query';`, WITH_HOOKS.includes(room)),
  probe(room, 'node', `import { x } from 'node:fs';`, WITH_NODE.includes(room)),
  probe(room, 'icon-barrel', `import { x } from 'lucide-react';`, false),
  probe(room, 'icon', `import { x } from 'lucide-react/icons/x';`, ['ui', 'features', 'app', 'i18n'].includes(room)),
  probe(room, 'default-export', '', false, 'export default 1;'),
  probe(room, 'any', '', false, 'export const y = (z: any): unknown => z;'),
  probe(room, 'console', '', false, 'console.log(1);'),
]);

function probe(room: string, what: string, first: string, allowed: boolean, rest = 'export const y = x;'): Probe {
  const folder = room === 'features' ? 'features/compose' : room;
  const name = `${room}-${what}`;
  return { room, name, path: `src/${folder}/${name}.ts`, text: `${first}\n${rest}\n`, allowed };
}

function complaints(): Map<string, string[]> {
  cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  for (const { path, text } of probes) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  let output: string;
  try {
    const linter = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    output = execFileSync(process.execPath, [linter, '--format', 'json'], { cwd: house, encoding: 'utf8' });
  } catch (failed) {
    output = (failed as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
  const found = new Map<string, string[]>();
  for (const { filename, code } of diagnostics) {
    const path = filename.replaceAll('\\', '/');
    found.set(path, [...(found.get(path) ?? []), code]);
  }
  return found;
}

const found = complaints();

test.each(ROOMS)('the linter forbids %s every import and habit that is not its own', (room) => {
  const forbidden = probes.filter((each) => each.room === room && !each.allowed);
  expect(forbidden.filter(({ path }) => !found.has(path)).map(({ name }) => name)).toEqual([]);
});

test.each(ROOMS)('the linter leaves %s what it may import', (room) => {
  const allowed = probes.filter((each) => each.room === room && each.allowed);
  expect(allowed.filter(({ path }) => found.has(path)).map(({ name, path }) => [name, found.get(path)])).toEqual([]);
});

// A Chinese sentence is known by its punctuation. What is read or matched is written as an escape, as in \uff0c.
const CHINESE_PUNCTUATION = /[\u3001\u3002\u300a-\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/u;
/** The dictionaries, and the bots of the emulator, which speak to nobody but the console. */
const SPEAKING = ['i18n', 'emulator'];
const NO_PRODUCT = /\.test\.tsx?$|[\\/](fixtures|vectors)[\\/]/;

test('no sentence is written outside the dictionaries', () => {
  const speaking = ROOMS.filter((room) => !SPEAKING.includes(room)).flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
      .map((name) => join('src', room, name))
      .filter((path) => /\.tsx?$/.test(path) && !NO_PRODUCT.test(path))
      .filter((path) => CHINESE_PUNCTUATION.test(readFileSync(join(root, path), 'utf8'))),
  );
  expect(speaking).toEqual([]);
});

test('no file is longer than can be read at a sitting', () => {
  const long = [...ROOMS.map((room) => join('src', room)), 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.(tsx?|mjs)$/.test(path) && !NO_PRODUCT.test(path) && !path.endsWith('.wasm.ts'))
      .filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 301),
  );
  expect(long).toEqual([]);
});

test.each(ROOMS.filter((room) => existsSync(join(root, 'src', room, 'README.md'))))(
  'the file table of %s names every file and none that is gone',
  (room) => {
    const text = readFileSync(join(root, 'src', room, 'README.md'), 'utf8');
    const named = [...text.matchAll(/`([\w*]+(?:\.d)?\.tsx?)`/g)].map(([, name = '']) => name);
    const patterns = named.map((name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '\\w*')}$`));
    const files = readdirSync(join(root, 'src', room)).filter((name) => /\.tsx?$/.test(name));
    const product = files.filter((name) => !NO_PRODUCT.test(name));
    expect(product.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(named.filter((_, i) => !files.some((name) => patterns[i]!.test(name)))).toEqual([]);
  },
);

test('every section of what is known of the platform that code names is there', () => {
  const text = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8');
  const sections = new Set([...text.matchAll(/^#+ (\d+(?:\.\d+)?)/gm)].map(([, number]) => number));
  const named = ROOMS.flatMap((room) =>
    readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap(
        (name) =>
          readFileSync(join(root, 'src', room, name), 'utf8').match(/protocol\.md\s[^.;:)]*(?:\.\d[^.;:)]*)*/g) ?? [],
      ),
  ).flatMap((place) => place.match(/\d+(?:\.\d+)?/g) ?? []);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((number) => !sections.has(number))).toEqual([]);
});

/** Made of two parts where they are looked up: a group of mistakes and its kind. */
const COMPOSED = /^sign_/;

test('every word of the dictionaries is said somewhere', () => {
  const read = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.(zh|en)\.ts$/.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const said = new Set([...read('src'), ...read('e2e')].flatMap((text) => text.match(/\w+/g) ?? []));
  const words = readdirSync(join(root, 'src', 'i18n'))
    .filter((name) => name.endsWith('.zh.ts'))
    .flatMap((name) =>
      [...readFileSync(join(root, 'src', 'i18n', name), 'utf8').matchAll(/^ +(\w+):/gm)].map(([, word = '']) => word),
    );
  expect(words.length).toBeGreaterThan(1000);
  expect(words.filter((word) => !said.has(word) && !COMPOSED.test(word))).toEqual([]);
});
