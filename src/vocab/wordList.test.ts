import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { analyse, analyseFurther, rulerMarks, type Analysis } from './analysis.ts';
import { mended, tidied, untidyRows, type Fix } from './fixes.ts';
import { addLines } from './lines.ts';
import { withoutRepeats } from './repeats.ts';
import { filteredRows } from './views.ts';
import { WordList } from './wordList.ts';

function finish<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const analysed = (words: readonly string[]): { list: WordList; analysis: Analysis } => {
  const list = WordList.of(words);
  return { list, analysis: finish(analyse(list)) };
};

describe('editing', () => {
  it('any steps can be undone one by one, and done again', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), at: fc.nat(20), word: fc.string({ maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('splice' as const),
        at: fc.nat(20),
        count: fc.nat(3),
        word: fc.string({ maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 8 }),
        fc.array(step, { maxLength: 12 }),
        (start, steps) => {
          const list = WordList.of(start);
          const states = [list.words()];
          for (const { kind, at, word, ...rest } of steps) {
            const row = list.length === 0 ? 0 : at % list.length;
            if (kind === 'splice')
              list.splice(
                row,
                Math.min('count' in rest ? rest.count : 0, list.length - row),
                Uint32Array.of(list.pool.add(word)),
              );
            else if (list.length > 0) list.set(row, word);
            states.push(list.words());
          }
          const end = list.words();
          while (list.undo());
          expect(list.words()).toEqual(states[0]);
          while (list.redo());
          expect(list.words()).toEqual(end);
        },
      ),
    );
  });

  it('typing in one row is one step', () => {
    const list = WordList.of(['a', 'b']);
    for (const word of ['b1', 'b12', 'b123']) list.set(1, word);
    list.undo();
    expect(list.words()).toEqual(['a', 'b']);
    list.redo();
    expect(list.words()).toEqual(['a', 'b123']);
  });

  it('pasted lines and cells become rows, whatever ends them', () => {
    const list = WordList.of(['first']);
    list.splice(1, 0, addLines(list.pool, list.pool.adopt(utf8('\ufeff甲\r\n乙\n\n 丙\t丁\r戊'))));
    expect(list.words()).toEqual(['first', '甲', '乙', ' 丙', '丁', '戊']);
  });
});

describe('checks', () => {
  it.each([
    ['blank', ['', '  ', '\u3000\t']],
    ['spaces', [' 张三', '李四 ', '王\u3000五', '\u00a0a']],
    ['invisible', ['刘\u200b洋', '\ufeff赵', 'a\u0007b', 'so\u00adft', '甲\u2028', '\u3164', '名\u034f']],
    ['bidi', ['a\u202eb', '\u200f左']],
    ['width', ['ＡＢ１', 'ｚ']],
    ['mixed', ['pаypal', 'Αlpha']],
    ['long', ['长'.repeat(65)]],
    ['half', ['\ud800']],
  ] as const)('%s', (check, words) => {
    const { analysis } = analysed([...words, '张三', 'plain word', '👨‍👩‍👧', 'Привет', '（全角）']);
    expect(analysis.counts).toMatchObject({ [check]: words.length, duplicate: 0 });
    const all = Object.values(analysis.counts).reduce((sum, count) => sum + count, 0);
    expect(all).toBe(words.length);
  });

  it('a repeat names the row it repeats; blank rows are blank, not repeats', () => {
    const { analysis } = analysed(['甲', '乙', '甲', '', '', '甲']);
    expect([...analysis.repeats.first]).toEqual([-1, -1, 0, -1, -1, 0]);
    expect(analysis.counts).toMatchObject({ duplicate: 2, blank: 2 });
  });

  it('words inside others and words of another vocabulary', () => {
    const { list, analysis } = analysed(['北京', '北京市', '京', '上海', 'a', '😀😁']);
    const other = analysed(['上海', '😀']);
    const { counts, bits } = finish(
      analyseFurther(list, analysis, [{ list: other.list, table: other.analysis.repeats.table }]),
    );
    expect(counts).toMatchObject({ contained: 2, shared: 1 });
    expect([...filteredRows(list, { text: '', check: 'contained' }, { ...analysis, bits })]).toEqual([0, 2]);
  });

  it('containment agrees with the plain way', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', '京', 'é', '😀'), maxLength: 4 }), { maxLength: 10 }),
        (words) => {
          const { list, analysis } = analysed(words);
          const expected = words.filter(
            (word) => word !== '' && words.some((other) => other !== word && other.includes(word)),
          );
          expect(finish(analyseFurther(list, analysis, [])).counts.contained).toBe(expected.length);
        },
      ),
    );
  });

  it('the ruler shows where, and stays quiet about what may be meant', () => {
    const { analysis } = analysed(['a', 'b', 'c', 'c']);
    expect([...rulerMarks(analysis, 4)]).toEqual([0, 0, 0, 1]);
  });
});

