import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEmulator } from '#emulator/emulator.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { SCENARIOS, type ScenarioId } from '#protocol/scenarios.ts';
import { NO_JOURNAL } from './journal.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profiles.ts';
import { serve } from './fixtures/serve.ts';
import { readExchange } from './replyReader.ts';
import { send } from './send.ts';

const emulator = createEmulator();

afterEach(() => vi.unstubAllGlobals());

const mine = profileOf('sample', 'mine', PUBLISHED_SAMPLE);

function profileOf(id: string, name: string, credentials: Profile['credentials']): Profile {
  return { id, name, purpose: 'test', credentials, revision: 0, area: 'tab' };
}

async function exchangeOf(scenario: ScenarioId, draft: Partial<Draft> = {}, profile = mine): Promise<Exchange> {
  serve((request) => emulator.fetch(request));
  const cancelled = new AbortController();
  const result = await send({
    draft: { ...EXAMPLE_DRAFT, ...draft },
    credentials: profile.credentials,
    origin: 'bench',
    journal: NO_JOURNAL,
    profileId: profile.id,
    target: 'emulator',
    scenario,
    timeout: 600_000,
    environment: { now: Math.floor(Date.now() / 1000) },
    signal: cancelled.signal,
    onPrepared: () => scenario === 'hang' && cancelled.abort(),
  });
  if (!result.sent) throw new Error(JSON.stringify(result.issues));
  return result.exchange;
}

/** A reply of very many messages with fewer of them: how many there are changes no finding. */
function shortened(exchange: Exchange): Exchange {
  const { outcome } = exchange;
  const { received } = outcome;
  if (!received || received.body.length < 1_000_000) return exchange;
  const reply = JSON.parse(new TextDecoder().decode(received.body)) as { msg: unknown[] };
  const body = new TextEncoder().encode(JSON.stringify({ ...reply, msg: reply.msg.slice(0, 200) }));
  return { ...exchange, outcome: { ...outcome, received: { ...received, body } } };
}

function codesOf(exchange: Exchange, profiles: readonly Profile[] = [mine]): string[] {
  return readExchange(exchange, profiles).findings.map(({ severity, code }) => `${severity} ${code}`);
}

/** What the doctor says of each scenario; the slow one is told by a phase that only the proxy measures. */
const FINDINGS: Record<ScenarioId, readonly string[]> = {
  healthy: [],
  'stale-bot': ['warning newest_not_in_use'],
  unpublished: ['warning nomatch', 'warning default_greeting'],
  nomatch: ['warning nomatch'],
  'token-invalid': ['error token_invalid'],
  'signature-invalid': ['error signature_rejected'],
  'decrypt-failed': ['error encrypt_rejected'],
  'invalid-args': ['error invalid_args'],
  slow: [],
  hang: [],
  reset: ['error truncated'],
  'html-502': ['error http_server_error', 'error html_page'],
  'http-503': ['error http_server_error'],
  'truncated-json': ['error truncated'],
  'not-utf8': ['error not_utf8'],
  'unicode-escapes': [],
  'big-integers': ['warning precision_loss'],
  huge: [],
  'without-bid-stat': [],
};

describe('the findings of each scenario of the emulator', () => {
  test.each(SCENARIOS)('%s', async (scenario) => {
    expect(codesOf(shortened(await exchangeOf(scenario)))).toEqual(FINDINGS[scenario]);
  });
});

describe('what the doctor is given', () => {
  test('the APPID of the profile that sent: a TOKEN that is one is proven', async () => {
    const mistaken = profileOf('a', 'a', { ...PUBLISHED_SAMPLE, token: PUBLISHED_SAMPLE.appId });
    const { findings } = readExchange(await exchangeOf('healthy', {}, mistaken), [mistaken, mine]);
    expect(findings.map(({ code, certainty }) => [code, certainty])).toEqual([
      ['token_invalid', 'proven'],
      ['token_is_app_id', 'proven'],
    ]);
  });

  test('the TOKENs of the other profiles, by their place among them, and never one itself', async () => {
    const token = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const mistaken = profileOf('b', 'b', { ...PUBLISHED_SAMPLE, token });
    const owner = profileOf('c', 'owner', { ...PUBLISHED_SAMPLE, token });
    const { findings, others } = readExchange(await exchangeOf('healthy', {}, mistaken), [mine, mistaken, owner]);
    expect(findings[1]).toMatchObject({ code: 'token_of_other_profile', fix: { kind: 'switch_profile', profile: 1 } });
    expect(others[1]).toEqual({ id: 'c', name: 'owner' });
    expect(JSON.stringify([findings, others])).not.toContain(token);
  });

  test('the vocabularies of the call', async () => {
    const vocabularies = [{ name: '没有这个词典', words: ['你好'] }];
    const exchange = await exchangeOf('nomatch', { api: 'dictmsg', vocabularies });
    expect(readExchange(exchange, [mine]).findings).toMatchObject([
      { code: 'nomatch' },
      { code: 'vocabulary_word_untaken', data: { word: '你好' }, fix: { vocabulary: '没有这个词典' } },
    ]);
    expect(codesOf(await exchangeOf('nomatch', { vocabularies }))).toEqual(['warning nomatch']);
  });

  test('the username sent', async () => {
    const exchange = await exchangeOf('healthy');
    expect(codesOf({ ...exchange, username: 'somebody else' })).toEqual(['warning from_user_differs']);
  });
});
