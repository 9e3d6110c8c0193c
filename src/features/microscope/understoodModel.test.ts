import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResponse } from '#answer/read.ts';
import { homesOf, stretches, understanding } from './understoodModel.ts';

const reading = (reply: unknown) =>
  readResponse({
    status: 200,
    bytes: new TextEncoder().encode(JSON.stringify({ ret: 0, answer: '', ...(reply as object) })),
  });

const CONTACTS = [{ name: '联系人', words: ['张三', '李四', ' ', ''] }];

test('what a slot took and what it left are told apart in the text', () => {
  const reply = reading({ slots_info: [{ slot_name: '联系人', slot_value: '张三', start: 12, end: 18 }] });
  const { spans, untaken } = understanding(reply, '打电话给张三和李四', CONTACTS);
  expect(stretches('打电话给张三和李四', spans, untaken).map(({ text, kind }) => [text, kind])).toEqual([
    ['打电话给', 'plain'],
    ['张三', 'taken'],
    ['和', 'plain'],
    ['李四', 'untaken'],
  ]);
});

test('a reply without slots leaves every word that stands in the text', () => {
  const { spans, untaken } = understanding(reading({}), '张三张三', CONTACTS);
  expect([spans, untaken.map(({ word, start }) => [word, start])]).toEqual([[], [['张三', 0]]]);
});

test('a word of two vocabularies is one word with two homes', () => {
  const lists = [...CONTACTS, { name: '城市', words: ['张三', '北京'] }];
  const { untaken } = understanding(reading({}), '张三李四在北京', lists);
  expect([...homesOf(untaken)]).toEqual([
    ['张三', ['联系人', '城市']],
    ['李四', ['联系人']],
    ['北京', ['城市']],
  ]);
});

const span = (name: string, start: number, end: number) => ({
  slot: { pointer: '', name, value: '', norm: '' },
  start,
  end,
});

test('slots that overlap are all told, each over the whole of what it took', () => {
  const spans = [span('date', 0, 6), span('time', 2, 6), span('task', 4, 8)];
  expect(
    stretches('明天下午三点开会吗', spans, []).map(({ text, spans }) => [text, ...spans.map(({ slot }) => slot.name)]),
  ).toEqual([['明天', 'date'], ['下午', 'date', 'time'], ['三点', 'date', 'time', 'task'], ['开会', 'task'], ['吗']]);
});

test('an untaken word gives way to what a slot took, and a shorter one to a longer one', () => {
  const untaken = ['给张', '李', '李四'].map((word) => ({
    vocabulary: 'v',
    word,
    start: '打给张三和李四'.indexOf(word),
  }));
  expect(stretches('打给张三和李四', [span('n', 2, 4)], untaken).map(({ text, kind }) => [text, kind])).toEqual([
    ['打给', 'plain'],
    ['张三', 'taken'],
    ['和', 'plain'],
    ['李四', 'untaken'],
  ]);
});

test('whatever overlaps, the stretches put together are the text', () => {
  const anySpan = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({
    slot: { pointer: '', name: 'n', value: '', norm: '' },
    start: Math.min(a, b),
    end: Math.max(a, b),
  }));
  fc.assert(
    fc.property(fc.string({ minLength: 12, maxLength: 20 }), fc.array(anySpan), (text, spans) => {
      expect(
        stretches(text, spans, [])
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
