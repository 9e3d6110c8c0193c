import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { beginning } from './beginning.ts';
import { loneSurrogateAt } from './bytes.ts';

describe('the beginning of a text', () => {
  it('is the text itself where it is short enough, and else no longer than asked for', () => {
    expect(beginning('你好', 2)).toBe('你好');
    expect(beginning('你好吗', 2)).toBe('你好');
    expect(beginning('你好', 0)).toBe('');
  });

  it.each([
    ['an emoji', 'ab😀'],
    ['a family', 'ab👨‍👩‍👧'],
    ['a flag', 'ab🇨🇳'],
    ['a skin', 'ab👍🏽'],
    ['a letter with its mark', 'abe\u0301'],
    ['a line end', 'ab\r\n'],
  ])('ends before %s that does not fit', (_name, text) => {
    for (let most = 2; most < text.length; most++) expect(beginning(text, most)).toBe('ab');
  });

  it('ends inside what goes on for ever, but not inside a code point', () => {
    const marks = `a${'\u0301'.repeat(500)}`;
    expect(beginning(marks, 300)).toBe(marks.slice(0, 300));
    const joined = '👨\u200d'.repeat(200);
    expect(beginning(joined, 301)).toBe(joined.slice(0, 300));
    expect(beginning('👨‍👩‍👧', 4)).toBe('👨‍');
  });

  it('ends with a whole code point where the engine knows no more', async () => {
    vi.resetModules();
    vi.stubGlobal('Intl', {});
    const old = await import('./beginning.ts');
    vi.unstubAllGlobals();
    expect(old.beginning('ab😀', 3)).toBe('ab');
    expect(old.beginning('ab👨‍👩‍👧', 5)).toBe('ab👨‍');
  });

  it('is always a beginning, and whole where the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
        const cut = beginning(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(loneSurrogateAt(cut)).toBe(-1);
      }),
    );
  });
});
