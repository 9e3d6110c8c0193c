import { expect, test } from 'vitest';
import { changedFields, meaningOf } from './meaning.ts';
import { readResponse } from './read.ts';

const meaning = (reply: unknown, status = 200) =>
  meaningOf(readResponse({ status, bytes: new TextEncoder().encode(JSON.stringify(reply)) }));

const REPLY = {
  ret: 0,
  answer: '晴',
  answer_type: 'text',
  title: '天气',
  status: 'CONTEXT_FAQ',
  ans_node_name: '天气服务',
  confidence: 0.9,
  create_time: '1568699093572',
  rid: '50c71aca',
  slots_info: [{ slot_name: 'from_loc', slot_value: '北京', start: 0, end: 6 }],
  bid_stat: {
    curr_time: '20190917-13:30:11',
    latest_time: '20190917-13:30:11',
    latest_valid: true,
    up_ret: 0,
    err_msg: '',
  },
};

test('two replies that differ in time and trace only mean the same', () => {
  const later = { ...REPLY, create_time: '1568699099999', rid: '00000000', request_id: 9007199254740993 };
  expect(changedFields(meaning(REPLY), meaning(later))).toEqual([]);
});

test('what changed is named, the weightiest first', () => {
  const other = {
    ...REPLY,
    confidence: 0.31,
    answer: '雨',
    slots_info: [],
    bid_stat: { curr_time: '20200101-00:00:00' },
  };
  expect(changedFields(meaning(REPLY), meaning(other))).toEqual(['answer', 'slots', 'confidence', 'botVersion']);
});

test('a failure is a meaning too', () => {
  const refused = meaning({ errcode: 1005, errmsg: 'signature expired or invalid' });
  expect(refused).toMatchObject({ verdict: 'failure', errorCode: '1005', answer: '' });
  expect(changedFields(meaning(REPLY), refused).slice(0, 3)).toEqual(['verdict', 'errorCode', 'answer']);
});

test('the v2 shape means the same as the shape of message', () => {
  const v2 = {
    code: 0,
    msg: 'success',
    data: {
      answer: '晴',
      answer_type: 'text',
      intent_name: '天气',
      skill_name: '天气服务',
      status: 'CONTEXT_FAQ',
      slots: [{ name: 'from_loc', value: '北京' }],
    },
  };
  expect(changedFields(meaning(REPLY), meaning(v2))).toEqual(['confidence', 'botVersion']);
});