describe('fixes', () => {
  it.each<[Fix, readonly string[], readonly string[]]>([
    ['duplicate', ['a', 'b', 'a'], ['a', 'b']],
    ['blank', ['a', ' ', ''], ['a']],
    ['spaces', [' a\u3000', '王\u3000五'], ['a', '王 五']],
    ['invisible', ['刘\u200b洋', '甲\u2028', '\u0007'], ['刘洋', '甲', '']],
    ['bidi', ['a\u202eb'], ['ab']],
    ['width', ['Ａ１（'], ['A1（']],
    ['mixed', ['pаypal'], ['paypal']],
  ])('%s', (fix, words, expected) => {
    const { list, analysis } = analysed(words);
    list.replace((fix === 'duplicate' ? withoutRepeats(list, analysis.repeats) : mended(list, analysis, fix)).order);
    expect(list.words()).toEqual(expected);
    list.undo();
    expect(list.words()).toEqual(words);
  });

  it('a mend that mends nothing is no step', () => {
    const { list, analysis } = analysed(['αlpha', 'pаypal']);
    expect(mended(list, analysis, 'mixed').changed).toBe(1);
    expect(mended(list, analysed(['αlpha']).analysis, 'mixed').changed).toBe(0);
  });

  it('tidying does all that changes no meaning, at once', () => {
    const words = [' Ａ\u200b ', '', '\u200b', '甲', '甲'];
    const { list, analysis } = analysed(words);
    expect(untidyRows(analysis)).toBe(3);
    expect(tidied(list, analysis).changed).toBe(3);
    list.replace(tidied(list, analysis).order);
    expect(list.words()).toEqual(['A', '甲', '甲']);
  });
});

describe('views', () => {
  it('finds text in either case, and sorts by bytes', () => {
    const list = WordList.of(['Bab', 'a', 'abacus', '京', 'BA']);
    expect([...filteredRows(list, { text: 'ba' }, undefined)]).toEqual([0, 2, 4]);
    list.arrange({ by: 'word', descending: false });
    expect(list.words()).toEqual(['BA', 'Bab', 'a', 'abacus', '京']);
    list.arrange({ by: 'bytes', descending: true });
    expect(list.words()).toEqual(['abacus', 'Bab', '京', 'BA', 'a']);
  });

  it('sortings lead back to the words as entered, each a step to undo, and say how the words stand', () => {
    const entered = ['b', 'cc', 'a'];
    const list = WordList.of(entered);
    const byWord = { by: 'word', descending: false } as const;
    const bySize = { by: 'bytes', descending: true } as const;
    list.arrange(byWord);
    list.arrange(bySize);
    expect(list.sorting).toEqual(bySize);
    list.arrange(undefined);
    expect(list.words()).toEqual(entered);
    expect(list.sorting).toBeUndefined();
    list.undo();
    expect(list.sorting).toEqual(bySize);
    list.undo();
    expect([list.words(), list.sorting]).toEqual([['a', 'b', 'cc'], byWord]);
    list.set(0, 'z');
    expect(list.sorting).toBeUndefined();
    list.arrange(byWord);
    list.arrange(undefined);
    expect(list.words()).toEqual(['z', 'b', 'cc']);
  });
});
