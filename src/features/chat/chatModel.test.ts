import { expect, test } from 'vitest';
import type { Answered, Turn, TurnReply } from '#data/conversation.ts';
import {
  EMPTY_THREAD,
  differences,
  marksOf,
  outcomeOf,
  ownLines,
  reasonsFor,
  scriptLines,
  tally,
  threadAfter,
  type Thread,
} from './chatModel.ts';

function answered(meaning: Partial<Answered['meaning']> = {}, more: Partial<Answered> = {}): Answered {
  return {
    state: 'answered',
    exchangeId: 'e',
    ms: 1,
    bytes: 2,
    httpStatus: 200,
    emulated: true,
    reason: 'ok',
    shape: 'plain',
    meaning: {
      verdict: 'success',
      errorCode: '',
      answer: '你好',
      answerType: 'text',
      title: '问候',
      status: 'FAQ',
      node: '闲聊',
      confidence: '1',
      dialogStatus: 'COMPLETE',
      slots: [],
      botVersion: '1',
      ...meaning,
    },
    cut: false,
    ...more,
  };
}

const turn = (id: string, reply: TurnReply = { state: 'waiting' }, msg = id): Turn => ({
  id,
  at: 0,
  msg,
  sentAt: 0,
  reply,
});

test('answers that arrive out of order land at their own turns', () => {
  let thread: Thread = threadAfter(EMPTY_THREAD, { kind: 'loaded', turns: [] });
  for (const id of ['a', 'b']) thread = threadAfter(thread, { kind: 'asked', turn: turn(id) });
  thread = threadAfter(thread, { kind: 'replied', turnId: 'b', lane: 'reply', reply: answered({ answer: 'B' }) });
  expect(thread.turns.map(({ reply }) => reply.state)).toEqual(['waiting', 'answered']);
  thread = threadAfter(thread, { kind: 'replied', turnId: 'a', lane: 'reply', reply: answered({ answer: 'A' }) });
  expect(thread.turns.map(({ reply }) => reply.state === 'answered' && reply.meaning.answer)).toEqual(['A', 'B']);
});

test('an answer to a turn that is gone changes nothing', () => {
  const thread = threadAfter(EMPTY_THREAD, { kind: 'asked', turn: turn('a') });
  expect(threadAfter(thread, { kind: 'replied', turnId: 'x', lane: 'reply', reply: answered() })).toBe(thread);
});

test('what is said while earlier turns still load comes after them', () => {
  const said = threadAfter(EMPTY_THREAD, { kind: 'asked', turn: turn('new') });
  const loaded = threadAfter(said, { kind: 'loaded', turns: [turn('old')] });
  expect(loaded.turns.map(({ id }) => id)).toEqual(['old', 'new']);
});

test('the worst that is true of a reply is how its turn went', () => {
  expect(outcomeOf({ state: 'lost' })).toBe('failed');
  expect(outcomeOf(answered({ verdict: 'failure' }))).toBe('refused');
  expect(outcomeOf(answered({ status: 'NOMATCH' }, { health: 'newest_not_in_use' }))).toBe('missed');
  expect(outcomeOf(answered({}, { health: 'contradictory' }))).toBe('stale');
  expect(outcomeOf(answered({}, { health: 'absent' }))).toBe('answered');
});

test('a long conversation fits the line of marks and no bad turn is lost in it', () => {
  const turns = Array.from({ length: 5000 }, (_, i) => turn(String(i), i === 4321 ? { state: 'lost' } : answered()));
  const marks = marksOf(turns, 90);
  expect(marks.length).toBeLessThanOrEqual(90);
  expect(marks.filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
  expect(tally(turns)).toMatchObject({ failed: 1, answered: 4999 });
});

test('two replies differ in what is heard, not in the version that answers', () => {
  expect(differences(answered(), answered({ botVersion: '2' }))).toEqual([]);
  expect(differences(answered(), answered({ answer: '再见', confidence: '0.5' }))).toEqual(['answer', 'confidence']);
  expect(differences(answered(), { state: 'lost' })).toEqual([]);
});

test('why a turn came out as it did is read from the turn before', () => {
  const asking = answered({}, { asked: '出发地' });
  const codes = (reply: Answered, before?: TurnReply) => reasonsFor(reply, before).map(({ code }) => code);
  expect(codes(answered({ slots: [['出发地', '北京']] }), asking)).toEqual(['slot_filled']);
  expect(codes(answered({}, { asked: '出发地' }), asking)).toEqual(['slot_missed', 'asks']);
  expect(codes(answered({ status: 'NOMATCH' }), asking)).toEqual(['slot_missed', 'default_answer']);
  expect(codes(answered({ title: '天气' }), asking)).toEqual(['left_dialogue']);
  expect(codes(answered())).toEqual([]);
  expect(codes(answered({}, { differs: ['answer'], health: 'newest_not_in_use' }))).toEqual(['stale', 'differs']);
});

test('own lines come back latest first and once', () => {
  expect(ownLines([turn('1', answered(), 'a'), turn('2', answered(), 'b'), turn('3', answered(), 'a')])).toEqual([
    'a',
    'b',
  ]);
});

test('a script is its lines without blanks', () => {
  expect(scriptLines(' 你好 \r\n\r\n再见\r订票\n')).toEqual(['你好', '再见', '订票']);
});

test('what another tab has written is taken over, but for what is newer here or waited for here', () => {
  const at = (id: string, place: number, reply: TurnReply): Turn => ({ id, at: place, msg: id, sentAt: 0, reply });
  const waiting: TurnReply = { state: 'waiting' };
  const lost: TurnReply = { state: 'lost' };
  const here = [at('done', 0, answered()), at('theirs', 1, lost), at('own', 3, waiting)];
  const turns = [at('done', 0, waiting), at('theirs', 1, answered()), at('new', 2, waiting), at('own', 3, lost)];
  const thread: Thread = { state: 'ready', turns: here, replay: undefined };
  const after = threadAfter(thread, { kind: 'heard', turns, own: new Set(['own']) }).turns;
  expect(after.map(({ id, reply }) => `${id} ${reply.state}`)).toEqual([
    'done answered',
    'theirs answered',
    'new waiting',
    'own waiting',
  ]);
});
