import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesJson, lintVocabularies, parseCandidates } from './vocab.ts';

const vocabularies = fc.uniqueArray(
  fc.record({ name: fc.string({ unit: 'binary' }), words: fc.array(fc.string({ unit: 'binary' })) }),
  { selector: (vocabulary) => vocabulary.name },
);

describe('candidatesJson', () => {
  it('is read back by parseCandidates, compact and indented', () => {
    fc.assert(
      fc.property(vocabularies, fc.constantFrom(0, 2), (all, indent) => {
        expect(parseCandidates(candidatesJson(all, indent))).toEqual({ ok: true, vocabularies: all });
      }),
    );
  });

  it('writes names that JavaScript objects would lose or move', () => {
    const all = [
      { name: 'b', words: ['x'] },
      { name: '1', words: [] },
      { name: '__proto__', words: ['y'] },
    ];
    expect(candidatesJson(all)).toBe('{"b":["x"],"1":[],"__proto__":["y"]}');
  });

  it('indents like JSON.stringify', () => {
    const all = [
      { name: 'a', words: ['x', 'y'] },
      { name: 'b', words: [] },
    ];
    expect(candidatesJson(all, 2)).toBe(JSON.stringify({ a: ['x', 'y'], b: [] }, null, 2));
  });
});

describe('parseCandidates', () => {
  it.each([
    ['{"a":["x"]}'],
    ['{"real_time_slot_candidates":{"a":["x"]}}'],
    ['{"svrinfo":{"real_time_slot_candidates":{"a":["x"]}}}'],
  ])('reads %s', (text) => {
    expect(parseCandidates(text)).toEqual({ ok: true, vocabularies: [{ name: 'a', words: ['x'] }] });
  });

  it.each([
    ['{"a":', 'not_json'],
    ['[]', 'not_object'],
    ['{"a":"x"}', 'not_array'],
    ['{"a":["x",1]}', 'not_string'],
    ['{"a":["x"],"a":["y"]}', 'duplicate_name'],
    ['{"a":["x"],"\\u0061":["y"]}', 'duplicate_name'],
  ])('refuses %s as %s', (text, code) => {
    const parsed = parseCandidates(text);
    expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.code)).toContain(code);
  });

  it('keeps names in the order of the text, also those an object would bring first', () => {
    const parsed = parseCandidates('{"b":["x"],"10":[],"1":["y"],"a":[]}');
    expect(parsed.ok && parsed.vocabularies.map(({ name }) => name)).toEqual(['b', '10', '1', 'a']);
  });

  it('is not fooled by names inside words', () => {
    expect(parseCandidates('{"a":["\\"a\\":["],"b":["a"]}').ok).toBe(true);
  });
});

describe('lintVocabularies', () => {
  it('counts what is probably not meant', () => {
    const issues = lintVocabularies([
      { name: 'a', words: ['x', 'x', '', ' y', 'y'] },
      { name: 'a', words: [] },
      { name: ' ', words: [] },
    ]);
    expect(issues.map(({ code, count }) => [code, count])).toEqual([
      ['empty_word', 1],
      ['duplicate_word', 1],
      ['spaced_word', 1],
      ['duplicate_name', undefined],
      ['empty_name', undefined],
    ]);
  });
});
