/** Calls sealed from the page: a small one here, a large one by a worker that ends with it. */
import type { Draft } from '#protocol/draft.ts';
import { prepare, type Preparation } from '#protocol/prepare.ts';
import type { WorkerPort } from './forensics.ts';
import type { PrepareReply, PrepareRequest } from './preparingMessages.ts';

/** Characters that are sealed in a few milliseconds. */
const AT_ONCE = 64 * 1024;

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./preparing.worker.ts', import.meta.url), { type: 'module', name: 'preparing' });

/** What `prepare` does with the same; what a worker cannot do is done here. */
export function openPreparing(spawn: () => WorkerPort = spawnWorker): typeof prepare {
  return async (...given) => {
    if (isSmall(given[0])) return prepare(...given);
    const worker = spawn();
    const made = await new Promise<Preparation | undefined>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<PrepareReply>) => resolve(data.ok ? data.preparation : undefined);
      worker.onerror = () => resolve(undefined);
      const request: PrepareRequest = { given };
      worker.postMessage(request);
    });
    worker.terminate();
    return made ?? prepare(...given);
  };
}

function isSmall({ msg, extraClaims, vocabularies }: Draft): boolean {
  let left = AT_ONCE - msg.length - extraClaims.length;
  for (const { words } of vocabularies) {
    for (const word of words) if ((left -= word.length) < 0) return false;
  }
  return left >= 0;
}

/** The way of this page. */
export const prepareAside = openPreparing();
