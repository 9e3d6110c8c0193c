import { expect, test } from 'vitest';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { WorkerPort } from './forensics.ts';
import { openPreparing } from './preparing.ts';
import type { PrepareReply, PrepareRequest } from './preparingMessages.ts';

const LARGE = {
  ...EXAMPLE_DRAFT,
  api: 'dictmsg',
  vocabularies: [{ name: '联系人', words: Array.from({ length: 14_000 }, (_, i) => `联系人${i}`) }],
} as const;
const ENVIRONMENT = { now: 1_700_000_000, random: new Uint8Array(16).fill(7) };

/** Workers in this thread, each asked once; broken ones only fail. */
function ports(kind: 'working' | 'broken') {
  const log: string[] = [];
  const spawn = (): WorkerPort => {
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      terminate: () => void log.push('ended'),
      postMessage: (request: PrepareRequest) => {
        log.push('asked');
        if (kind === 'broken') port.onerror?.call(port as Worker, {} as ErrorEvent);
        else
          void prepare(...structuredClone(request).given).then((preparation) => {
            const data: PrepareReply = { ok: true, preparation };
            port.onmessage?.call(port as Worker, new MessageEvent('message', { data }));
          });
      },
    };
    return port;
  };
  return { spawn, log };
}

test.each(['working', 'broken'] as const)('a large call is what it would be here, with a %s worker', async (kind) => {
  const { spawn, log } = ports(kind);
  const made = await openPreparing(spawn)(LARGE, PUBLISHED_SAMPLE, ENVIRONMENT);
  const expected = await prepare(LARGE, PUBLISHED_SAMPLE, ENVIRONMENT);
  if (!made.ok || !expected.ok) throw new Error('not prepared');
  expect(made.prepared.value === expected.prepared.value).toBe(true);
  expect(made.prepared.body.length).toBe(expected.prepared.body.length);
  expect(log).toEqual(['asked', 'ended']);
});

test('a small call needs no worker', async () => {
  const { spawn, log } = ports('working');
  expect(await openPreparing(spawn)(EXAMPLE_DRAFT, PUBLISHED_SAMPLE, ENVIRONMENT)).toMatchObject({ ok: true });
  expect(log).toEqual([]);
});
