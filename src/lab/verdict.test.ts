import { expect, test } from 'vitest';
import type { Expectation } from './cases.ts';
import { judgeReply, type Reply } from './verdict.ts';

const response = (body: string, status = 200): Reply => ({
  kind: 'response',
  status,
  bytes: new TextEncoder().encode(body),
  ms: 1,
});
const ANSWER = response(
  JSON.stringify({
    ret: 0,
    answer: '上海明天有雨',
    answer_type: 'text',
    title: '查天气',
    ans_node_name: '天气服务',
    status: 'GENERAL_FAQ',
    confidence: 0.93,
    slots_info: [
      { slot_name: '城市', slot_value: '魔都', norm: '上海' },
      { slot_name: '日期', slot_value: '明天' },
    ],
    rid: 'abcdef01',
    bid_stat: { curr_time: '20260101-10:00:00', latest_time: '20260101-10:00:00', latest_valid: true },
  }),
);

const verdictOf = (expectation: Expectation, reply = ANSWER) =>
  judgeReply({ expectations: [expectation] }, reply).verdict;

test.each<Expectation>([
  { field: 'answer', how: 'equals', value: '上海明天有雨' },
  { field: 'answer', how: 'contains', value: '有雨' },
  { field: 'answer', how: 'pattern', value: '雨|晴$' },
  { field: 'title', how: 'equals', value: '查天气' },
  { field: 'ans_node_name', how: 'equals', value: '天气服务' },
  { field: 'status', how: 'equals', value: 'GENERAL_FAQ' },
  { field: 'answer_type', how: 'equals', value: 'text' },
  { field: 'confidence', how: 'at_least', value: 0.93 },
  { field: 'slot', name: '城市', how: 'equals', value: '上海' },
  { field: 'slot', name: '城市', how: 'equals', value: '魔都' },
])('met: %j', (expectation) => {
  expect(verdictOf(expectation)).toEqual({ kind: 'passed' });
});

test.each<[Expectation, string | undefined]>([
  [{ field: 'answer', how: 'equals', value: '上海明天有雨。' }, '上海明天有雨'],
  [{ field: 'answer', how: 'pattern', value: '^明天' }, '上海明天有雨'],
  [{ field: 'title', how: 'equals', value: '查限行' }, '查天气'],
  [{ field: 'confidence', how: 'at_least', value: 0.94 }, '0.93'],
  [{ field: 'slot', name: '城市', how: 'equals', value: '北京' }, '魔都'],
  [{ field: 'slot', name: '航班', how: 'equals', value: 'MU1' }, undefined],
])('missed: %j', (expectation, got) => {
  expect(verdictOf(expectation)).toEqual({
    kind: 'failed',
    misses: [got === undefined ? { expectation: 0 } : { expectation: 0, got }],
  });
});

test('an answer without a title does not have the expected one', () => {
  const reply = response('{"answer":"好的","status":"NOMATCH","confidence":0}');
  expect(verdictOf({ field: 'title', how: 'equals', value: 'x' }, reply)).toEqual({
    kind: 'failed',
    misses: [{ expectation: 0 }],
  });
});

test.each<[Reply, object]>([
  [
    { kind: 'failure', reason: 'timeout', detail: 'x' },
    { kind: 'transport', reason: 'timeout', detail: 'x' },
  ],
  [response('{"errcode":1005,"errmsg":"bad"}'), { kind: 'platform', code: '1005', detail: 'bad' }],
  [response('{}', 502), { kind: 'platform', code: 'HTTP 502', detail: '' }],
  [response('<html>', 200), { kind: 'unreadable', reason: 'html' }],
  [response('{"answer":"x"', 200), { kind: 'unreadable', reason: 'broken_json' }],
  [response('', 200), { kind: 'unreadable', reason: 'empty' }],
])('%j is an error and no verdict on the bot', (reply, error) => {
  expect(judgeReply({ expectations: [] }, reply).verdict).toEqual({ kind: 'error', error });
});

test('what was seen is small, whatever came', () => {
  const long = '😀'.repeat(5_000);
  const reply = response(JSON.stringify({ answer: long, title: long, confidence: 1, answer_type: long }));
  const { seen, verdict } = judgeReply({ expectations: [{ field: 'title', how: 'equals', value: 'x' }] }, reply);
  expect(JSON.stringify({ seen, verdict }).length).toBeLessThan(2_000);
  expect(seen?.answer).toBe('😀'.repeat(100));
});

test('the version that answered is seen', () => {
  expect(judgeReply({ expectations: [] }, ANSWER).seen).toMatchObject({
    version: '20260101-10:00:00',
    answerType: 'text',
    node: '天气服务',
    rid: 'abcdef01',
  });
});
