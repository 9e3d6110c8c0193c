import { expect, test } from 'vitest';
import type { Meaning } from '#answer/meaning.ts';
import { casesCsv, casesJson } from './caseFile.ts';
import { readCasesJson } from './caseJson.ts';
import { casesFrom } from './fromConversation.ts';

const MEANING: Meaning = {
  verdict: 'success',
  errorCode: '',
  answer: '请问要去哪里？',
  answerType: 'text',
  title: '订火车票',
  status: 'CONTEXT_FAQ',
  node: '订票',
  confidence: '1',
  dialogStatus: 'CONTINUE',
  slots: [
    ['出发地', '北京'],
    ['出发地', '上海'],
  ],
  botVersion: '',
};

test('a turn expects the title, status, answer and first slots it had', () => {
  expect(casesFrom('演示', [{ msg: '从北京', meaning: MEANING, cut: false }])).toEqual([
    {
      id: '1',
      dialogue: '演示',
      msg: '从北京',
      expectations: [
        { field: 'title', how: 'equals', value: '订火车票' },
        { field: 'status', how: 'equals', value: 'CONTEXT_FAQ' },
        { field: 'answer', how: 'equals', value: '请问要去哪里？' },
        { field: 'slot', name: '出发地', how: 'equals', value: '北京' },
      ],
      vocabulary: '',
      note: '',
    },
  ]);
});

test('of a shortened answer the beginning is expected inside, never half a character', () => {
  const answer = `${'长'.repeat(199)}😀尾`;
  const [first] = casesFrom('d', [{ msg: 'm', meaning: { ...MEANING, answer, slots: [] }, cut: true }]);
  expect(first!.expectations.at(-1)).toEqual({ field: 'answer', how: 'contains', value: '长'.repeat(199) });
});

test('a turn without an answer is still said', () => {
  const [lost, refused] = casesFrom('d', [
    { msg: 'a', meaning: undefined, cut: false },
    { msg: 'b', meaning: { ...MEANING, verdict: 'failure' }, cut: false },
  ]);
  expect([lost!.expectations, refused!.expectations]).toEqual([[], []]);
});

test('what is written is what the lab reads', () => {
  const cases = casesFrom('演示', [
    { msg: '从北京', meaning: MEANING, cut: false },
    { msg: '"引号",\n换行', meaning: undefined, cut: false },
  ]);
  expect(readCasesJson(casesJson(cases)).cases).toEqual(cases);
  expect(casesCsv(cases)).toContain('slot:出发地');
});
