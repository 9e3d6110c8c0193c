import { expect, test } from 'vitest';
import { toHex } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { prepare, type Preparation } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { WorkerPort } from './forensics.ts';
import { openPreparing } from './preparing.ts';
import { packedPreparation, type PrepareReply, type PrepareRequest } from './preparingMessages.ts';

const LARGE = {
  ...EXAMPLE_DRAFT,
  api: 'dictmsg',
  vocabularies: [{ name: '联系人', words: Array.from({ length: 14_000 }, (_, i) => `联系人${i}`) }],
} as const;
const LONG = { ...EXAMPLE_DRAFT, msg: '长'.repeat(70_000) };
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
            const { transfer, ...reply } = packedPreparation(preparation);
            const data: PrepareReply = structuredClone({ ok: true, ...reply }, { transfer });
            port.onmessage?.call(port as Worker, new MessageEvent('message', { data }));
          });
      },
    };
    return port;
  };
  return { spawn, log };
}

// To compare hundreds of thousands of bytes one by one would take seconds.
function written(preparation: Preparation): string {
  return JSON.stringify(preparation, (_, value: unknown) => {
    if (value instanceof Uint8Array) return toHex(value);
    const members = typeof value === 'object' && value !== null && !Array.isArray(value);
    return members ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
}

test.each([
  ['dictmsg', 'working', LARGE],
  ['dictmsg', 'broken', LARGE],
  ['message', 'working', LONG],
  ['message', 'broken', LONG],
] as const)('a large %s call is what it would be here, with a %s worker', async (_, kind, draft) => {
  const { spawn, log } = ports(kind);
  const made = await openPreparing(spawn)(draft, PUBLISHED_SAMPLE, ENVIRONMENT);
  expect(written(made) === written(await prepare(draft, PUBLISHED_SAMPLE, ENVIRONMENT))).toBe(true);
  expect(made.ok).toBe(true);
  expect(log).toEqual(['asked', 'ended']);
});

test('what forbids a large call is told as it would be here', async () => {
  const { spawn } = ports('working');
  const nobody = { ...PUBLISHED_SAMPLE, token: '' };
  expect(await openPreparing(spawn)(LONG, nobody, ENVIRONMENT)).toEqual(await prepare(LONG, nobody, ENVIRONMENT));
});

test('a small call needs no worker', async () => {
  const { spawn, log } = ports('working');
  expect(await openPreparing(spawn)(EXAMPLE_DRAFT, PUBLISHED_SAMPLE, ENVIRONMENT)).toMatchObject({ ok: true });
  expect(log).toEqual([]);
});
