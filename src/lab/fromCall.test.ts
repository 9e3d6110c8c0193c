import { describe, expect, test } from 'vitest';
import type { Meaning } from '#answer/meaning.ts';
import { casesCsv, casesJson } from './caseFile.ts';
import { readCasesJson } from './caseJson.ts';
import { collectCall, withCollected, type AnsweredCall, type CollectedCase } from './fromCall.ts';
import { MEANING } from './fixtures/meaning.ts';

const call = (id: string, msg: string, meaning: Partial<Meaning> = {}, username = 'u'): AnsweredCall => ({
  id,
  username,
  msg,
  meaning: { ...MEANING, ...meaning },
  vocabulary: '',
});

/** Calls collected one after another. */
function collected(...calls: readonly AnsweredCall[]): CollectedCase[] {
  const all: CollectedCase[] = [];
  for (const each of calls) all.push(collectCall(each, all));
  return all;
}

describe('a call as a case', () => {
  test('expects what was answered, stands alone and names the set that travelled', () => {
    const [{ one, call: id }] = collected({ ...call('e1', '你好'), vocabulary: '周一' }) as [CollectedCase];
    expect(id).toBe('e1');
    expect(one).toEqual({
      id: '',
      dialogue: '',
      msg: '你好',
      expectations: [
        { field: 'title', how: 'equals', value: '小薇兄你好' },
        { field: 'status', how: 'equals', value: 'FAQ' },
        { field: 'answer', how: 'equals', value: '你好呀！' },
      ],
      vocabulary: '周一',
      note: '',
    });
  });

  test('of an open dialogue shares its username with the turns after it, to the last', () => {
    const dialogues = collected(
      call('1', '订票', { dialogStatus: 'START' }),
      call('2', '你好', {}, 'somebody else'),
      call('3', '上海', { dialogStatus: 'CONTINUE' }),
      call('4', '明天', { dialogStatus: 'COMPLETE' }),
      call('5', '你好'),
    ).map(({ one }) => one.dialogue);
    expect(dialogues).toEqual(['u', '', 'u', 'u', '']);
  });

  test('with a very long answer expects its beginning', () => {
    const [{ one }] = collected(call('1', 'm', { answer: '长'.repeat(2_001) })) as [CollectedCase];
    expect(one.expectations.at(-1)).toMatchObject({ field: 'answer', how: 'contains' });
  });
});

describe('a table with collected cases', () => {
  test('keeps what it had and numbers on, without an id twice', () => {
    const table = [
      { id: '1', dialogue: '', msg: 'a', expectations: [], vocabulary: '', note: '' },
      { id: '3', dialogue: '', msg: 'b', expectations: [], vocabulary: '', note: '' },
    ];
    const all = withCollected(table, collected(call('1', 'c'), call('2', 'd')));
    expect(all.map(({ id, msg }) => [id, msg])).toEqual([
      ['1', 'a'],
      ['3', 'b'],
      ['4', 'c'],
      ['5', 'd'],
    ]);
    expect(table).toHaveLength(2);
    expect(withCollected(table, [])).toBe(table);
  });

  test('leaves as a file the lab reads', () => {
    const all = withCollected([], collected(call('1', '订票', { dialogStatus: 'START' }), call('2', '=1+1')));
    expect(readCasesJson(casesJson(all)).cases).toEqual(all);
    expect(casesCsv(all)).toContain("'=1+1");
  });
});
