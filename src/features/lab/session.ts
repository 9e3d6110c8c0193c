/** One run on screen: its outcomes as they come, its figures, and what can be done with it. */
import type { RunRecord } from '#data/runSchema.ts';
import type { Runs, StoredRun } from '#data/runs.ts';
import { createStore, type Store } from '#data/store.ts';
import type { Case } from '#lab/cases.ts';
import { openComparison, type ComparisonFigures, type LiveComparison, type RunComparison } from '#lab/compareRuns.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import type { Run, RunProgress, RunStore, Settled } from '#lab/run.ts';
import { openTally, type RunStatistics } from '#lab/statistics.ts';
import type { LabRunInput } from '#workers/labMessages.ts';
import type { LabPorts } from '#workers/lab.ts';
import { isFlip, openRowLists, type RowLists } from './rowLists.ts';

/** What the screen draws. A new object whenever something changed. */
export interface LabView {
  record: RunRecord;
  progress: RunProgress;
  /** It was going when its page went away, and nobody has taken it up. */
  interrupted: boolean;
  /** Rows that had left without an answer when it was interrupted. */
  unsure: readonly number[];
  statistics: RunStatistics;
  comparison: ComparisonFigures | undefined;
  /** Figures of the baseline. */
  earlier: RunStatistics | undefined;
  /** Grows with every outcome; lists are read anew when it does. */
  revision: number;
}

export interface LabSession {
  view: Store<LabView>;
  cases: readonly Case[];
  lists: RowLists;
  changeOf: LiveComparison['changeOf'];
  beforeOf: LiveComparison['beforeOf'];
  /** Sends what has no outcome yet. */
  go(input: LabRunInput): void;
  pause(): void;
  resume(): void;
  /** Resolves when everything known is kept. */
  cancel(): Promise<void>;
  compareWith(baseline: StoredRun | undefined): Promise<void>;
  /** The whole comparison, for a report. */
  comparison(): RunComparison | undefined;
}

export interface SessionPorts {
  runs: Runs;
  start(input: LabRunInput, ports: LabPorts): Run;
  /** Calls back before the next picture is drawn. */
  frame(draw: () => void): void;
  /** Milliseconds that never go back. */
  now(): number;
}

/** Outcomes that are counted before a rest is offered. */
const SLICE = 500;
/** Milliseconds between two writes of the record, and between two readings of the figures. */
const RECORD_EVERY = 2_000;
const FIGURES_EVERY = 250;

/** Opens a session over a run, counting what is known of it in slices so that the page can draw. */
export async function openSession(
  stored: StoredRun,
  ports: SessionPorts,
  rest: () => Promise<void>,
): Promise<LabSession> {
  const { cases, outcomes, record, unsure } = stored;
  const lists = openRowLists();
  const tally = openTally(cases);
  const known: RowOutcome[] = [];
  let comparison: LiveComparison | undefined;
  let run: Run | undefined;
  let drawing = false;
  let figuresAt = 0;
  let recordAt = 0;
  let comparisons = 0;

  const count = (outcome: RowOutcome) => {
    const before = lists.outcomeOf(outcome.row);
    if (before) tally.remove(before);
    tally.add(outcome);
    // The lists ask the comparison whether the row flipped.
    comparison?.add(outcome);
    lists.add(outcome);
    known.push(outcome);
  };
  for (let i = 0; i < outcomes.length; i++) {
    count(outcomes[i]!);
    if (i % SLICE === SLICE - 1) await rest();
  }

  const view = createStore<LabView>({
    record,
    progress: progressOf(record, lists.count('all'), tally.read()),
    interrupted: record.state === 'running' || record.state === 'pausing' || record.state === 'paused',
    unsure,
    statistics: tally.read(),
    comparison: undefined,
    earlier: undefined,
    revision: 0,
  });

  const draw = () => {
    drawing = false;
    const fresh = ports.now() - figuresAt >= FIGURES_EVERY || view.get().progress.state !== 'running';
    if (fresh) figuresAt = ports.now();
    view.update((now) => ({
      ...now,
      revision: now.revision + 1,
      ...(fresh ? { statistics: tally.read(), comparison: comparison?.figures() } : {}),
    }));
  };
  const redraw = () => {
    if (drawing) return;
    drawing = true;
    ports.frame(draw);
  };
  const writeRecord = (progress: RunProgress) => {
    const { accuracy, latency, versions } = tally.read();
    const patch = {
      updatedAt: Date.now(),
      state: progress.state,
      counts: progress.counts,
      accuracy: { hits: accuracy.hits, all: accuracy.all },
      latency: { p50: latency.p50, p95: latency.p95 },
      versions: versions.map(({ version }) => version),
    };
    view.update((now) => ({ ...now, record: { ...now.record, ...patch } }));
    // The outcomes themselves are kept by the store; a record that could not be written is written the next time.
    ports.runs.update(record.id, patch).catch(() => undefined);
  };
  const onProgress = (progress: RunProgress) => {
    view.update((now) => ({ ...now, progress, interrupted: false }));
    if (progress.state !== 'running' || ports.now() - recordAt >= RECORD_EVERY) {
      recordAt = ports.now();
      writeRecord(progress);
    }
    redraw();
  };
  const counted = (store: RunStore): RunStore => ({
    sent: (rows) => store.sent(rows),
    settled: (rows: readonly Settled[]) => {
      for (const { outcome } of rows) count(outcome);
      redraw();
      return store.settled(rows);
    },
  });

  return {
    view,
    cases,
    lists,
    changeOf: (row) => comparison?.changeOf(row),
    beforeOf: (row) => comparison?.beforeOf(row),
    go: (input) => {
      void ports.runs.storeOf(record.id).then((store) => {
        run = ports.start(input, { store: counted(store), progress: onProgress });
        void run.ended.then((progress) => {
          run = undefined;
          onProgress(progress);
        });
      });
    },
    comparison: () => comparison?.read(),
    pause: () => run?.pause(),
    resume: () => run?.resume(),
    cancel: async () => {
      // Nobody is running it: what is left of it stays unsent.
      if (!run) return onProgress({ ...view.get().progress, state: 'cancelled' });
      run.cancel();
      await run.ended;
    },
    compareWith: async (baseline) => {
      const turn = ++comparisons;
      if (!baseline && !comparison) return;
      const before = baseline && openTally(baseline.cases);
      for (let i = 0; before && i < baseline.outcomes.length; i++) {
        before.add(baseline.outcomes[i]!);
        if (i % SLICE === SLICE - 1) await rest();
      }
      const next = baseline && (await openComparison(cases, baseline, rest));
      const flips = new Set<number>();
      // Outcomes that come meanwhile are known before the last is counted.
      for (let i = 0; next && i < known.length; i++) {
        const { row } = known[i]!;
        next.add(known[i]!);
        flips.delete(row);
        if (isFlip(next.changeOf(row))) flips.add(row);
        if (i % SLICE === SLICE - 1) await rest();
      }
      // Meanwhile another baseline may have been asked for.
      if (turn !== comparisons) return;
      comparison = next;
      view.update((now) => ({ ...now, earlier: before?.read() }));
      lists.flip((row) => next?.changeOf(row), flips);
      figuresAt = 0;
      redraw();
    },
  };
}

function progressOf({ state, total }: RunRecord, done: number, { counts }: RunStatistics): RunProgress {
  return { state, total, done, counts, underWay: 0, rate: 0 };
}
