import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { Exchange } from '#data/exchange.ts';
import { readExchange } from '#data/replyReader.ts';
import { en } from '#i18n/en.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { findLeaks } from '#protocol/leaks.ts';
import { concernsMaintainer, maintainerNote, supportBundle } from './supportBundle.ts';

const FIXTURES = `${import.meta.dirname}/../../answer/fixtures/`;

const SECRETS = [
  { id: 'token', field: 'token', value: PUBLISHED_SAMPLE.token },
  { id: 'key', field: 'encodingAESKey', value: PUBLISHED_SAMPLE.encodingAESKey },
] as const;

async function exchangeOf(body: string, api: 'message' | 'dictmsg' = 'message'): Promise<Exchange> {
  const preparation = await prepare({ ...EXAMPLE_DRAFT, api }, PUBLISHED_SAMPLE, { now: 1_600_000_000 });
  if (!preparation.ok) throw new Error('the example cannot be prepared');
  const received = {
    status: 200,
    statusText: 'OK',
    headers: [],
    body: new TextEncoder().encode(body),
    emulated: true,
  };
  return {
    id: 'e1',
    origin: 'bench',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    target: 'emulator',
    profileId: 'p',
    api,
    username: 'some persone',
    msg: '你好',
    prepared: preparation.prepared,
    outcome: { kind: 'response', received, phases: { total: 12.3 } },
  };
}

const bundleOf = (exchange: Exchange, words = zhCN) => supportBundle(exchange, readExchange(exchange), words);

describe('the support bundle', () => {
  test('has the robot, the trace id, the time, the request, the reply and the findings', async () => {
    const reply = JSON.parse(readFileSync(`${FIXTURES}01-documented-text.json`, 'utf8')) as object;
    const text = bundleOf(await exchangeOf(JSON.stringify({ ...reply, rid: '50c71aca', to_user_name: '10808' })));
    for (const part of [
      '10808',
      '50c71aca',
      '2026-01-02T03:04:05.000Z',
      'POST /openapi/message/',
      '你好',
      '"bid_stat"',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(zhCN.findings.sentences.newest_not_in_use({}).slice(0, 8));
    expect(bundleOf(await exchangeOf('{}'), en)).toContain(en.decoded.bundle.request);
  });

  test.each(['message', 'dictmsg'] as const)(
    'of %s holds no secret in any form, not even one the reply repeats',
    async (api) => {
      const { token } = PUBLISHED_SAMPLE;
      const exchange = await exchangeOf(
        JSON.stringify({ answer: `TOKEN ${token}`, to_user_name: token, ret: 0, bid_stat: {} }),
        api,
      );
      const text = bundleOf(exchange);
      expect(scanForSecrets(text, SECRETS)).toEqual([]);
      // A token that verifies with the key counts as the key.
      expect(await findLeaks(text, SECRETS)).toEqual([]);
      expect(text).not.toContain(exchange.prepared.value);
    },
  );

  test('cannot be ended by a fence in the reply', async () => {
    const text = bundleOf(await exchangeOf(JSON.stringify({ answer: '```\n# not a heading of ours\n````' })));
    expect(text).toContain('`````json');
  });

  test('of a reply that is no JSON has its text, and of none says so', async () => {
    expect(bundleOf(await exchangeOf('<html>502</html>'))).toContain('<html>502</html>');
    expect(bundleOf(await exchangeOf(''))).toContain(zhCN.decoded.bundle.noReply);
  });
});

describe('the note for the person who keeps the bot', () => {
  const documented = JSON.parse(readFileSync(`${FIXTURES}01-documented-text.json`, 'utf8')) as object;

  test('says what was asked, what came back, what is wrong and what next, and leaves the rest to the bundle', async () => {
    const exchange = await exchangeOf(JSON.stringify({ ...documented, rid: '50c71aca', to_user_name: '10808' }));
    const reply = readExchange(exchange);
    const text = maintainerNote(exchange, reply, zhCN);
    for (const part of ['msg: 你好', 'username: some persone', '10808', '50c71aca', '2026-01-02T03:04:05.000Z']) {
      expect(text).toContain(part);
    }
    expect(concernsMaintainer(reply.findings)).toBe(true);
    expect(text).toContain(zhCN.findings.sentences.newest_not_in_use({}).slice(0, 8));
    expect(text).toContain(zhCN.decoded.next);
    expect(text).not.toContain('POST /openapi');
    expect(text).not.toContain('"bid_stat"');
  });

  test('names the vocabularies and holds no secret, not even one the reply repeats', async () => {
    const { token } = PUBLISHED_SAMPLE;
    const exchange = {
      ...(await exchangeOf(JSON.stringify({ answer: `TOKEN ${token}`, ret: 0, bid_stat: {} }), 'dictmsg')),
      vocabularies: [{ name: '联系人', words: ['张三', '李四'] }],
    };
    const text = maintainerNote(exchange, readExchange(exchange), en);
    expect(text).toContain('联系人 (2 words)');
    expect(await findLeaks(text, SECRETS)).toEqual([]);
  });

  test('is not offered where nothing can be mended at the bot', async () => {
    const exchange = await exchangeOf(JSON.stringify({ answer: '你好', status: 'FAQ', ret: 0 }));
    expect(concernsMaintainer(readExchange(exchange).findings)).toBe(false);
  });
});
