/** Calls sealed from the page: a small one here, a large one by a worker that ends with it. */
import { isSmall } from '#protocol/draft.ts';
import { prepare, type Preparation } from '#protocol/prepare.ts';
import type { WorkerPort } from './forensics.ts';
import { unpackedPreparation, type PrepareReply, type PrepareRequest } from './preparingMessages.ts';

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./preparing.worker.ts', import.meta.url), { type: 'module', name: 'preparing' });

/** What `prepare` does with the same; what a worker cannot do is done here. */
export function openPreparing(spawn: () => WorkerPort = spawnWorker): typeof prepare {
  return async (...given) => {
    if (isSmall(given[0])) return prepare(...given);
    const worker = spawn();
    const made = await new Promise<Preparation | undefined>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<PrepareReply>) =>
        resolve(data.ok ? unpackedPreparation(data.preparation) : undefined);
      worker.onerror = () => resolve(undefined);
      const request: PrepareRequest = { given };
      worker.postMessage(request);
    });
    worker.terminate();
    return made ?? prepare(...given);
  };
}

/** The way of this page. */
export const prepareAside = openPreparing();
