import { afterEach, describe, expect, it, vi } from 'vitest';
import { toBase64url, utf8 } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { NO_JOURNAL } from './journal.ts';
import type { Outcome } from './exchange.ts';
import { sent as exchangeOf } from './fixtures/sent.ts';
import { serve } from './fixtures/serve.ts';
import { send, serverTiming, type SendInput } from './send.ts';

afterEach(() => vi.unstubAllGlobals());

async function sent(changes: Partial<SendInput> = {}): Promise<Outcome> {
  return (await exchangeOf(changes)).outcome;
}

const textOf = (outcome: Outcome) => new TextDecoder().decode(outcome.received?.body);

describe('send', () => {
  it.each(['message', 'dictmsg'] as const)('is answered by the emulator over %s', async (api) => {
    serve();
    const outcome = await sent({ draft: { ...EXAMPLE_DRAFT, api } });
    expect(outcome).toMatchObject({ kind: 'response', received: { status: 200, emulated: true } });
    expect(JSON.parse(textOf(outcome))).toMatchObject({ answer: '你好呀！', from_user_name: 'some persone' });
  });

  it('asks for the launch token only for targets beyond this machine, and never sends the key', async () => {
    const requests: Request[] = [];
    serve(async (request) => {
      requests.push(request.clone());
      return request.url.endsWith('/proxy/session') ? Response.json({ launch: 'L1' }) : Response.json({ ret: 0 });
    });
    await sent({ target: 'chatbot' });
    const call = requests.at(-1)!;
    expect(new URL(call.url).pathname).toBe(`/proxy/chatbot/openapi/message/${PUBLISHED_SAMPLE.token}`);
    expect(call.headers.get('x-console-launch')).toBe('L1');
    expect(call.headers.has('x-emulator-scenario')).toBe(false);
    const everything = JSON.stringify([call.url, [...call.headers], await call.text()]);
    expect(everything).not.toContain(PUBLISHED_SAMPLE.encodingAESKey);
  });

  it('does not send a draft that cannot be a request, and says why', async () => {
    serve(() => Promise.reject(new Error('must not be called')));
    const result = await send({
      draft: { ...EXAMPLE_DRAFT, msg: '' },
      credentials: PUBLISHED_SAMPLE,
      origin: 'bench',
      journal: NO_JOURNAL,
      profileId: 'sample',
      target: 'emulator',
      scenario: 'healthy',
      timeout: 5000,
      environment: { now: 0 },
      signal: new AbortController().signal,
    });
    expect(result.sent).toBe(false);
    expect(result).toHaveProperty(
      'issues',
      expect.arrayContaining([{ field: 'msg', code: 'empty_msg', severity: 'error' }]),
    );
  });

  it('reports a stopped dev server as such', async () => {
    serve(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await sent()).toMatchObject({ kind: 'failure', reason: 'proxy_unreachable', received: undefined });
  });

  it('reports the proxy’s own reason, with what it said', async () => {
    serve(async () =>
      Response.json(
        { reason: 'refused', detail: 'connect ECONNREFUSED', target: 'custom' },
        { status: 502, headers: { 'x-console-proxy-error': 'refused' } },
      ),
    );
    expect(await sent()).toMatchObject({
      kind: 'failure',
      reason: 'refused',
      detail: 'connect ECONNREFUSED',
      received: { status: 502 },
    });
  });

  it('keeps an upstream’s own 502 as a response', async () => {
    serve(async () => new Response('<html>', { status: 502 }));
    expect(await sent()).toMatchObject({ kind: 'response', received: { status: 502 } });
  });

  it('keeps what arrived before a reset and asks the proxy for the reason', async () => {
    serve(async (request) => {
      if (request.url.includes('/proxy/session')) return Response.json({ launch: 'L1' });
      if (request.url.includes('/proxy/exchange/')) {
        return Response.json({ url: '', method: 'POST', requestHeaders: [], requestBodyBase64: '', outcome: 'reset' });
      }
      let pulled = 0;
      const body = new ReadableStream({
        pull: (controller) =>
          pulled++ === 0 ? controller.enqueue(utf8('{"answer":"你')) : controller.error(new TypeError('network error')),
      });
      return new Response(body);
    });
    const outcome = await sent();
    expect(outcome).toMatchObject({ kind: 'failure', reason: 'reset' });
    expect(textOf(outcome)).toBe('{"answer":"你');
  });

  it('tells a cancelled call from one that took too long', async () => {
    serve(
      (request) =>
        new Promise((_, reject) => {
          const giveUp = () => reject(request.signal.reason as Error);
          if (request.signal.aborted) giveUp();
          else request.signal.addEventListener('abort', giveUp);
        }),
    );
    const controller = new AbortController();
    const cancelled = sent({ signal: controller.signal, onPrepared: () => controller.abort() });
    expect(await cancelled).toMatchObject({ kind: 'failure', reason: 'cancelled' });
    expect(await sent({ timeout: 10 })).toMatchObject({ kind: 'failure', reason: 'timeout' });
  });

  it('shows headers as they were written, where the proxy tells', async () => {
    const raw = toBase64url(
      utf8(
        JSON.stringify([
          ['X-Powered-By', 'a'],
          ['x-powered-by', 'b'],
        ]),
      ),
    );
    serve(async () => new Response('{}', { headers: { 'x-console-raw-headers': raw } }));
    const outcome = await sent();
    expect(outcome.received?.headers).toEqual([
      ['X-Powered-By', 'a'],
      ['x-powered-by', 'b'],
    ]);
  });
});

describe('serverTiming', () => {
  it('reads the phases and leaves out what is not there', () => {
    expect(serverTiming('dns;dur=0.4, tls;desc="TLS";dur=12, ttfb;dur=3.25, other;dur=1')).toEqual({
      dns: 0.4,
      tls: 12,
      ttfb: 3.25,
    });
    expect(serverTiming('')).toEqual({});
  });
});
