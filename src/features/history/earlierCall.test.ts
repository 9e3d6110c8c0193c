import { expect, test } from 'vitest';
import type { Head } from '#data/historyHead.ts';
import { segmentOf, type Row } from '#data/historySchema.ts';
import { earlierCall, type Earlier } from './earlierCall.ts';

const row = (id: string, changes: Partial<Head> = {}): Row => ({
  id,
  startedAt: 0,
  total: 12,
  origin: 'bench',
  api: 'message',
  target: 'emulator',
  profileId: 'p',
  username: 'u',
  msg: '你好',
  result: 'answered',
  size: 100,
  pack: 0,
  place: 0,
  ...changes,
});

/** The call before `now`, the last of these. */
const before = (rows: Row[], wanted: Earlier = 'answer') => {
  const segments = async function* () {
    yield [{ ...segmentOf([...rows, row('now')], 1), key: 1 }];
  };
  return earlierCall({ segments }, 'now', wanted);
};

test('it is the last that asked the same, else the last of its API and profile', async () => {
  expect(await before([row('same'), row('other', { msg: '天气' })])).toBe('same');
  expect(await before([row('older', { msg: '歌' }), row('other', { msg: '天气' })])).toBe('other');
});

test('calls of another API, another profile or a machine, and those without an answer, are passed over', async () => {
  const passedOver = [
    row('1', { api: 'dictmsg' }),
    row('2', { profileId: 'q' }),
    row('3', { origin: 'microscope' }),
    row('4', { result: 'cancelled' }),
  ];
  expect(await before([row('kept', { result: 'refused' }), ...passedOver])).toBe('kept');
  expect(await before(passedOver)).toBeUndefined();
});

test('what went wrong is held against the last success', async () => {
  expect(await before([row('well'), row('badly', { result: 'refused' })], 'success')).toBe('well');
  expect(await before([row('badly', { result: 'refused' })], 'success')).toBeUndefined();
});

test('a call that was not kept has nothing before it', async () => {
  const segments = async function* () {
    yield [{ ...segmentOf([row('another')], 1), key: 1 }];
  };
  expect(await earlierCall({ segments }, 'now', 'answer')).toBeUndefined();
});
