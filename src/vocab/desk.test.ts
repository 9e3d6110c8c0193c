import { describe, expect, it } from 'vitest';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { SMALL_LIST, VocabularyDesk } from './desk.ts';
import type { ListFindings } from './deskTypes.ts';

const still = () => Promise.resolve();

function deskWith(words: readonly string[]) {
  const told: ListFindings[] = [];
  const desk = new VocabularyDesk((findings) => told.push(findings));
  desk.put('a', { kind: 'words', words });
  return { desk, told, words: () => desk.words('a', 0, Infinity) };
}

describe('edits', () => {
  it('a paste goes to its row, takes the place of an empty one, and is one step', () => {
    const { desk, words } = deskWith(['甲', '']);
    const { summary, changed } = desk.edit('a', { kind: 'paste', row: 1, text: '乙\r\n丙\t"丁"\n' });
    expect(changed).toBe(3);
    expect(summary).toMatchObject({ count: 4, words: ['甲', '乙', '丙', '"丁"'], canUndo: true });
    desk.edit('a', { kind: 'undo' });
    expect(words()).toEqual(['甲', '']);
  });

  it('cells of a spreadsheet with line ends come without their quotes', () => {
    const { desk, words } = deskWith([]);
    desk.edit('a', { kind: 'paste', row: 0, text: '"两\n行"\t甲\n"say ""hi"""\t乙' });
    expect(words()).toEqual(['两\n行', '甲', 'say "hi"', '乙']);
  });

  it('what a paste says twice is known with the answer, before anything else is checked', () => {
    const { desk, words, told } = deskWith(['甲']);
    const { summary } = desk.edit('a', { kind: 'paste', row: 1, text: '乙\n甲\n \n \n乙' });
    expect(summary).toMatchObject({ count: 6, repeats: 2 });
    expect(desk.rows('a', 0, 9).map(({ first }) => first)).toEqual([-1, -1, 0, -1, -1, 1]);
    expect(desk.edit('a', { kind: 'fix', fix: 'duplicate' }).summary).toMatchObject({ count: 4, repeats: 0 });
    expect(words()).toEqual(['甲', '乙', ' ', ' ']);
    expect(told).toEqual([]);
    expect(desk.edit('a', { kind: 'set', row: 0, word: '乙' }).summary).not.toHaveProperty('repeats');
  });

  it('rows taken out are those on screen', () => {
    const { desk, words } = deskWith(['ab', 'x', 'b', 'cb', 'y']);
    expect(desk.filter('a', { text: 'B' })).toMatchObject({ count: 5, shown: 3 });
    expect(desk.rows('a', 1, 9).map(({ row, word }) => [row, word])).toEqual([
      [2, 'b'],
      [3, 'cb'],
    ]);
    desk.edit('a', { kind: 'remove', ranges: [[1, 3]] });
    expect(words()).toEqual(['ab', 'x', 'y']);
    desk.filter('a', { text: '' });
    desk.edit('a', {
      kind: 'remove',
      ranges: [
        [0, 1],
        [2, 3],
      ],
    });
    expect(words()).toEqual(['x']);
  });

  it('typing keeps the row on screen though it no longer passes the filter', () => {
    const { desk } = deskWith(['ab', 'x']);
    desk.filter('a', { text: 'b' });
    expect(desk.edit('a', { kind: 'set', row: 0, word: 'z' }).summary.shown).toBe(1);
    expect(desk.rows('a', 0, 9)).toMatchObject([{ row: 0, word: 'z' }]);
  });

  it('a row put in is on screen in its place, whatever the filter', () => {
    const { desk } = deskWith(['b', 'x', 'ab', 'b']);
    desk.filter('a', { text: 'a' });
    expect(desk.edit('a', { kind: 'insert', row: 1, words: [''] }).summary.shown).toBe(2);
    expect(desk.rows('a', 0, 9)).toMatchObject([
      { row: 1, word: '' },
      { row: 3, word: 'ab' },
    ]);
    desk.filter('a', { text: 'b' });
    expect(desk.edit('a', { kind: 'insert', row: 5, words: [''] }).summary.shown).toBe(4);
    expect(desk.rows('a', 0, 9).map(({ row }) => row)).toEqual([0, 3, 4, 5]);
  });

  it('one list is appended to another, or copied', () => {
    const { desk, words } = deskWith(['甲']);
    desk.put('b', { kind: 'words', words: ['乙', '甲'] });
    desk.edit('a', { kind: 'append', from: 'b' });
    expect(words()).toEqual(['甲', '乙', '甲']);
    desk.copy('a', 'c');
    desk.drop('a');
    expect(desk.words('c', 1, 2)).toEqual(['乙']);
  });

  it('one list takes the words of another as one step, and makes none of words that are its own', () => {
    const { desk, words } = deskWith(['甲']);
    desk.put('b', { kind: 'words', words: ['乙', '乙'] });
    expect(desk.edit('a', { kind: 'take', from: 'b' })).toMatchObject({ changed: 2, summary: { repeats: 1 } });
    expect(desk.edit('a', { kind: 'take', from: 'b' }).changed).toBe(0);
    desk.edit('a', { kind: 'undo' });
    expect(words()).toEqual(['甲']);
  });

  it('words are handed out as strings while they are few', () => {
    const few = Array.from({ length: SMALL_LIST.words }, (_, i) => String(i));
    const { desk } = deskWith(few);
    expect(desk.edit('a', { kind: 'set', row: 0, word: 'x' }).summary.words).toHaveLength(few.length);
    expect(desk.edit('a', { kind: 'insert', row: 0, words: ['y'] }).summary.words).toBeUndefined();
  });
});

