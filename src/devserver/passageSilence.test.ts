import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createExchanges } from './exchanges.ts';
import { openPassage } from './passage.ts';
import { targetsOf } from './targets.ts';

const TIMEOUT = 1000;
const TARGET = targetsOf(new URL('http://127.0.0.1:8787'), undefined).get('emulator')!;

// What waits for the next turn of the event loop waits for the real one.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A call that has left, and the answer it may get. */
function underWay() {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  const answer = new IncomingMessage(new Socket());
  const limits = { timeout: TIMEOUT, maxRequestBytes: 1000, maxResponseBytes: 1000 };
  const passage = openPassage(TARGET, { req, res }, { limits, exchanges: createExchanges() });
  return { passage, answer };
}

test('an upstream that gives no sign for as long as the limit is given up', async () => {
  const { passage } = underWay();
  vi.advanceTimersByTime(TIMEOUT - 1);
  await nextTurn();
  expect(passage.outcome).toBe('pending');
  vi.advanceTimersByTime(1);
  await nextTurn();
  expect(passage.outcome).toBe('timeout');
});

test('an answer that drips for longer than the limit is not silent', async () => {
  const { passage, answer } = underWay();
  passage.answered(answer);
  for (let drops = 0; drops < 5; drops++) {
    vi.advanceTimersByTime(TIMEOUT - 1);
    answer.emit('data', Buffer.from('.'));
    await nextTurn();
  }
  expect(passage.outcome).toBe('pending');
  vi.advanceTimersByTime(TIMEOUT);
  await nextTurn();
  expect(passage.outcome).toBe('timeout');
});

test('an upstream is not given up because the machine slept: what came meanwhile is read first', async () => {
  const { passage, answer } = underWay();
  // The timer is the first to run when everything wakes; the answer, which lay there, is read right after it.
  vi.advanceTimersByTime(TIMEOUT);
  passage.answered(answer);
  await nextTurn();
  expect(passage.outcome).toBe('pending');
  vi.advanceTimersByTime(TIMEOUT);
  answer.emit('data', Buffer.from('{}'));
  await nextTurn();
  answer.emit('end');
  expect(passage.outcome).toBe('complete');
});
