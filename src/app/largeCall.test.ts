import { afterEach, expect, test, vi } from 'vitest';
import { serve } from '#data/fixtures/serve.ts';
import { NO_JOURNAL } from '#data/journal.ts';
import { send, type Carrier, type SendInput } from '#data/send.ts';
import { readExchange } from '#data/replyReader.ts';
import { diagnose } from '#features/diagnosis/diagnose.ts';
import { examine } from '#forensics/examine.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { prepareLarge } from '#vocab/largeRequest.ts';
import { jsonOf } from '#vocab/vocabularyFile.ts';
import { WordList } from '#vocab/wordList.ts';
import type { FetchNews, FetchOrder } from '#workers/fetchMessages.ts';
import type { Examiner } from '#workers/forensics.ts';
import { fetchInWorker, type FetchPort } from '#workers/fetching.ts';
import { serveFetch } from '#workers/fetchServer.ts';

afterEach(() => vi.unstubAllGlobals());

/** The worker's part beside the page, with everything copied on its way; counts what was started and ended. */
function workers() {
  const counts = { started: 0, ended: 0, orders: [] as FetchOrder[] };
  const spawn = (): FetchPort => {
    counts.started++;
    const port: FetchPort = {
      postMessage: (order) => {
        counts.orders.push(order);
        void serveFetch(structuredClone(order), (news: FetchNews, transfer) =>
          port.onmessage?.({ data: structuredClone(news, { transfer }) }),
        );
      },
      onmessage: null,
      onerror: null,
      terminate: () => {
        counts.ended++;
        port.onmessage = null;
      },
    };
    return port;
  };
  const carryLarge: Carrier = (path, init) => fetchInWorker(path, init, spawn);
  return { counts, carryLarge };
}

const words = Array.from({ length: 30_000 }, (_, i) => `联系人${i}`);
const draft = { ...EXAMPLE_DRAFT, api: 'dictmsg' as const, encoding: 'json' as const, msg: '打电话给联系人29999' };
const json = jsonOf(WordList.of(words));

function large(changes: Partial<SendInput>) {
  return send({
    draft,
    credentials: PUBLISHED_SAMPLE,
    origin: 'bench',
    journal: NO_JOURNAL,
    profileId: 'sample',
    target: 'emulator',
    scenario: 'healthy',
    timeout: 30_000,
    environment: { now: 0 },
    signal: new AbortController().signal,
    prepare: (environment) => prepareLarge(draft, [{ name: '联系人', json }], PUBLISHED_SAMPLE, environment),
    ...changes,
  });
}

async function outcomeOf(changes: Partial<SendInput>) {
  const result = await large(changes);
  if (!result.sent) throw new Error(JSON.stringify(result.issues));
  return result.exchange.outcome;
}

test('a large call is carried by a worker and answered as any other; a small one is not', async () => {
  serve();
  const { counts, carryLarge } = workers();
  const outcome = await outcomeOf({ carryLarge });
  expect(outcome).toMatchObject({ kind: 'response', received: { status: 200, emulated: true } });
  expect(new TextDecoder().decode(outcome.received?.body)).toContain('正在呼叫联系人29999');
  expect(counts).toMatchObject({ started: 1, ended: 1 });
  const order = counts.orders[0]!;
  expect(order.init.body).toBeInstanceOf(Blob);
  expect(order.init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'manual', cache: 'no-store' });
  expect(new Headers(order.headers.map(([name, value]) => [name, value])).get('x-emulator-scenario')).toBe('healthy');
  await outcomeOf({ carryLarge, prepare: undefined });
  expect(counts.started).toBe(1);
});

test('a long text is carried by a worker as well, whole', async () => {
  serve();
  const { counts, carryLarge } = workers();
  const long = { ...EXAMPLE_DRAFT, msg: '你好'.repeat(40_000) };
  const outcome = await outcomeOf({ draft: long, prepare: undefined, carryLarge });
  expect(outcome).toMatchObject({ kind: 'response', received: { status: 200, emulated: true } });
  expect(counts).toMatchObject({ started: 1, ended: 1 });
});

