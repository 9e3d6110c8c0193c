import { expect, test } from 'vitest';
import { replied } from '#data/fixtures/replied.ts';
import { recentExchanges } from './recentExchanges.ts';

const exchange = (id: string, bytes: number) => replied(new Uint8Array(bytes), {}, { total: 1 }, { id });

const kept = (recent: ReturnType<typeof recentExchanges>, ids: readonly string[]) =>
  ids.filter((id) => recent.find(id) !== undefined);

test('the oldest calls make room for the latest, by number', () => {
  const recent = recentExchanges({ exchanges: 2, bytes: Infinity });
  for (const id of ['a', 'b', 'c']) recent.keep(exchange(id, 1));
  expect(kept(recent, ['a', 'b', 'c'])).toEqual(['b', 'c']);
});

test('and by their bytes, of which a large one takes those of many', () => {
  const recent = recentExchanges({ exchanges: 500, bytes: 1_000_000 });
  for (const id of ['a', 'b', 'c']) recent.keep(exchange(id, 300_000));
  recent.keep(exchange('large', 600_000));
  expect(kept(recent, ['a', 'b', 'c', 'large'])).toEqual(['c', 'large']);
  for (let i = 0; i < 5; i++) recent.keep(exchange(`small ${i}`, 10));
  expect(kept(recent, ['c', 'large', 'small 0', 'small 4'])).toEqual(['c', 'large', 'small 0', 'small 4']);
});

test('the latest stays however large it is, and makes way for the next', () => {
  const recent = recentExchanges({ exchanges: 500, bytes: 1_000_000 });
  recent.keep(exchange('a', 10));
  recent.keep(exchange('huge', 45_000_000));
  expect(kept(recent, ['a', 'huge'])).toEqual(['huge']);
  recent.keep(exchange('b', 10));
  expect(kept(recent, ['huge', 'b'])).toEqual(['b']);
});

test('a call kept twice takes its room once', () => {
  const recent = recentExchanges({ exchanges: 500, bytes: 1_000_000 });
  recent.keep(exchange('a', 10));
  for (let i = 0; i < 9; i++) recent.keep(exchange('b', 400_000));
  expect(kept(recent, ['a', 'b'])).toEqual(['a', 'b']);
});
