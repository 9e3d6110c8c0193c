/** Runs from the page: one worker per run, ended with it. */
import type { Run, RunProgress, RunStore } from '#lab/run.ts';
import type { FromLab, LabRunInput, ToLab } from './labMessages.ts';

/** The part of a worker that is used. */
export type LabPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const spawnWorker = (): LabPort =>
  new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: 'lab' });

export interface LabPorts {
  /** Keeps rows before they leave and outcomes when they came; `data.runs` gives one per run. */
  store: RunStore;
  /** At every change of state and about ten times a second in between. */
  progress(progress: RunProgress): void;
}

/**
 * Starts a run in a worker, or goes on with one. The worker keeps its pace in a tab that is not looked at, because
 * timers of workers are not slowed down. A worker that breaks (out of memory) ends the run as `paused`; it can be
 * resumed from what was kept.
 */
export function openLabRun(input: LabRunInput, { store, progress }: LabPorts, spawn: () => LabPort = spawnWorker): Run {
  const worker = spawn();
  const tell = (message: ToLab) => worker.postMessage(message);
  let last: RunProgress | undefined;
  const keep = (id: number, kept: Promise<void>) => {
    kept.then(
      () => tell({ kind: 'kept', id }),
      (error: unknown) => tell({ kind: 'kept', id, problem: error instanceof Error ? error.message : String(error) }),
    );
  };
  const ended = new Promise<RunProgress>((resolve) => {
    const end = (final: RunProgress) => {
      worker.terminate();
      resolve(final);
    };
    worker.onmessage = ({ data }: MessageEvent<FromLab>) => {
      switch (data.kind) {
        case 'sent':
          return keep(data.id, store.sent(data.rows));
        case 'settled':
          return keep(data.id, store.settled(data.rows));
        case 'progress':
          last = data.progress;
          return progress(data.progress);
        case 'ended':
          return end(data.progress);
      }
    };
    worker.onerror = ({ message }) => {
      const broken: RunProgress = {
        ...(last ?? { total: input.cases.length, done: 0, counts: NONE, underWay: 0, rate: 0 }),
        state: 'paused',
        stopped: 'worker',
        detail: message ?? '',
      };
      progress(broken);
      end(broken);
    };
  });
  const started = start(input, tell);
  const then = (message: ToLab) => void started.then(() => tell(message));
  return {
    pause: () => then({ kind: 'pause' }),
    resume: () => then({ kind: 'resume' }),
    cancel: () => then({ kind: 'cancel' }),
    ended,
  };
}

/** Rows in one message to the worker: what is copied in a few milliseconds. */
const PORTION = 4_000;

async function start({ cases, resumption, ...input }: LabRunInput, tell: (message: ToLab) => void): Promise<void> {
  for (const part of portions(cases)) {
    tell({ kind: 'cases', cases: part });
    await rest();
  }
  for (const part of portions(resumption?.outcomes ?? [])) {
    // Nothing else of them is needed to go on.
    tell({ kind: 'known', outcomes: part.map(({ row, verdict }) => ({ row, verdict })) });
    await rest();
  }
  const left = resumption && { resumption: { ...resumption, outcomes: [] } };
  tell({ kind: 'start', input: { ...input, ...left } });
}

function* portions<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += PORTION) yield items.slice(from, from + PORTION);
}

// The page draws and takes keys in between.
const rest = () => new Promise((resolve) => setTimeout(resolve));

const NONE = { passed: 0, failed: 0, error: 0, skipped: 0 };
