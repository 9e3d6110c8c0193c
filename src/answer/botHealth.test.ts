import { describe, expect, test } from 'vitest';
import { parseVersionTime, readBotHealth, splitErrMsg } from './botHealth.ts';
import { parseJson } from './json.ts';

const STALE = {
  curr_time: '20190515-18:07:37',
  err_msg: "微信通用意图.肯定.branches.s_Any@.arguments's element.slot slot does not exist!",
  latest_time: '20190523-16:06:33',
  latest_valid: false,
  up_ret: -1,
};
const HEALTHY = { ...STALE, curr_time: STALE.latest_time, err_msg: '', latest_valid: true, up_ret: 0 };

function healthOf(bidStat: unknown) {
  return readBotHealth(parseJson(JSON.stringify(bidStat)).root);
}

test('the documented sample: an older version answers, seven days and 22 hours behind', () => {
  expect(healthOf(STALE)).toEqual({
    verdict: 'newest_not_in_use',
    pointer: '/bid_stat',
    serving: {
      pointer: '/bid_stat/curr_time',
      raw: '20190515-18:07:37',
      epochMs: Date.parse('2019-05-15T18:07:37+08:00'),
    },
    newest: {
      pointer: '/bid_stat/latest_time',
      raw: '20190523-16:06:33',
      epochMs: Date.parse('2019-05-23T16:06:33+08:00'),
    },
    latestValid: { pointer: '/bid_stat/latest_valid', value: false },
    upRet: { pointer: '/bid_stat/up_ret', raw: '-1' },
    errMsg: {
      pointer: '/bid_stat/err_msg',
      text: STALE.err_msg,
      path: {
        skill: '微信通用意图',
        intent: '肯定',
        branch: 'branches.s_Any@',
        argument: "arguments's element.slot",
        problem: 'slot does not exist!',
      },
    },
    lagMs: ((7 * 24 + 21) * 60 + 58) * 60_000 + 56_000,
    contradictions: [],
    notes: [],
  });
});

describe('verdicts', () => {
  test.each([
    [HEALTHY, 'healthy'],
    [{ latest_valid: true }, 'healthy'],
    [{ latest_valid: false }, 'newest_not_in_use'],
    [{ ...HEALTHY, up_ret: -1 }, 'contradictory'],
    [{ ...HEALTHY, err_msg: 'x' }, 'contradictory'],
    [{ ...HEALTHY, latest_valid: false }, 'contradictory'],
    [{ ...STALE, latest_valid: true, up_ret: 0, err_msg: '' }, 'contradictory'],
    [{}, 'unknown'],
    [{ ...STALE, latest_valid: 'false' }, 'unknown'],
    [[], 'unknown'],
    [null, 'unknown'],
  ])('%j is %s', (bidStat, verdict) => {
    expect(healthOf(bidStat).verdict).toBe(verdict);
  });

  test('a reply without bid_stat has no health', () => {
    expect(readBotHealth(undefined)).toMatchObject({ verdict: 'absent' });
  });
});

describe('oddities are noted, never thrown', () => {
  test('wrong types', () => {
    const { notes } = healthOf({ curr_time: 1, latest_time: null, latest_valid: 'no', up_ret: '0', err_msg: {} });
    expect(notes.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'wrong_type /bid_stat/curr_time',
      'wrong_type /bid_stat/latest_time',
      'wrong_type /bid_stat/latest_valid',
      'wrong_type /bid_stat/up_ret',
      'wrong_type /bid_stat/err_msg',
    ]);
  });

  test('names of other tools are read and pointed out', () => {
    const health = healthOf({ last_time: '20190523-16:06:33', last_valid: true });
    expect(health).toMatchObject({ verdict: 'healthy', newest: { pointer: '/bid_stat/last_time' } });
    expect(health.notes).toEqual([
      { code: 'wrong_name', pointer: '/bid_stat/last_time', meant: 'latest_time' },
      { code: 'wrong_name', pointer: '/bid_stat/last_valid', meant: 'latest_valid' },
    ]);
    const other = readBotHealth(parseJson(JSON.stringify(HEALTHY)).root, '/bot_state');
    expect(other.notes).toEqual([{ code: 'wrong_name', pointer: '/bot_state', meant: 'bid_stat' }]);
  });

  test('a serving version later than the newest', () => {
    expect(healthOf({ ...HEALTHY, curr_time: '20200101-00:00:00' })).toMatchObject({
      verdict: 'healthy',
      notes: [{ code: 'serving_newer_than_newest' }],
    });
  });

  test('a code beyond 2^53 stays exact', () => {
    const { root } = parseJson('{"up_ret":-12345678901234567890}');
    expect(readBotHealth(root).upRet?.raw).toBe('-12345678901234567890');
  });
});

describe('version times', () => {
  test.each([
    ['20240229-23:59:59', '2024-02-29T15:59:59.000Z'],
    ['20190515-00:00:00', '2019-05-14T16:00:00.000Z'],
  ])('%s in Beijing is %s', (text, iso) => {
    expect(new Date(parseVersionTime(text)!).toISOString()).toBe(iso);
  });

  test.each([
    '20230229-00:00:00',
    '20191301-00:00:00',
    '20190101-24:00:00',
    '00990101-00:00:00',
    '2019-05-15',
    '',
    ' 20190515-18:07:37',
  ])('%j is none', (text) => expect(parseVersionTime(text)).toBeUndefined());
});

describe('err_msg', () => {
  test.each([
    '',
    'boom',
    'a.b.branches.c',
    "a.branches.c.arguments's element.d gone",
    "a.b.branches..arguments's element.d gone",
    "a.b.branches.c.arguments's element.d",
    "a.b.branches.c.arguments's element. d",
    'a.b.branches.c.something else',
    '<!-- --><iframe></iframe>',
  ])('%j is left whole', (text) => {
    expect(splitErrMsg(text)).toBeUndefined();
    expect(healthOf({ ...STALE, err_msg: text }).errMsg).toEqual({ pointer: '/bid_stat/err_msg', text });
  });

  test('other names in the same pattern are split', () => {
    expect(splitErrMsg("订票.查询.branches.main.arguments's element.城市 slot does not exist!")).toEqual({
      skill: '订票',
      intent: '查询',
      branch: 'branches.main',
      argument: "arguments's element.城市",
      problem: 'slot does not exist!',
    });
  });
});
