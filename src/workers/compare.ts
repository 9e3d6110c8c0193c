/** Comparisons from the page: any number at once, each answered by its number. */
import type { DocumentComparison } from '#answer/compare.ts';
import type { RepliesComparison } from '#answer/compareReplies.ts';
import type { ResponseInput } from '#answer/read.ts';
import type { CompareJob, CompareReply, CompareRequest } from './compareMessages.ts';
import type { WorkerPort } from './forensics.ts';

export interface Comparer {
  replies(a: ResponseInput, b: ResponseInput): Promise<RepliesComparison>;
  texts(a: string, b: string): Promise<DocumentComparison>;
}

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module', name: 'compare' });

interface Waiting {
  resolve: (result: RepliesComparison | DocumentComparison) => void;
  reject: (reason: Error) => void;
}

/** The worker starts with the first comparison; one that dies fails what it had and is replaced. */
export function openComparer(spawn: () => WorkerPort = spawnWorker): Comparer {
  let worker: WorkerPort | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<CompareReply>) => {
      const one = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) one?.resolve(data.result);
      else one?.reject(new Error('not comparable'));
    };
    started.onerror = () => {
      worker = undefined;
      for (const one of waiting.values()) one.reject(new Error('the worker ended'));
      waiting.clear();
    };
    return started;
  };
  const ask = (job: CompareJob) => {
    worker ??= start();
    const request: CompareRequest = { id: ++lastId, job };
    const port = worker;
    return new Promise<RepliesComparison | DocumentComparison>((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      port.postMessage(request);
    });
  };
  return {
    replies: (a, b) => ask({ kind: 'replies', a, b }) as Promise<RepliesComparison>,
    texts: (a, b) => ask({ kind: 'texts', a, b }),
  };
}
