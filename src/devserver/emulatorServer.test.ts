import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { serveEmulator, type EmulatorServer, type Handler } from './emulatorServer.ts';
import { call } from './testConsole.ts';

let server: EmulatorServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(handler: Handler): Promise<number> {
  server = await serveEmulator(handler, 0);
  return Number(server.origin.port);
}

const PATH = '/openapi/message/T?a=%2B';

test('the handler sees method, path, query, headers and body; the client sees its answer', async () => {
  const port = await serve(async (req) => {
    const { pathname, search } = new URL(req.url);
    const seen = [req.method, pathname + search, req.headers.get('x-a'), await req.text()];
    return new Response(JSON.stringify(seen), { status: 418, headers: { 'x-b': 'c' } });
  });
  const answer = await call(port, { path: PATH, headers: { 'X-A': 'b' }, body: '你好' });
  expect(answer).toMatchObject({ status: 418, body: JSON.stringify(['POST', PATH, 'b', '你好']), end: 'complete' });
  expect(answer.headers['x-b']).toBe('c');
});

test('a body far larger than any buffer arrives whole', async () => {
  const port = await serve(async (req) => new Response(String((await req.arrayBuffer()).byteLength)));
  const body = Buffer.alloc(20 * 1024 * 1024, 1);
  expect((await call(port, { path: PATH, body })).body).toBe(String(body.length));
});

test('a body nobody reads does not block the connection', async () => {
  const port = await serve(async () => new Response('no'));
  expect(await call(port, { path: PATH, body: Buffer.alloc(5 * 1024 * 1024, 1) })).toMatchObject({ body: 'no' });
});

test('a body that fails in the middle breaks the connection after what was written', async () => {
  let step = 0;
  const stream = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        if (step++ === 0) controller.enqueue(new TextEncoder().encode('begun'));
        else controller.error(new Error('reset'));
      },
    });
  const port = await serve(async () => new Response(stream()));
  expect(await call(port, { path: PATH })).toMatchObject({ status: 200, body: 'begun', end: 'cut' });
});

test('a client that leaves is told to the handler', async () => {
  let arrived = (_signal: AbortSignal) => {};
  const seen = new Promise<AbortSignal>((resolve) => (arrived = resolve));
  const port = await serve((req) => {
    arrived(req.signal);
    return new Promise<Response>((_, reject) => {
      req.signal.addEventListener('abort', () => reject(new Error('left')));
    });
  });
  const req = request({ host: '127.0.0.1', port, path: PATH, method: 'POST' });
  req.on('error', () => {});
  req.end();
  const signal = await seen;
  expect(signal.aborted).toBe(false);
  req.destroy();
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  expect(signal.aborted).toBe(true);
});

test('a handler that throws is answered with 500 and its message', async () => {
  const port = await serve(() => Promise.reject(new Error('broken')));
  expect(await call(port, { path: PATH })).toMatchObject({ status: 500, body: 'The emulator failed: broken\n' });
});

test('asking for the root says what this is and does not reach the handler', async () => {
  const port = await serve(() => Promise.reject(new Error('not asked')));
  const answer = await call(port, { method: 'GET', path: '/' });
  expect(answer.status).toBe(200);
  expect(answer.headers['x-emulated']).toBe('1');
});

test('a busy port makes way for another', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  server = await serveEmulator(async () => new Response('here'), port);
  expect(Number(server.origin.port)).not.toBe(port);
  expect(await call(Number(server.origin.port), { path: PATH })).toMatchObject({ body: 'here' });
  await new Promise((resolve) => other.close(resolve));
});
