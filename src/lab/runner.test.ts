import { expect, test } from 'vitest';
import type { Case } from './cases.ts';
import type { RowOutcome } from './outcome.ts';
import { unsureRows, type Clock, type RunInput, type RunProgress, type SentReply, type Settled } from './run.ts';
import { startRun } from './runner.ts';

const oneCase = (msg: string, dialogue = ''): Case => ({
  id: msg,
  dialogue,
  msg,
  expectations: [{ field: 'title', how: 'equals', value: 'T' }],
  vocabulary: '',
  note: '',
});
const cases = (count: number) => Array.from({ length: count }, (_, i) => oneCase(String(i)));
const encoder = new TextEncoder();
const reply = (body: object): SentReply => ({
  kind: 'response',
  status: 200,
  bytes: encoder.encode(JSON.stringify(body)),
  ms: 5,
});
const good = reply({ answer: 'a', title: 'T', confidence: 1, status: 'FAQ' });
const wrong = reply({ answer: 'a', title: 'other', confidence: 0.5, status: 'FAQ' });
const gone: SentReply = { kind: 'failure', reason: 'refused', detail: 'ECONNREFUSED' };

/** A world whose time passes only in `pass`, whose transport answers when told to, and whose disk can be full. */
function world(input: Partial<RunInput> & Pick<RunInput, 'cases'>, answerAt?: (row: number) => SentReply | undefined) {
  let now = 0;
  const timers = new Set<{ at: number; call: () => void }>();
  const clock: Clock = {
    now: () => now,
    date: () => 1_700_000_000_000 + now,
    after: (ms, call) => {
      const timer = { at: now + ms, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const sent: number[] = [];
  const log: { row: number; at: number }[] = [];
  const kept: Settled[] = [];
  const waiting = new Map<number, (reply: SentReply) => void>();
  const told: RunProgress[] = [];
  const disk = { full: false };
  const flush = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const run = startRun(
    { settings: { rate: 0, concurrency: 4, retries: 0 }, ...input },
    {
      clock,
      progress: (progress) => void told.push(progress),
      store: {
        sent: async (rows) => {
          if (disk.full) throw new Error('disk full');
          sent.push(...rows);
        },
        settled: async (rows) => {
          if (disk.full) throw new Error('disk full');
          kept.push(...rows);
        },
      },
      transport: {
        ahead: 0,
        send: (rows, answer) => {
          for (const row of rows) {
            log.push({ row, at: now });
            const at = answerAt?.(row);
            if (at) answer(row, at);
            else waiting.set(row, (late) => answer(row, late));
          }
        },
      },
    },
  );
  return {
    run,
    sent,
    log,
    kept,
    waiting,
    told,
    disk,
    flush,
    answer: async (row: number, late: SentReply) => {
      waiting.get(row)!(late);
      waiting.delete(row);
      await flush();
    },
    pass: async (ms: number) => {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        timers.delete(next);
        next.call();
        await flush();
      }
      now = until;
      await flush();
    },
    outcomes: (): RowOutcome[] => kept.map(({ outcome }) => outcome).toSorted((a, b) => a.row - b.row),
    state: () => told.at(-1),
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test('every row is sent once, noted before it leaves, and its verdict kept', async () => {
  const { run, sent, log, outcomes } = world({ cases: cases(1000) }, (row) => (row % 10 === 0 ? wrong : good));
  const end = await run.ended;
  expect(end).toMatchObject({ state: 'done', done: 1000, counts: { passed: 900, failed: 100, error: 0, skipped: 0 } });
  expect(sent).toEqual(log.map(({ row }) => row));
  expect(new Set(sent).size).toBe(1000);
  expect(outcomes()[10]).toMatchObject({
    row: 10,
    verdict: { kind: 'failed', misses: [{ expectation: 0, got: 'other' }] },
    judged: true,
    attempts: 1,
    ms: 5,
  });
});

test('an empty table is done at once', async () => {
  expect(await world({ cases: [] }).run.ended).toMatchObject({ state: 'done', total: 0 });
});

test('no more calls are under way than asked for', async () => {
  const { waiting, flush, answer } = world({ cases: cases(20) });
  await flush();
  expect([...waiting.keys()]).toEqual([0, 1, 2, 3]);
  await answer(2, good);
  expect([...waiting.keys()]).toEqual([0, 1, 3, 4]);
});

test('the rate is kept as an even stream', async () => {
  const input = { cases: cases(100), settings: { rate: 20, concurrency: 100, retries: 0 } };
  const { log, pass } = world(input, () => good);
  await pass(1000);
  expect(log.length).toBeGreaterThanOrEqual(19);
  expect(log.length).toBeLessThanOrEqual(22);
  await pass(2000);
  for (let i = 0; i + 24 < log.length; i++) expect(log[i + 24]!.at - log[i]!.at).toBeGreaterThanOrEqual(1000);
});

test('a turn waits for the answer to the turn before, and others do not wait for it', async () => {
  const table = [oneCase('a1', 'a'), oneCase('a2', 'a'), oneCase('b'), oneCase('a3', 'a')];
  const { waiting, flush, answer, run } = world({ cases: table });
  await flush();
  expect([...waiting.keys()]).toEqual([0, 2]);
  await answer(0, wrong);
  expect([...waiting.keys()]).toEqual([2, 1]);
  await answer(2, good);
  await answer(1, good);
  await answer(3, good);
  expect((await run.ended).counts).toMatchObject({ passed: 3, failed: 1 });
});

test('after a turn without an answer its later turns are not sent', async () => {
  const table = [oneCase('a1', 'a'), oneCase('a2', 'a'), oneCase('b')];
  const { run, outcomes, log } = world({ cases: table }, (row) => (row === 0 ? gone : good));
  await run.ended;
  expect(log.map(({ row }) => row)).toEqual([0, 2]);
  expect(outcomes()[1]).toMatchObject({ verdict: { kind: 'skipped', reason: 'earlier_turn' }, attempts: 0 });
});

test('pausing lets what is under way come back and sends nothing more; resuming goes on', async () => {
  const { run, waiting, answer, flush, state } = world({ cases: cases(6) });
  await flush();
  run.pause();
  expect(state()).toMatchObject({ state: 'pausing', underWay: 4 });
  for (const row of [0, 1, 2, 3]) await answer(row, good);
  expect(state()).toMatchObject({ state: 'paused', done: 4 });
  expect(waiting.size).toBe(0);
  run.resume();
  await flush();
  expect([...waiting.keys()]).toEqual([4, 5]);
});

test('cancelling gives up what is under way and says that nobody knows what became of it', async () => {
  const { run, flush, outcomes } = world({ cases: cases(6) });
  await flush();
  run.cancel();
  expect(await run.ended).toMatchObject({ state: 'cancelled', done: 4 });
  expect(outcomes().map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 4 }, () => ({ kind: 'error', error: { kind: 'unsure' } })),
  );
});

test('transport failures are sent again only when asked, and it is counted', async () => {
  const failOnce = () => {
    const seen = new Set<number>();
    return (row: number) => (seen.has(row) ? good : (seen.add(row), gone));
  };
  const plain = world({ cases: cases(3) }, failOnce());
  expect((await plain.run.ended).counts).toMatchObject({ error: 3 });
  expect(plain.log).toHaveLength(3);
  const retrying = world({ cases: cases(3), settings: { rate: 0, concurrency: 2, retries: 1 } }, failOnce());
  expect((await retrying.run.ended).counts).toMatchObject({ passed: 3 });
  expect(retrying.outcomes().map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
});

test('a wrong answer is never sent again', async () => {
  const { run, log } = world({ cases: cases(3), settings: { rate: 0, concurrency: 2, retries: 5 } }, () => wrong);
  await run.ended;
  expect(log).toHaveLength(3);
});

test('a target that goes away at row 5000 stops the run, and it goes on from there', async () => {
  let there = true;
  const { run, state, log, flush, outcomes } = world({ cases: cases(6000) }, (row) => {
    if (row === 5000 && log.length < 5100) there = false;
    return there ? good : gone;
  });
  await until(() => state()?.state === 'paused');
  expect(state()).toMatchObject({ stopped: 'target_gone', counts: { passed: 5000 } });
  expect(state()!.counts.error).toBeLessThan(60);
  there = true;
  run.resume();
  await flush();
  await run.ended;
  expect(outcomes()).toHaveLength(6000);
  expect(new Set(log.map(({ row }) => row)).size).toBe(log.length);
});

test('a platform that refuses everything stops the run with another reason', async () => {
  const { state } = world({ cases: cases(500) }, () => reply({ errcode: 1005, errmsg: 'signature' }));
  await until(() => state()?.state === 'paused');
  expect(state()).toMatchObject({ stopped: 'all_refused' });
  expect(state()!.counts.error).toBeLessThan(60);
});

test('a full disk stops the run, loses no outcome, and sends no row that was not noted', async () => {
  const { run, disk, pass, state, waiting, answer, flush, log, sent, outcomes } = world({ cases: cases(8) });
  await flush();
  disk.full = true;
  for (const row of [0, 1, 2, 3]) await answer(row, good);
  await pass(500);
  expect(state()).toMatchObject({ state: 'paused', stopped: 'storage', detail: 'disk full', done: 4 });
  expect(log).toHaveLength(4);
  disk.full = false;
  run.resume();
  await flush();
  for (const row of waiting.keys()) await answer(row, good);
  expect(await run.ended).toMatchObject({ state: 'done', counts: { passed: 8 } });
  expect(outcomes().map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(sent).toEqual(log.map(({ row }) => row));
});

test('a resumed run sends only what has no outcome, and what is unsure as the person decides', async () => {
  const first = world({ cases: cases(10) });
  await first.flush();
  for (const row of [0, 1, 2, 3]) await first.answer(row, row === 1 ? gone : good);
  await first.pass(300);
  const unsure = unsureRows(first.sent, first.outcomes());
  expect(unsure).toEqual([4, 5, 6, 7]);

  const again = { outcomes: first.outcomes(), unsure, forUnsure: 'send_again', retryTransport: false } as const;
  const sendAgain = world({ cases: cases(10), resumption: again }, () => good);
  expect(await sendAgain.run.ended).toMatchObject({ done: 10, counts: { passed: 9, error: 1 } });
  expect(sendAgain.log.map(({ row }) => row)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(sendAgain.outcomes().map(({ attempts }) => attempts)).toEqual([2, 2, 2, 2, 1, 1]);

  const leaving = { ...again, forUnsure: 'leave', retryTransport: true } as const;
  const leave = world({ cases: cases(10), resumption: leaving }, () => good);
  expect(await leave.run.ended).toMatchObject({ done: 10, counts: { passed: 6, error: 4 } });
  expect(leave.log.map(({ row }) => row)).toEqual([1, 8, 9]);
  expect(leave.outcomes()[0]).toMatchObject({ row: 1, attempts: 2 });
});

test('a transport that queues is handed rows ahead of their turn, in lots', async () => {
  const lots: number[] = [];
  const clock: Clock = { now: () => performance.now(), date: () => 0, after: () => () => undefined };
  const run = startRun(
    { cases: cases(2000), settings: { rate: 0, concurrency: 10, retries: 0 } },
    {
      clock,
      progress: () => undefined,
      store: { sent: async () => undefined, settled: async () => undefined },
      transport: {
        ahead: 0.3,
        send: (rows, answer) => {
          lots.push(rows.length);
          setImmediate(() => rows.forEach((row) => answer(row, good)));
        },
      },
    },
  );
  await run.ended;
  expect(lots[0]).toBe(10);
  expect(Math.max(...lots)).toBeGreaterThan(50);
});
