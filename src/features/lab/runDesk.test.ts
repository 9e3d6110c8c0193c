import { expect, test } from 'vitest';
import { openMemoryRuns } from '#data/memoryRuns.ts';
import type { RunRecord } from '#data/runSchema.ts';
import { RunsError } from '#data/runs.ts';
import type { Case } from '#lab/cases.ts';
import { DEFAULT_SETTINGS } from '#lab/plan.ts';
import { SYSTEM_CLOCK, type Transport } from '#lab/run.ts';
import { startRun } from '#lab/runner.ts';
import { utf8 } from '#protocol/bytes.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openRunDesk, type RunDeskPorts } from './runDesk.ts';

const CASES: readonly Case[] = ['甲', '乙', '丙', '丁'].map((msg, i) => ({
  id: String(i + 1),
  dialogue: '',
  msg,
  expectations: [{ field: 'title', how: 'equals', value: msg }],
  vocabulary: '',
  note: '',
}));

const record = (id: string, createdAt = 1): RunRecord => ({
  id,
  name: id,
  createdAt,
  updatedAt: createdAt,
  target: 'emulator',
  profileId: 'sample',
  scenario: 'healthy',
  total: CASES.length,
  state: 'running',
  counts: { passed: 0, failed: 0, error: 0, skipped: 0 },
  accuracy: { hits: 0, all: 0 },
  latency: {},
  versions: [],
});
const run = (id: string, createdAt?: number) => ({
  record: record(id, createdAt),
  plan: { settings: { ...DEFAULT_SETTINGS, rate: 0, usernamePrefix: id, vocabularies: [] }, sets: [] },
  cases: CASES,
});

/** The real runner over a bot that answers with a title; rows beyond `answered` never get one. */
function desk(titleOf: (row: number) => string, { answered = Infinity, runs = openMemoryRuns() } = {}) {
  const sent: number[] = [];
  const transport: Transport = {
    ahead: 0,
    send: (rows, answer) => {
      for (const row of rows) {
        sent.push(row);
        if (sent.length > answered) continue;
        const bytes = utf8(JSON.stringify({ ret: 0, answer: 'x', title: titleOf(row), status: 'FAQ', confidence: 1 }));
        queueMicrotask(() => answer(row, { kind: 'response', status: 200, headers: [], bytes, ms: 5 }));
      }
    },
  };
  const ports: RunDeskPorts = {
    openRuns: async () => runs,
    start: (input, { store, progress }) =>
      startRun(
        { cases: input.cases, settings: input.settings, ...(input.resumption ? { resumption: input.resumption } : {}) },
        { transport, store, progress, clock: SYSTEM_CLOCK },
      ),
    frame: (draw) => queueMicrotask(draw),
    now: () => performance.now(),
    rest: () => Promise.resolve(),
    retained: () => 20,
  };
  return { desk: openRunDesk(ports), sent, runs };
}

const shown = (opened: ReturnType<typeof desk>['desk']) => opened.state.get().shown!.session.view.get();
async function ended(opened: ReturnType<typeof desk>['desk']) {
  await expect.poll(() => shown(opened).progress.state).toBe('done');
}

test('a run is kept, judged and counted, and listed with its accuracy', async () => {
  const { desk: opened } = desk((row) => (row === 2 ? '别的' : CASES[row]!.msg));
  await opened.start(run('a'), PUBLISHED_SAMPLE);
  await ended(opened);
  expect(shown(opened).statistics).toMatchObject({
    accuracy: { hits: 3, all: 4 },
    confusions: [{ expected: '丙', got: '别的' }],
  });
  await expect
    .poll(() => opened.state.get().runs[0])
    .toMatchObject({ id: 'a', state: 'done', accuracy: { hits: 3, all: 4 } });
});

