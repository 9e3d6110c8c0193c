import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { slotsOf, slotSpans, type Slot } from './slots.ts';

const read = (reply: unknown) => slotsOf(parseJson(JSON.stringify(reply)).root);
const slot = (changes: Partial<Slot>): Slot => ({ pointer: '', name: 'n', value: '', norm: '', ...changes });
const stretches = (slots: readonly Slot[], text: string) =>
  slotSpans(slots, text).map(({ start, end }) => text.slice(start, end));

test('every shape of slots is read, and slot_info only where nothing says more', () => {
  const info = [{ from_loc: '{"city":"北京"}' }];
  expect(read({ slot_info: info })).toEqual([
    { pointer: '/slot_info/0', name: 'from_loc', value: '{"city":"北京"}', norm: '' },
  ]);
  expect(
    read({ slot_info: info, slots_info: [{ slot_name: 'from_loc', slot_value: '北京', norm: 'x', start: 0, end: 6 }] }),
  ).toEqual([{ pointer: '/slots_info/0', name: 'from_loc', value: '北京', norm: 'x', start: 0, end: 6 }]);
  expect(read({ slots: [{ name: '亲戚称呼1', norm: '妈妈', value: '妈' }] })[0]).toMatchObject({ value: '妈' });
});

test('anything but a list of slots gives none, and a wrong type inside gives an empty text', () => {
  expect(read({ slots_info: 'no', slots: null, slot_info: [1, 'x', null] })).toEqual([]);
  expect(read({ slots_info: [{ slot_name: 3, start: '0', end: -1 }, 7] })).toEqual([
    { pointer: '/slots_info/0', name: '', value: '', norm: '' },
    { pointer: '/slots_info/1', name: '', value: '', norm: '' },
  ]);
});

test('offsets that count UTF-8 bytes are read as such: the published sample', () => {
  expect(stretches([slot({ value: '{"city":"北京"}', start: 0, end: 6 })], '北京今天天气')).toEqual(['北京']);
});

test('offsets that count characters are believed when the slot bears them out', () => {
  expect(stretches([slot({ value: '上海', start: 2, end: 4 })], '我去上海的家')).toEqual(['上海']);
});

test('offsets that count whole characters are believed before those that would mark something else', () => {
  expect(stretches([slot({ value: '张三', start: 5, end: 7 })], '😀打电话给张三')).toEqual(['张三']);
  expect(stretches([slot({ value: '张三', start: 6, end: 8 })], '😀打电话给张三')).toEqual(['张三']);
  expect(stretches([slot({ value: '归一', start: 1, end: 3 })], '😀张三')).toEqual(['张三']);
});

test('offsets inside a character, beyond the text or upside down mark nothing', () => {
  expect(stretches([slot({ start: 1, end: 5 })], '北京')).toEqual([]);
  expect(stretches([slot({ start: 0, end: 700 })], '北京')).toEqual([]);
  expect(read({ slots_info: [{ start: 4, end: 2 }] })[0]).not.toHaveProperty('start');
});

test('the questions of the engine are no stretch of the text', () => {
  expect(stretches([slot({ name: '_stoask_', value: '出发地', start: 0, end: 9 })], '出发地是哪')).toEqual([]);
});

test('any word anywhere is found again from its bytes', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  fc.assert(
    fc.property(text, text.filter(Boolean), text, (before, word, after) => {
      const encoder = new TextEncoder();
      const start = encoder.encode(before).length;
      const end = start + encoder.encode(word).length;
      expect(stretches([slot({ value: word, start, end })], before + word + after)).toEqual([word]);
    }),
    { numRuns: 300 },
  );
});
