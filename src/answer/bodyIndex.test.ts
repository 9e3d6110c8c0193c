import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BodyIndex } from './bodyIndex.ts';
import { BodyRows } from './bodyRows.ts';
import { searchBytes } from './bodySearch.ts';
import { parseJson } from './json.ts';
import { prettyRows, type JsonRow, type PrettyOptions } from './prettyRows.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function indexOf(text: string, step = Infinity): BodyIndex {
  const index = new BodyIndex(utf8(text));
  while (index.state === 'reading') index.scan(index.read + step);
  return index;
}

const everyRow = (index: BodyIndex) => Array.from({ length: index.rows }, (_, i) => i);

function rowsOf(index: BodyIndex, strings: PrettyOptions['strings'] = 'decoded'): JsonRow[] {
  return new BodyRows(index).at(everyRow(index), { strings }, Infinity).map(({ omitted, ...row }) => {
    expect(omitted).toBe(0);
    return row;
  });
}

const plain = (rows: readonly JsonRow[]) =>
  rows.map(({ parts, ...row }) => ({ ...row, text: parts.map(({ text }) => text).join('') }));

const document = fc.json({ depthSize: 'medium', maxDepth: 6 });

describe('the rows of a body', () => {
  test.each(readdirSync(new URL('./fixtures/', import.meta.url)).filter((name) => name.endsWith('.json')))(
    '%s: are those the printer makes of the parsed document',
    (name) => {
      const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
      for (const strings of ['decoded', 'escaped'] as const) {
        expect(plain(rowsOf(indexOf(text), strings))).toEqual(plain(prettyRows(parseJson(text).root, { strings })));
      }
    },
  );

  test('of any document, however it is spaced and in whatever strides it is read', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 64 }), (json, indent, step) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(plain(rowsOf(indexOf(text, step)))).toEqual(plain(prettyRows(parseJson(text).root)));
      }),
      { numRuns: 200 },
    );
  });

  test('of a body that arrives bit by bit are those of the whole', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 64 }), (json, indent, step) => {
        const bytes = utf8(JSON.stringify(JSON.parse(json), null, indent));
        const arriving = new Uint8Array(bytes.length);
        const index = new BodyIndex(arriving, 0);
        for (let at = 0; at < bytes.length; at += step) {
          arriving.set(bytes.subarray(at, at + step), at);
          index.arrived = Math.min(at + step, bytes.length);
          index.scan(index.arrived);
        }
        expect(index.state).toBe('finished');
        expect(plain(rowsOf(index))).toEqual(plain(rowsOf(indexOf(new TextDecoder().decode(bytes)))));
      }),
      { numRuns: 200 },
    );
  });

  test('any row alone, or any rising choice of rows, is the same as among all', () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.boolean()), (text, coins) => {
        const index = indexOf(text);
        const all = new BodyRows(index).at(everyRow(index), { strings: 'decoded' });
        const chosen = everyRow(index).filter(() => coins.next().value);
        expect(new BodyRows(index).at(chosen, { strings: 'decoded' })).toEqual(chosen.map((row) => all[row]));
        for (const row of chosen.slice(0, 5)) {
          expect(new BodyRows(index).at([row], { strings: 'decoded' })).toEqual([all[row]]);
          expect(new BodyRows(index).pointerOf(row)).toBe(all[row]!.pointer);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a byte order mark is passed over', () => {
    expect(rowsOf(indexOf('\ufeff{"a":1}')).map(({ pointer }) => pointer)).toEqual(['', '/a', '']);
  });

  test('a long text is cut, never inside a character, and says how much is left', () => {
    const index = indexOf(`{"a":"${'你'.repeat(1000)}"}`);
    const [, row] = new BodyRows(index).at([0, 1], { strings: 'decoded' }, 20);
    expect(row!.parts.map(({ text }) => text).join('')).toBe('"a": "你你你你你');
    expect(row!.omitted).toBe(3006 - 20);
  });

  test.each([
    '{"a":[1,2],"b":x,"c":[3]}',
    '{"a":[1,2],"b" 1}',
    '{"a":1 "b":2}',
    '{"a":1 x}',
    '{"a":01}',
    '{"a":{"b":"unfinished',
    '{"a":{"b":tru',
    '{"a":[1,]}',
    '[1,2',
    '{"a" {"b":1}}',
    '{"a":1}}',
  ])('of %s, what a parser did not read is not shown', (text) => {
    const index = indexOf(text);
    const { root, problem } = parseJson(text);
    index.cutAt(problem!.at);
    // A comma after which nothing more was read is still a comma of the body.
    const shown = (rows: readonly JsonRow[]) =>
      rows.map(({ pointer, parts }) => [
        pointer,
        parts
          .map((part) => part.text)
          .join('')
          .replace(/,$/, ''),
      ]);
    expect(shown(rowsOf(index))).toEqual(shown(prettyRows(root)));
  });

  test('any bytes at all are indexed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'{}[]",:\\ tn1a'), { maxLength: 200 }), (pieces) => {
        const index = indexOf(pieces.join(''));
        expect(new BodyRows(index).at(everyRow(index), { strings: 'decoded' })).toHaveLength(index.rows);
      }),
    );
  });

  test('depth costs no stack', () => {
    const index = indexOf('['.repeat(200_000));
    expect(index.rows).toBe(200_000);
    expect(new BodyRows(index).pointerOf(50_000)).toHaveLength(100_000);
  });
});

describe('search', () => {
  function placesOf(text: string, query: string): number[] {
    const steps = searchBytes(utf8(text), query, 7);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value.places;
    }
  }

  test.each([
    ['{"a":"Ab ab"}', 'AB', [6, 9]],
    ['aaaa', 'aa', [0, 2]],
    ['你好，你好', '你好', [0, 9]],
    ['"\\u4f60\\u597D你\\u597d"', '你好', [1, 13]],
    ['"ÄÖ"', 'äö', [1]],
    ['abc', '', []],
    ['abc', 'abcd', []],
    ['"\\ud83d\\uDE00"', '😀', [1]],
  ])('%s has %s at %j', (text, query, places) => {
    expect(placesOf(text, query)).toEqual(places);
  });

  test('finds what a search in the text finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '你', '😀', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, text, (body, query) => {
        const wanted = [...query].slice(0, 3).join('');
        const at = body.toLowerCase().indexOf(wanted.toLowerCase());
        expect(placesOf(body, wanted)[0]).toBe(wanted === '' || at < 0 ? undefined : utf8(body.slice(0, at)).length);
      }),
    );
  });
});
