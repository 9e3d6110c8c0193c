import { expect, test } from 'vitest';
import type { Meaning } from '#answer/meaning.ts';
import {
  nextQuestion,
  startMicroscope,
  withAnswer,
  withCall,
  type Conclusion,
  type MicroscopeState,
  type Observation,
  type Question,
} from './microscope.ts';

const MEANING: Meaning = {
  verdict: 'success',
  errorCode: '',
  answer: '',
  answerType: 'text',
  title: '',
  status: 'NOMATCH',
  node: '',
  confidence: '0.3',
  dialogStatus: '',
  slots: [],
  botVersion: '20190917-13:30:11',
};
const seen = (changes: Partial<Meaning>): Observation => ({ meaning: { ...MEANING, ...changes }, exchangeId: 'x' });

type Bot = (has: (index: number) => boolean, call: number) => Observation;

/** Asks a bot until the search is over. */
function search(bot: Bot, count: number, budget = 100): { state: MicroscopeState; conclusion: Conclusion } {
  let state = startMicroscope(count, budget);
  for (;;) {
    const next = nextQuestion(state);
    if (next.kind === 'done') return { state, conclusion: next.conclusion };
    const call = state.made;
    state = withAnswer(withCall(state), next.question, bot(holder(next.question), call));
  }
}

function holder(question: Question): (index: number) => boolean {
  if (question.kind === 'part') return (index) => question.ranges.some(([from, to]) => index >= from && index < to);
  return () => question.kind !== 'none';
}

const TAKES_7: Bot = (has) => (has(7) ? seen({ slots: [['联系人', '张三']], status: 'GENERAL_FAQ' }) : seen({}));

test('the word that fills a slot is found', () => {
  const { state, conclusion } = search(TAKES_7, 1000);
  expect(conclusion).toEqual({ kind: 'found', indices: [7] });
  expect(state.steps.length).toBeLessThanOrEqual(22);
});

test('a vocabulary without effect is told after two calls', () => {
  const { state, conclusion } = search(() => seen({}), 1000);
  expect([conclusion, state.made]).toEqual([{ kind: 'no_effect' }, 2]);
});

test('a score that moves is no effect', () => {
  expect(search((has) => seen({ confidence: has(0) ? '0.9' : '0.4' }), 3).conclusion).toEqual({ kind: 'no_effect' });
});

test('a bot that answers the same question differently stops the search before it finds chance', () => {
  const moody: Bot = (_, call) => seen({ answer: String(call) });
  expect(search(moody, 50).conclusion).toEqual({ kind: 'unsteady', fields: ['answer'] });
});

test('a new version of the bot in the middle stops the search', () => {
  const updated: Bot = (has, call) => {
    const { meaning } = TAKES_7(has, call);
    return seen({ ...meaning, botVersion: call < 5 ? 'old' : 'new' });
  };
  expect(search(updated, 1000).conclusion).toEqual({ kind: 'version_changed' });
});

test('the budget is never passed', () => {
  const { state, conclusion } = search(TAKES_7, 100_000, 9);
  expect([conclusion, state.made]).toEqual([{ kind: 'budget_spent' }, 9]);
});

test('a refusal in place of an answer counts as another answer', () => {
  const strict: Bot = (has, call) => (has(3) ? seen({ verdict: 'failure', errorCode: '3014' }) : TAKES_7(has, call));
  expect(search(strict, 5).conclusion).toEqual({ kind: 'found', indices: [3] });
});