describe('checks', () => {
  it('tell what is found as it is found, for lists that have changed', async () => {
    const { desk, told } = deskWith(['甲', '甲', '甲乙 ', '丙']);
    desk.put('b', { kind: 'words', words: ['丙'] });
    await desk.check(['a', 'b'], still);
    const last = told.filter(({ id }) => id === 'a').at(-1);
    expect(told.length).toBe(4);
    expect(last).toMatchObject({
      complete: true,
      untidy: 1,
      counts: { duplicate: 1, spaces: 1, contained: 1, shared: 1 },
    });
    expect(desk.filter('a', { text: '', check: 'duplicate' }).shown).toBe(1);
    expect(desk.rows('a', 0, 1)).toMatchObject([{ row: 1, first: 0 }]);
  });

  it('a check that is given up leaves the lists as they are', async () => {
    const { desk, words } = deskWith(Array.from({ length: 50_000 }, (_, i) => `词${i}`));
    const given = desk.check(['a'], () => Promise.reject(new Error('cancelled')));
    await expect(given).rejects.toThrow('cancelled');
    expect(words()).toHaveLength(50_000);
  });
});

describe('files and requests', () => {
  it('a file becomes lists; nothing is left behind by one that cannot be read', async () => {
    const { desk } = deskWith([]);
    const imported = await desk.importFile(new Blob(['vocabulary,word\r\n城市,北京\r\n人名,张三\r\n']), 'a.csv', still);
    expect(imported).toMatchObject({
      ok: true,
      lists: [
        { name: '城市', summary: { words: ['北京'] } },
        { name: '人名', summary: { words: ['张三'] } },
      ],
    });
    const binary = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)]);
    expect(await desk.importFile(binary, 'a.csv', still)).toEqual({ ok: false, problem: { code: 'binary' } });
    const huge = Object.defineProperty(new Blob(), 'size', { value: 200 * 1024 * 1024 });
    expect(await desk.importFile(huge, 'a.csv', still)).toMatchObject({
      ok: false,
      problem: { code: 'too_large' },
    });
  });

  it('seals what lies on the desk', async () => {
    const { desk } = deskWith(['张三']);
    const sealed = await desk.seal(
      {
        draft: { ...EXAMPLE_DRAFT, api: 'dictmsg' },
        lists: [{ id: 'a', name: '联系人' }],
        credentials: PUBLISHED_SAMPLE,
        environment: { now: 0 },
      },
      still,
    );
    expect(sealed).toMatchObject({ ok: true });
    expect(sealed.ok && sealed.prepared.plaintext).toContain('{"联系人":["张三"]}');
  });
});
