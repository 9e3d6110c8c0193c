import { expect, test } from 'vitest';
import { findLeaks } from '#protocol/leaks.ts';
import type { Secret } from '#protocol/secret.ts';
import type { WorkerPort } from './forensics.ts';
import { openLeakFinder } from './leaks.ts';
import type { LeaksRequest } from './leaksMessages.ts';

const SECRET: Secret = { id: 's', field: 'token', value: 'mF7xPlWxqRG4A8hELYb3tLXpnTM6jQ' };
const MUCH = `${'x'.repeat(300_000)}${SECRET.value}`;

/** A worker in this thread; a broken one only fails. */
function port(kind: 'working' | 'broken'): WorkerPort & { asked: number } {
  const worker: WorkerPort & { asked: number } = {
    asked: 0,
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: ({ id, content, secrets }: LeaksRequest) => {
      worker.asked++;
      if (kind === 'broken') worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent);
      else
        void findLeaks(content, secrets).then((hits) => {
          const event = { data: { id, ok: true, hits } } as MessageEvent;
          worker.onmessage?.call(worker as unknown as Worker, event);
        });
    },
  };
  return worker;
}

test('little is looked through at once, much by the worker', async () => {
  const worker = port('working');
  const find = openLeakFinder(() => worker);
  expect(await find(`a ${SECRET.value}`, [SECRET])).toHaveLength(1);
  expect(worker.asked).toBe(0);
  expect(await find(MUCH, [SECRET])).toMatchObject([{ start: 300_000, end: 300_030 }]);
  expect(worker.asked).toBe(1);
});

test('a worker that breaks lets nothing through', async () => {
  const find = openLeakFinder(() => port('broken'));
  expect(await find(MUCH, [SECRET])).toHaveLength(1);
});
