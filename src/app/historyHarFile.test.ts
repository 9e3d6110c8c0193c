import { expect, test } from 'vitest';
import type { Exchange } from '#data/exchange.ts';
import { examineFile } from '#data/historyImport.ts';
import type { Row } from '#data/historySchema.ts';
import { replayObstacles } from '#data/replay.ts';
import { utf8 } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { harFile } from './historyHarFile.ts';

const NOW = 1_795_000_000;

async function call(id: string): Promise<Exchange> {
  const result = await prepare({ ...EXAMPLE_DRAFT, api: 'message', encoding: 'form' }, PUBLISHED_SAMPLE, { now: NOW });
  if (!result.ok) throw new Error('not prepared');
  return {
    id,
    origin: 'bench',
    startedAt: NOW * 1000,
    target: 'chatbot',
    profileId: 'sample',
    api: 'message',
    username: 'u',
    msg: '你好',
    prepared: result.prepared,
    outcome: {
      kind: 'response',
      received: { status: 200, statusText: 'OK', headers: [], body: utf8('{"ret":0}'), emulated: false },
      phases: { total: 12 },
    },
  };
}

/** As history keeps a large one: its figures and its beginning. */
const beginningOf = (exchange: Exchange): Exchange => ({
  ...exchange,
  prepared: {
    ...exchange.prepared,
    large: { bodyBytes: 52_000_000, plaintextBytes: 39_000_000, valueBytes: 51_900_000, pluses: 3 },
  },
});

async function* all(exchanges: readonly Exchange[]): AsyncGenerator<Exchange> {
  for (const one of await Promise.all(exchanges)) yield one;
}

test('an archive says where it has only the beginning of a body, and is not sent again as if it were all', async () => {
  const whole = await call('whole');
  const { content, beginnings } = await harFile(
    all([whole, beginningOf(whole)]),
    () => 'https://chatbot.weixin.qq.com',
  );
  expect(beginnings).toBe(1);
  const text = await content.text();
  const { log } = JSON.parse(text) as { log: { entries: { comment?: string; request: { postData: object } }[] } };
  expect(log.entries[0]!.comment).toBeUndefined();
  expect(log.entries[0]!.request.postData).not.toHaveProperty('comment');
  expect(log.entries[1]).toMatchObject({
    comment: expect.stringContaining('beginning') as string,
    request: { bodySize: 52_000_000, postData: { comment: expect.stringContaining('beginning') as string } },
  });

  const found = await examineFile(content);
  if (!found.ok || found.source !== 'har') throw new Error('not an archive');
  expect(found.exchanges.map(({ prepared }) => prepared.large?.bodyBytes)).toEqual([undefined, 52_000_000]);
  const record = { exchange: found.exchanges[1]!, missing: [], row: {} as Row };
  expect(await replayObstacles(record, [], NOW)).toContainEqual({ code: 'beginning' });
});
