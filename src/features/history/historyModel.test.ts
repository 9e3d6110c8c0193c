import { describe, expect, it } from 'vitest';
import type { Head } from '#data/historyHead.ts';
import type { KeyedSegment } from '#data/historyRead.ts';
import { segmentOf, type Row } from '#data/historySchema.ts';
import {
  NO_FILTER,
  countsOf,
  isRow,
  listed,
  neighbour,
  previousOf,
  rowAt,
  trendOf,
  type HistoryFilter,
} from './historyModel.ts';

const NOON = new Date(2026, 10, 25, 12).getTime();
const DAY = 86_400_000;

const head = (id: string, changes: Partial<Head> = {}): Row => ({
  id,
  startedAt: NOON,
  total: 12,
  origin: 'bench',
  api: 'message',
  target: 'emulator',
  profileId: 'p',
  username: 'u',
  msg: '你好',
  result: 'answered',
  answer: '你好呀！',
  size: 100,
  pack: 0,
  place: 0,
  ...changes,
});

/** Segments as they come: the newest first, each with its oldest row first. */
const segments = (...rows: Row[][]): KeyedSegment[] =>
  rows.map((some, i) => ({ ...segmentOf(some, 1), key: rows.length - i }));

const SEGMENTS = segments(
  [
    head('c', { api: 'dictmsg', rid: 'E41A', health: 'newest_not_in_use' }),
    head('d', { msg: '今天天气', answer: '', result: 'refused', errorCode: '1005' }),
  ],
  [
    head('a', { startedAt: NOON - DAY }),
    head('b', { startedAt: NOON - DAY + 1, note: 'Look Here', profileId: 'q', starred: true }),
  ],
);

const list = (filter: Partial<HistoryFilter> = {}, from = SEGMENTS) => listed(from, { ...NO_FILTER, ...filter }, NOON);
const ids = (filter: Partial<HistoryFilter> = {}) =>
  list(filter)
    .items.filter(isRow)
    .map((item) => rowAt(item).id);

describe('the list', () => {
  it('is the same whether its segments come at once or one after the other, each day once', () => {
    const days = [3, 3, 2, 2, 1, 0, 0];
    const rows = days.map((day, i) =>
      head(`r${i}`, { startedAt: NOON - (3 - day) * DAY + i, msg: i % 2 ? '你好' : '再见' }),
    );
    const all = segments(rows.slice(5), rows.slice(4, 5), rows.slice(1, 4), rows.slice(0, 1));
    for (const text of ['', '你好', '再见', 'nothing']) {
      const filter = { ...NO_FILTER, text };
      for (let loaded = 1; loaded < all.length; loaded++) listed(all.slice(0, loaded), filter, NOON);
      const grown = listed(all, filter, NOON);
      expect(grown).toEqual(listed(all, { ...filter }, NOON));
      const shownDays = grown.items.flatMap((item) => (isRow(item) ? [] : [item.day]));
      expect(new Set(shownDays).size).toBe(shownDays.length);
    }
  });

  it('has what took the place of a segment', () => {
    const filter = { ...NO_FILTER };
    expect(listed(SEGMENTS, filter, NOON).count).toBe(4);
    const [first, second] = SEGMENTS as [KeyedSegment, KeyedSegment];
    const starred = { ...segmentOf([head('c', { starred: true })], 1), key: first.key };
    const after = listed([starred, second], filter, NOON);
    expect(after.items.filter(isRow).map((item) => rowAt(item).id)).toEqual(['c', 'b', 'a']);
    expect(countsOf(after.facets, 'starred')).toEqual([
      { value: true, count: 2 },
      { value: false, count: 1 },
    ]);
  });

  it('counts days from now, even when the same filter is asked again later', () => {
    const filter = { ...NO_FILTER, days: 1 };
    expect(listed(SEGMENTS, filter, NOON).count).toBe(4);
    expect(listed(SEGMENTS, filter, NOON + DAY / 2).count).toBe(2);
  });

  it('has the newest first, under the day it belongs to', () => {
    const { items, count, total } = list();
    expect(items.map((item) => (isRow(item) ? rowAt(item).id : new Date(item.day).getDate()))).toEqual([
      25,
      'd',
      'c',
      24,
      'b',
      'a',
    ]);
    expect({ count, total }).toEqual({ count: 4, total: 4 });
  });

  it.each([
    [{ text: '你好' }, ['c', 'b', 'a']],
    [{ text: 'e41a' }, ['c']],
    [{ text: 'look 你好' }, ['b']],
    [{ text: 'nothing of the kind' }, []],
    [{ api: 'dictmsg' }, ['c']],
    [{ result: 'refused' }, ['d']],
    [{ stale: true }, ['c']],
    [{ starred: true }, ['b']],
    [{ profileId: 'q' }, ['b']],
    [{ target: 'custom' }, []],
    [{ days: 0.5 }, ['d', 'c']],
  ] as const)('narrowed by %j holds %j', (filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  it('keeps the order in which calls were made when the clock was moved back', () => {
    const back = segments([head('first'), head('second', { startedAt: NOON - 3 * DAY }), head('third')]);
    const shown = list({}, back)
      .items.filter(isRow)
      .map((item) => rowAt(item).id);
    expect(shown).toEqual(['third', 'second', 'first']);
  });

  it('counts what it could be narrowed by over all records, not over those shown', () => {
    expect(countsOf(list({ text: 'e41a' }).facets, 'profileId')).toEqual([
      { value: 'p', count: 3 },
      { value: 'q', count: 1 },
    ]);
  });
});

describe('moving about', () => {
  it('goes from row to row over the days', () => {
    const { items } = list();
    expect(neighbour(items, undefined, 1)).toBe('d');
    expect(neighbour(items, 'c', 1)).toBe('b');
    expect(neighbour(items, 'b', -1)).toBe('c');
    expect(neighbour(items, 'a', 1)).toBeUndefined();
  });

  it('compares with the last time the same was asked, else with the call before', () => {
    const rows = segments([head('1'), head('2', { msg: '别的' }), head('3'), head('4', { msg: '新的' })]);
    const { items } = list({}, rows);
    expect(previousOf(items, '3')?.id).toBe('1');
    expect(previousOf(items, '4')?.id).toBe('3');
    expect(previousOf(items, '1')).toBeUndefined();
  });

  it('tells the health of the last replies, the oldest first', () => {
    expect(trendOf(list().items, 3)).toEqual(['ok', 'stale', 'failed']);
  });
});
