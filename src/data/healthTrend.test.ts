import { expect, test } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { replied } from './fixtures/replied.ts';
import { noteHealth, trendOf, type HealthPoint } from './healthTrend.ts';
import { readExchange } from './replyReader.ts';
import { createStore } from './store.ts';

const exchangeOf = (id: string, startedAt: number, reply: object, profileId = 'p') =>
  replied(utf8(JSON.stringify(reply)), {}, { total: 1 }, { id, startedAt, profileId });

const stat = (serving: string, newest = serving) => ({
  answer: 'a',
  bid_stat: {
    curr_time: serving,
    latest_time: newest,
    latest_valid: serving === newest,
    up_ret: serving === newest ? 0 : -1,
    err_msg: serving === newest ? '' : 'x',
  },
});

test('each call of a session is taken down once, in the order in which they were made', () => {
  const trend = createStore<readonly HealthPoint[]>([]);
  const calls = [
    exchangeOf('b', 2, stat('20190515-18:07:37', '20190523-16:06:33')),
    exchangeOf('a', 1, stat('20190515-18:07:37')),
    exchangeOf('c', 3, stat('20190523-16:06:33')),
  ];
  for (const call of [...calls, ...calls]) noteHealth(trend, call, readExchange(call));
  expect(trend.get().map(({ exchangeId, verdict, serving }) => [exchangeId, verdict, serving])).toEqual([
    ['a', 'healthy', '20190515-18:07:37'],
    ['b', 'newest_not_in_use', '20190515-18:07:37'],
    ['c', 'healthy', '20190523-16:06:33'],
  ]);
});

test('a reply without bid_stat says nothing, and another bot is another trend', () => {
  const trend = createStore<readonly HealthPoint[]>([]);
  const silent = exchangeOf('s', 1, { answer: 'a', query: 'q' });
  const other = exchangeOf('o', 2, stat('20190515-18:07:37'), 'q');
  for (const call of [silent, other]) noteHealth(trend, call, readExchange(call));
  expect(trend.get()).toHaveLength(1);
  expect(trendOf(trend.get(), silent)).toEqual([]);
  expect(trendOf(trend.get(), other)).toHaveLength(1);
});
