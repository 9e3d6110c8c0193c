/** Secrets looked for from the page: in little at once, in much by a worker that starts with the first. */
import { findLeaks } from '#protocol/leaks.ts';
import type { Secret } from '#protocol/secret.ts';
import type { Hit } from '#protocol/secretScan.ts';
import type { WorkerPort } from './forensics.ts';
import type { LeaksReply, LeaksRequest } from './leaksMessages.ts';

/** Bytes or characters that take some five milliseconds. */
const AT_ONCE = 64 * 1024;

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./leaks.worker.ts', import.meta.url), { type: 'module', name: 'leaks' });

/** What a worker cannot do is done here: nothing leaves unexamined. */
export function openLeakFinder(spawn: () => WorkerPort = spawnWorker): typeof findLeaks {
  let worker: WorkerPort | undefined;
  let lastId = 0;
  const waiting = new Map<number, (hits: Hit[] | undefined) => void>();
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<LeaksReply>) => {
      waiting.get(data.id)?.(data.ok ? data.hits : undefined);
      waiting.delete(data.id);
    };
    started.onerror = () => {
      worker = undefined;
      for (const settle of waiting.values()) settle(undefined);
      waiting.clear();
    };
    return started;
  };
  return async (content, secrets: readonly Secret[]) => {
    if (content.length <= AT_ONCE) return findLeaks(content, secrets);
    worker ??= start();
    const request: LeaksRequest = { id: ++lastId, content, secrets };
    const port = worker;
    const hits = await new Promise<Hit[] | undefined>((resolve) => {
      waiting.set(request.id, resolve);
      port.postMessage(request);
    });
    return hits ?? findLeaks(content, secrets);
  };
}
