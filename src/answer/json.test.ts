import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson, type JsonNode, type JsonObject } from './json.ts';
import { nodeAt, pointerOf } from './pointer.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.json'));
const documented = readFileSync(new URL('01-documented-text.json', folder), 'utf8');

// What JSON.parse would give, last of repeated keys winning. Recursive: for shallow documents only.
function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object': {
      const object = {};
      for (const { key, value } of node.members) {
        Object.defineProperty(object, key, {
          value: plain(value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return object;
    }
    case 'array':
      return node.items.map(plain);
    case 'number':
      return Number(node.raw);
    case 'null':
      return null;
    case 'string':
    case 'boolean':
      return node.value;
  }
}

describe('valid JSON', () => {
  test.each(fixtures)('%s reads as JSON.parse reads it', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { root, problem } = parseJson(text);
    expect(problem).toBeUndefined();
    expect(plain(root!)).toEqual(JSON.parse(text));
  });

  test('any JSON text reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { root, problem } = parseJson(text);
        expect(problem).toBeUndefined();
        expect(JSON.stringify(plain(root!))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test('escapes are decoded and the written form is kept', () => {
    const raw = String.raw`"\u4f60\u597d\n\"\\\/\ud83d\ude00"`;
    expect(parseJson(raw).root).toMatchObject({ value: '你好\n"\\/😀', raw });
  });

  test('members keep their order and their repetitions', () => {
    const root = parseJson('{"b":1,"a":2,"b":3,"__proto__":4}').root as JsonObject;
    expect(root.members.map(({ key }) => key)).toEqual(['b', 'a', 'b', '__proto__']);
    expect(nodeAt(root, '/b')).toMatchObject({ raw: '3' });
  });

  test.each([
    ['9007199254740993', false],
    ['9007199254740992', true],
    ['-12345678901234567890', false],
    ['0.1', true],
    ['0.1234567890123456789012345', false],
    ['1e400', false],
    ['1e3', true],
    ['1.50', true],
    ['100000000000000000000000', true],
    ['-0', true],
    ['0.000000000000000000000000', true],
  ])('%s survives a double: %s', (raw, exact) => {
    expect(parseJson(raw).root).toMatchObject({ kind: 'number', raw, exact });
  });

  test('a byte order mark in front is skipped', () => {
    expect(parseJson('\ufeff{"ret":0}')).toMatchObject({ root: { kind: 'object', start: 1 } });
  });
});

describe('places', () => {
  test('every node covers its own text, and its pointer leads back to it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { root } = parseJson(text);
        const queue: JsonNode[] = [root!];
        for (let node = queue.pop(); node; node = queue.pop()) {
          expect(parseJson(text.slice(node.start, node.end)).root).toMatchObject({ kind: node.kind });
          expect(nodeAt(root, pointerOf(root!, node))).toBe(node);
          if (node.kind === 'array') queue.push(...node.items);
          if (node.kind === 'object') queue.push(...node.members.map(({ value }) => value));
        }
      }),
    );
  });
});

describe('broken JSON', () => {
  test.each([
    ['', 'empty', 'stopped', 0],
    [' \n', 'empty', 'stopped', 2],
    ['{"a":1,}', 'unexpected', 'stopped', 7],
    ["{'a':1}", 'unexpected', 'stopped', 1],
    ['[1 2]', 'unexpected', 'stopped', 3],
    ['{"a" 1}', 'unexpected', 'stopped', 5],
    ['{"a":01}', 'bad_number', 'stopped', 5],
    ['[NaN]', 'unexpected', 'stopped', 1],
    ['[tru', 'unterminated', 'stopped', 1],
    ['[1', 'unterminated', 'stopped', 2],
    ['[1.', 'unterminated', 'stopped', 1],
    ['{"a":', 'unterminated', 'stopped', 5],
    ['{"a', 'unterminated', 'stopped', 3],
    ['{} x', 'trailing', 'stopped', 3],
    ['"\\x"', 'bad_escape', 'repaired', 1],
    ['"a\tb"', 'control_character', 'repaired', 2],
  ])('%j: %s, %s at %i', (text, code, effect, at) => {
    expect(parseJson(text).problem).toMatchObject({ code, effect, at });
  });

  test('the place of the break is told in lines and columns', () => {
    expect(parseJson('{\r\n"a":1,\n  ?}').problem).toMatchObject({ line: 3, column: 3, at: 12 });
  });

  test('what came before the break is kept, a string up to its last character', () => {
    const { root } = parseJson('{"answer":"你好","msg":[{"content":"你');
    expect(root).toMatchObject({ closed: false });
    expect(nodeAt(root, '/answer')).toMatchObject({ value: '你好', closed: true });
    expect(nodeAt(root, '/msg/0/content')).toMatchObject({ value: '你', closed: false });
  });

  test('a document cut at any offset keeps a beginning of the whole and never throws', () => {
    const whole = parseJson(documented).root!;
    for (let length = 0; length < documented.trimEnd().length; length++) {
      const { root, problem } = parseJson(documented.slice(0, length));
      expect(problem?.effect).toBe('stopped');
      const members = root?.kind === 'object' ? root.members : [];
      for (const { key, value } of members.slice(0, -1)) expect(value).toEqual(nodeAt(whole, `/${key}`));
    }
  });

  test('no text throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      '\\u',
      '1',
      '-',
      'e',
      'true',
      'nul',
      ' ',
      '你',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { root, problem } = parseJson(text);
        expect(root !== undefined || problem !== undefined).toBe(true);
        expect(problem?.at ?? 0).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('hostile sizes', () => {
  test('100,000 levels neither overflow nor lose the innermost value', () => {
    const depth = 100_000;
    const { root, problem } = parseJson(`${'[{"a":'.repeat(depth)}7${'}]'.repeat(depth)}`);
    expect(problem).toBeUndefined();
    let node = root;
    let levels = 0;
    while (node && node.kind !== 'number') {
      node = node.kind === 'array' ? node.items[0] : node.kind === 'object' ? node.members[0]?.value : undefined;
      levels++;
    }
    expect(node).toMatchObject({ raw: '7' });
    expect(levels).toBe(2 * depth);
  });

  test('a megabyte of zeros after the point is judged', () => {
    expect(parseJson(`0.${'0'.repeat(1_000_000)}1`).root).toMatchObject({ exact: false });
  });
});
