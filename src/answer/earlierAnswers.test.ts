import { expect, test } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { diagnoseAmong, type EarlierAnswer } from './earlierAnswers.ts';
import { diagnose } from './findings.ts';
import { readResponse } from './read.ts';

const GREETING = '你好，请问有什么可以帮您的';

function among(reply: object, msg: string, ...earlier: [msg: string, answer: string][]) {
  const bytes = utf8(JSON.stringify({ ret: 0, status: 'FAQ', ...reply }));
  const reading = readResponse({ status: 200, bytes });
  const findings = diagnose({ reading, http: { status: 200 } });
  const before = earlier.map(([text, answer]): EarlierAnswer => ({ msg: text, answer }));
  return diagnoseAmong(findings, reading, msg, before)
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, certainty, data }) => ({ code, certainty, texts: data['texts'] }));
}

test('one reply says a default greeting may mean an unpublished bot, no more', () => {
  expect(among({ answer: GREETING }, '退货')).toMatchObject([{ code: 'default_greeting', certainty: 'to-check' }]);
});

test('the same default answer to other texts is evidence, and more of them are more', () => {
  expect(among({ answer: GREETING }, '退货', ['天气', GREETING])).toMatchObject([
    { code: 'endless_default_answer', certainty: 'to-check', texts: 2 },
  ]);
  expect(among({ answer: GREETING }, '退货', ['天气', GREETING], ['讲个笑话', GREETING])).toMatchObject([
    { code: 'endless_default_answer', certainty: 'likely', texts: 3 },
  ]);
  expect(among({ answer: '没听懂', status: 'NOMATCH' }, '退货', ['天气', '没听懂'])).toMatchObject([
    { code: 'endless_default_answer' },
    { code: 'nomatch' },
  ]);
});

test('the same text asked twice, another answer, or an answer that is none by default is no evidence', () => {
  expect(among({ answer: GREETING }, '退货', ['退货', GREETING], ['退货 ', GREETING])).toMatchObject([
    { code: 'default_greeting' },
  ]);
  expect(among({ answer: GREETING }, '退货', ['天气', '今天晴'])).toMatchObject([{ code: 'default_greeting' }]);
  expect(among({ answer: '好的' }, '退货', ['天气', '好的'], ['歌', '好的'])).toEqual([]);
});
