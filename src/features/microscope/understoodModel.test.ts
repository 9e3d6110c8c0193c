import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResponse } from '#answer/read.ts';
import { stretches, understanding } from './understoodModel.ts';

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

test('whatever overlaps, the stretches put together are the text', () => {
  const span = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({
    slot: { pointer: '', name: 'n', value: '', norm: '' },
    start: Math.min(a, b),
    end: Math.max(a, b),
  }));
  fc.assert(
    fc.property(fc.string({ minLength: 12, maxLength: 20 }), fc.array(span), (text, spans) => {
      expect(
        stretches(text, spans, [])
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