test('a worker that carries a call ends with everything that is forgotten', async () => {
  const { counts, carryLarge } = workers();
  const left = new Promise<void>((resolve) => {
    serve(() => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  const life = new AbortController();
  const under = outcomeOf({ carryLarge, journal: { ...NO_JOURNAL, life: () => life.signal } });
  await left;
  expect(counts).toMatchObject({ started: 1, ended: 0 });
  life.abort();
  expect(counts.ended).toBe(1);
  expect(await under).toMatchObject({ kind: 'failure', reason: 'cancelled' });
});

test('what happens to it is told in the same words as on the page', async () => {
  const { counts, carryLarge } = workers();
  serve(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await outcomeOf({ carryLarge })).toMatchObject({ reason: 'proxy_unreachable', detail: 'Failed to fetch' });
  serve(async () =>
    Response.json({ detail: 'refused' }, { status: 502, headers: { 'x-console-proxy-error': 'refused' } }),
  );
  expect(await outcomeOf({ carryLarge })).toMatchObject({ reason: 'refused', received: { status: 502 } });
  serve(() => new Promise(() => undefined));
  expect(await outcomeOf({ carryLarge, timeout: 20 })).toMatchObject({ reason: 'timeout', received: undefined });
  const controller = new AbortController();
  const cancelled = outcomeOf({ carryLarge, signal: controller.signal, onPrepared: () => controller.abort() });
  expect(await cancelled).toMatchObject({ reason: 'cancelled' });
  expect(counts.started).toBe(counts.ended);
});

test('what arrived before it broke off is kept', async () => {
  const { carryLarge } = workers();
  serve(async (request) => {
    if (request.url.includes('/proxy/session')) return Response.json({ launch: 'L1' });
    if (request.url.includes('/proxy/exchange/')) {
      return Response.json({ url: '', method: 'POST', requestHeaders: [], requestBodyBase64: '', outcome: 'reset' });
    }
    let pulled = 0;
    const body = new ReadableStream({
      pull: (controller) =>
        pulled++ === 0
          ? controller.enqueue(new TextEncoder().encode('{"answer":'))
          : controller.error(new TypeError('network error')),
    });
    return new Response(body);
  });
  const outcome = await outcomeOf({ carryLarge });
  expect(outcome).toMatchObject({ kind: 'failure', reason: 'reset' });
  expect(new TextDecoder().decode(outcome.received?.body)).toBe('{"answer":');
});

test('a refused one is judged by the whole of it, not by the beginning that is kept', async () => {
  serve();
  const profile = {
    id: 'sample',
    name: 'sample',
    purpose: 'test' as const,
    credentials: PUBLISHED_SAMPLE,
    revision: 0,
    area: 'tab' as const,
  };
  const examiner: Examiner = {
    examine: async (input, context) => ({ kind: 'done', examination: await examine(input, context) }),
    cancel: () => undefined,
  };
  const causesOf = async (scenario: string) => {
    const result = await large({
      scenario,
      prepare: (environment) =>
        prepareLarge({ ...draft, encoding: 'form' }, [{ name: '联系人', json }], PUBLISHED_SAMPLE, environment),
    });
    if (!result.sent) throw new Error('not sent');
    const { exchange } = result;
    const diagnosis = await diagnose(exchange, readExchange(exchange, [profile]), [profile], examiner);
    return { large: exchange.prepared.large!, abouts: diagnosis?.causes.map(({ about }) => about) ?? [] };
  };
  const tooLarge = await causesOf('http-503');
  expect(tooLarge.abouts).toContainEqual({ code: 'encoding', encoding: 'form', bytes: tooLarge.large.bodyBytes });
  const unopened = await causesOf('decrypt-failed');
  expect(unopened.abouts).toContainEqual({ code: 'plus', count: unopened.large.pluses });
  expect(unopened.abouts.map(({ code }) => code)).not.toContain('framing');
});
