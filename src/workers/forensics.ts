/** Examinations from the page: one at a time, the latest request wins. */
import type { ExamineContext, Examination } from '#forensics/examine.ts';
import type { ExamineReply, ExamineRequest } from './messages.ts';

export type ExamineOutcome = { kind: 'done'; examination: Examination } | { kind: 'superseded' } | { kind: 'failed' };

export interface Examiner {
  /** Examines a text. An examination still running is given up: its promise says `superseded`. */
  examine(input: string, context: ExamineContext): Promise<ExamineOutcome>;
  /** Gives up what is running. */
  cancel(): void;
}

/** The part of a worker that is used. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./forensics.worker.ts', import.meta.url), { type: 'module', name: 'forensics' });

interface Running {
  id: number;
  settle: (outcome: ExamineOutcome) => void;
}

/**
 * Opens an examiner. The worker starts with the first request and is kept; only a busy one is ended, because a running
 * computation cannot be interrupted in any other way.
 */
export function openExaminer(spawn: () => WorkerPort = spawnWorker): Examiner {
  let worker: WorkerPort | undefined;
  let running: Running | undefined;
  let lastId = 0;

  const settle = (outcome: ExamineOutcome) => {
    running?.settle(outcome);
    running = undefined;
  };
  const end = (outcome: ExamineOutcome) => {
    if (!running) return;
    worker?.terminate();
    worker = undefined;
    settle(outcome);
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<ExamineReply>) => {
      if (data.id !== running?.id) return;
      settle(data.ok ? { kind: 'done', examination: data.examination } : { kind: 'failed' });
    };
    started.onerror = () => {
      end({ kind: 'failed' });
      worker = undefined;
    };
    return started;
  };

  return {
    examine: (input, context) => {
      end({ kind: 'superseded' });
      worker ??= start();
      const request: ExamineRequest = { id: ++lastId, input, context };
      const port = worker;
      return new Promise((resolve) => {
        running = { id: request.id, settle: resolve };
        port.postMessage(request);
      });
    },
    cancel: () => end({ kind: 'superseded' }),
  };
}