test('against a baseline the flips are named, on whichever run is shown', async () => {
  const runs = openMemoryRuns();
  const first = desk((row) => (row === 0 ? '别的' : CASES[row]!.msg), { runs });
  await first.desk.start(run('before'), PUBLISHED_SAMPLE);
  await ended(first.desk);
  const second = desk((row) => (row === 3 ? '别的' : CASES[row]!.msg), { runs });
  await second.desk.start(run('now', 2), PUBLISHED_SAMPLE);
  await ended(second.desk);
  await second.desk.compareWith('before');
  const { session } = second.desk.state.get().shown!;
  await expect.poll(() => session.view.get().comparison?.counts).toMatchObject({ fixed: 1, broken: 1 });
  expect([session.changeOf(0), session.changeOf(3), session.lists.rows('flipped').toSorted()]).toEqual([
    'fixed',
    'broken',
    [0, 3],
  ]);
});

test('flips are listed while the run goes on', async () => {
  const runs = openMemoryRuns();
  const first = desk((row) => (row === 0 ? '别的' : CASES[row]!.msg), { runs });
  await first.desk.start(run('before'), PUBLISHED_SAMPLE);
  await ended(first.desk);
  const second = desk((row) => (row === 3 ? '别的' : CASES[row]!.msg), { runs });
  await second.desk.compareWith('before');
  await second.desk.start(run('now', 2), PUBLISHED_SAMPLE);
  await ended(second.desk);
  expect(second.desk.state.get().shown!.session.lists.rows('flipped').toSorted()).toEqual([0, 3]);
});

test('an interrupted run is found, says what is unsure, and asks nothing twice unless told to', async () => {
  const runs = openMemoryRuns();
  const dying = desk((row) => CASES[row]!.msg, { answered: 2, runs });
  await dying.desk.start(run('a'), PUBLISHED_SAMPLE);
  await expect.poll(() => shown(dying.desk).progress.done).toBe(2);

  const next = desk((row) => CASES[row]!.msg, { runs });
  await next.desk.open('a');
  const { interrupted, unsure } = shown(next.desk);
  expect([interrupted, unsure.length > 0]).toEqual([true, true]);
  await next.desk.takeUp({ forUnsure: 'leave', retryTransport: false }, PUBLISHED_SAMPLE);
  await ended(next.desk);
  expect(next.sent.filter((row) => unsure.includes(row))).toEqual([]);
  expect(shown(next.desk).progress.counts.error).toBe(unsure.length);
});

test('where the device keeps nothing, runs last as long as the page and the reason is said', async () => {
  const broken = { ...openMemoryRuns(), list: () => Promise.reject(new RunsError('unavailable', '')) };
  const { desk: opened } = desk((row) => CASES[row]!.msg, { runs: broken });
  await opened.start(run('a'), PUBLISHED_SAMPLE);
  await ended(opened);
  expect(opened.state.get()).toMatchObject({ notKept: 'unavailable', runs: [{ id: 'a' }] });
});

test('a removed run is gone from the list, from the screen and as a baseline, until that is undone', async () => {
  const { desk: opened } = desk((row) => CASES[row]!.msg);
  await opened.start(run('a'), PUBLISHED_SAMPLE);
  await ended(opened);
  await opened.compareWith('a');
  const removal = await opened.remove('a');
  expect(opened.state.get()).toMatchObject({ runs: [], shown: undefined, baseline: '' });
  await removal.undo();
  expect(opened.state.get()).toMatchObject({ runs: [{ id: 'a' }], baseline: 'a' });
  expect(shown(opened).progress.done).toBe(CASES.length);
});

test('a run that is removed while it goes pauses, can go on when that is undone, and leaves nothing when it is not', async () => {
  const runs = openMemoryRuns();
  const { desk: opened } = desk((row) => CASES[row]!.msg, { answered: 2, runs });
  await opened.start(run('a'), PUBLISHED_SAMPLE);
  await expect.poll(() => shown(opened).progress.done).toBe(2);
  await (await opened.remove('a')).undo();
  expect(shown(opened).progress.state).toBe('pausing');
  await (await opened.remove('a')).complete();
  expect(await runs.read('a')).toBeUndefined();
  expect(opened.state.get().runs).toEqual([]);
});
