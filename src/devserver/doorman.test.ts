import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  call,
  httpUpstream,
  launchOf,
  startConsole,
  type Call,
  type Mode,
  type Started,
  type Upstream,
} from './testConsole.ts';

describe.each<Mode>(['serve', 'preview'])('%s', (mode) => {
  let upstream: Upstream;
  let console_: Started;
  let calls = 0;

  beforeAll(async () => {
    upstream = await httpUpstream((_req, res) => {
      calls++;
      res.end('answered');
    });
    console_ = await startConsole(mode, { CONSOLE_UPSTREAM: upstream.origin });
  });

  afterAll(() => Promise.all([console_.close(), upstream.close()]));

  const ask = (request: Call) => call(console_.port, request);
  const ours = (): string => `http://127.0.0.1:${console_.port}`;
  const reason = async (request: Call) => {
    const { status, headers, body } = await ask(request);
    const told = headers['x-console-proxy-error'];
    expect(JSON.parse(body)).toMatchObject({ reason: told });
    return `${status} ${String(told)}`;
  };

  const CUSTOM = '/proxy/custom/openapi/message/TOKEN';
  const EMULATOR = '/proxy/emulator/openapi/message/TOKEN';

  test('the page is served, and is not framed nor tells where it came from', async () => {
    const { status, headers, body } = await ask({ method: 'GET', path: '/', headers: { accept: 'text/html' } });
    expect({ status, body }).toMatchObject({ status: 200, body: expect.stringContaining('<title>page</title>') });
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'credentialless',
    });
  });

  test('a program without a browser may call the emulator', async () => {
    const answer = await ask({ path: EMULATOR, body: 'query=x' });
    expect(answer.headers['x-emulated']).toBe('1');
    expect(JSON.parse(answer.body)).toMatchObject({ errcode: 1001 });
  });

  test('a target beside the emulator wants the launch token', async () => {
    const before = calls;
    expect(await reason({ path: CUSTOM })).toBe('403 missing_launch_token');
    expect(await reason({ path: CUSTOM, headers: { 'x-console-launch': 'guess' } })).toBe('403 missing_launch_token');
    expect(await reason({ path: '/proxy/openai/openapi/message/T' })).toBe('403 missing_launch_token');
    expect(calls).toBe(before);
    const launch = await launchOf(console_.port);
    expect(launch).toMatch(/^[\w-]{43}$/);
    expect(await ask({ path: CUSTOM, headers: { 'x-console-launch': launch } })).toMatchObject({ body: 'answered' });
  });

  test('another site gets neither a call through nor the launch token', async () => {
    const launch = await launchOf(console_.port);
    const before = calls;
    const proof = { 'x-console-launch': launch };
    for (const headers of [
      { origin: 'https://evil.example', 'content-type': 'text/plain' },
      { origin: 'http://127.0.0.1:1' },
      { origin: 'null' },
      { origin: ours(), 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      expect(await reason({ path: CUSTOM, headers: { ...headers, ...proof } })).toBe('403 forbidden_origin');
      expect(await reason({ path: EMULATOR, headers })).toBe('403 forbidden_origin');
      expect(await reason({ method: 'GET', path: '/proxy/session', headers })).toBe('403 forbidden_origin');
      expect(await reason({ method: 'DELETE', path: '/proxy/emulator/log', headers })).toBe('403 forbidden_origin');
    }
    expect(calls).toBe(before);
    const own = { origin: ours(), 'sec-fetch-site': 'same-origin', ...proof };
    expect(await ask({ path: CUSTOM, headers: own })).toMatchObject({ status: 200 });
  });

  test('the launch token is not shared across origins and not stored', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: ours() };
    const answer = await ask({ method: 'GET', path: '/proxy/session', headers });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a rebound name is turned away', async () => {
    const { status, body } = await ask({ method: 'GET', path: '/proxy/session', headers: { host: 'evil.example' } });
    expect(status).toBe(403);
    expect(body).not.toContain('launch"');
  });

  test.each([
    ['POST', '/proxy/nowhere/openapi/message/T', '404 unknown_target'],
    ['POST', '/proxy/constructor/openapi/message/T', '404 unknown_target'],
    ['POST', '/proxy/emulator/openapi/message/..%2Fx', '404 bad_path'],
    ['POST', '/proxy/emulator/admin', '404 bad_path'],
    ['GET', EMULATOR, '405 method_not_allowed'],
    ['OPTIONS', EMULATOR, '405 method_not_allowed'],
    ['POST', '/proxy/session', '405 method_not_allowed'],
    ['POST', '/proxy/status', '405 method_not_allowed'],
    ['GET', '/proxy/exchange/e1', '403 missing_launch_token'],
    ['DELETE', '/proxy/exchange', '403 missing_launch_token'],
    ['GET', '/proxy/exchange', '405 method_not_allowed'],
  ])('%s %s: %s', async (method, path, expected) => {
    expect(await reason({ method, path })).toBe(expected);
  });

  test('a URL too long for the server is told as what it is', async () => {
    expect(await reason({ path: `${EMULATOR}?encrypt=${'x'.repeat(20_000)}` })).toBe('413 request_too_large');
  });

  test('an exchange nobody made is not found', async () => {
    const headers = { 'x-console-launch': await launchOf(console_.port) };
    expect(await reason({ method: 'GET', path: '/proxy/exchange/none', headers })).toBe('404 unknown_exchange');
  });

  test('what left is kept without its TOKEN, until it is told to forget', async () => {
    const headers = { 'x-console-launch': await launchOf(console_.port) };
    const token = 'TicketBotTokenThatNobodyKnows1';
    const path = `/proxy/custom/openapi/message/${token}`;
    await ask({ path, headers: { ...headers, 'x-console-exchange': 'e7' } });
    const record = () => ask({ method: 'GET', path: '/proxy/exchange/e7', headers });
    const { body } = await record();
    expect(JSON.parse(body)).toMatchObject({ url: `${upstream.origin}/openapi/message/••••ws1` });
    expect(body).not.toContain(token);
    expect(await ask({ method: 'DELETE', path: '/proxy/exchange', headers })).toMatchObject({ status: 200 });
    expect(await record()).toMatchObject({ status: 404 });
  });

  test('the emulator shows what it received, until it is told to forget', async () => {
    const log = async (method: string) =>
      JSON.parse((await ask({ method, path: '/proxy/emulator/log' })).body) as { api: string }[];
    await log('DELETE');
    await ask({ path: '/proxy/emulator/openapi/dictmsg/TOKEN', body: 'encrypt=x' });
    expect((await log('GET')).map(({ api }) => api)).toEqual(['dictmsg']);
    expect(await log('DELETE')).toEqual([]);
  });

  test('opening the page asks nobody but the emulator whether it answers', async () => {
    const before = upstream.connections;
    const { body, headers } = await ask({ method: 'GET', path: '/proxy/status' });
    const { targets } = JSON.parse(body) as { targets: { id: string; reachable: string }[] };
    expect(targets.map(({ id, reachable }) => `${id} ${reachable}`)).toEqual([
      'emulator yes',
      'openai unknown',
      'chatbot unknown',
      'custom unknown',
    ]);
    expect(upstream.connections).toBe(before);
    expect(headers['cache-control']).toBe('no-store');
  });
});

test('without CONSOLE_UPSTREAM there is no custom target', async () => {
  const { port, close } = await startConsole('serve');
  const headers = { 'x-console-launch': await launchOf(port) };
  const answer = await call(port, { path: '/proxy/custom/openapi/message/T', headers });
  expect(answer.headers['x-console-proxy-error']).toBe('unknown_target');
  await close();
});
