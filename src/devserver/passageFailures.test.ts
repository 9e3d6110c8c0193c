import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { closeHeld, consoleFor, held, httpUpstream, rawUpstream, recordOf } from './testConsole.ts';

afterEach(closeHeld);

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

async function closedPort(): Promise<number> {
  const gone = await httpUpstream(() => {});
  await gone.close();
  return gone.port;
}

const BROKEN: readonly (readonly [reason: string, status: number, upstream: () => Promise<string>])[] = [
  ['refused', 502, async () => `http://127.0.0.1:${await closedPort()}`],
  ['dns', 502, async () => 'http://nowhere.invalid'],
  ['tls', 502, async () => held(await httpUpstream(() => {})).origin.replace('http:', 'https:')],
  [
    'tls',
    502,
    async () => held(await rawUpstream((socket) => socket.resetAndDestroy())).origin.replace('http:', 'https:'),
  ],
  ['reset', 502, async () => held(await rawUpstream((socket) => socket.resetAndDestroy())).origin],
  ['reset', 502, async () => held(await rawUpstream((socket) => socket.end())).origin],
  ['bad_upstream_response', 502, async () => held(await rawUpstream((socket) => socket.end('SSH-2.0\r\n'))).origin],
  ['timeout', 504, async () => held(await rawUpstream(() => {})).origin],
];

test.each(BROKEN)('%s is told by status %i, header and body', async (reason, status, upstream) => {
  // Only silence is waited for; whatever else goes wrong may take its time.
  const { port, send } = await consoleFor(await upstream(), reason === 'timeout' ? { CONSOLE_TIMEOUT_MS: '400' } : {});
  const answer = await send({ body: 'query=x' });
  expect(answer).toMatchObject({ status, end: 'complete' });
  expect(answer.headers['x-console-proxy-error']).toBe(reason);
  expect(JSON.parse(answer.body)).toEqual({ reason, detail: expect.stringMatching(/./), target: 'custom' });
  expect(answer.headers).not.toHaveProperty('x-console-raw-headers');
  expect(await recordOf(port, 'e1')).toMatchObject({ outcome: reason });
});

test.each([
  ['with a length', 'content-length: 100\r\n\r\nhello'],
  ['in chunks', 'transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'],
])(
  'an upstream that dies in mid-body %s: what arrived is passed on and the browser does not hang',
  async (_name, rest) => {
    const upstream = held(
      await rawUpstream((socket) => socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => socket.destroy())),
    );
    const { port, send } = await consoleFor(upstream.origin);
    expect(await send()).toMatchObject({ status: 200, body: 'hello', end: 'cut' });
    expect(await recordOf(port, 'e1')).toMatchObject({ outcome: 'truncated', status: 200, receivedBytes: 5 });
  },
);

test('an upstream that dies after its head: the head is passed on', async () => {
  const upstream = held(
    await rawUpstream((socket) =>
      socket.write('HTTP/1.1 503 Busy\r\nx-a: b\r\ncontent-length: 9\r\n\r\n', () => socket.destroy()),
    ),
  );
  const { send } = await consoleFor(upstream.origin);
  const answer = await send();
  expect(answer).toMatchObject({ status: 503, body: '', end: 'cut' });
  expect(answer.headers['x-a']).toBe('b');
});

test('an upstream that falls silent in mid-body is cut off and recorded as a timeout', async () => {
  const upstream = held(
    await rawUpstream((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello')),
  );
  const { port, send } = await consoleFor(upstream.origin, { CONSOLE_TIMEOUT_MS: '2500' });
  expect(await send()).toMatchObject({ status: 200, body: 'hello', end: 'cut' });
  expect(await recordOf(port, 'e1')).toMatchObject({ outcome: 'timeout', receivedBytes: 5 });
});

test('a request over the limit is refused before it goes anywhere, whether announced or counted', async () => {
  let arrived = 0;
  const upstream = held(
    await httpUpstream((req) => {
      req.on('data', (chunk: Buffer) => (arrived += chunk.length)).on('error', () => {});
    }),
  );
  const { port, launch, path, send } = await consoleFor(upstream.origin, { CONSOLE_MAX_REQUEST_BYTES: '1000' });
  const announced = await send({ body: 'x'.repeat(1001) });
  expect(announced).toMatchObject({ status: 413 });
  expect(announced.headers['x-console-proxy-error']).toBe('request_too_large');
  expect(upstream.connections).toBe(0);

  const counted = await new Promise<string | undefined>((resolve, reject) => {
    const headers = { 'x-console-launch': launch, 'transfer-encoding': 'chunked' };
    const req = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false });
    req.on('error', reject).on('response', (res) => {
      res.resume();
      resolve(`${res.statusCode} ${String(res.headers['x-console-proxy-error'])}`);
    });
    for (let i = 0; i < 20; i++) req.write('x'.repeat(100));
    req.end();
  });
  expect(counted).toBe('413 request_too_large');
  expect(arrived).toBeLessThanOrEqual(2000);
});

test('an answer over the limit is refused when announced and cut when it grows', async () => {
  const upstream = held(
    await httpUpstream((req, res) => {
      const body = 'x'.repeat(5000);
      if (req.url?.endsWith('announced')) return res.setHeader('content-length', '5000').end(body);
      if (req.url?.endsWith('at-once')) return res.setHeader('transfer-encoding', 'chunked').end(body);
      res.write(body.slice(0, 500));
      return res.end(body.slice(500));
    }),
  );
  const { port, send } = await consoleFor(upstream.origin, { CONSOLE_MAX_RESPONSE_BYTES: '1000' });
  const announced = await send({ path: '/proxy/custom/openapi/message/announced' });
  expect(announced).toMatchObject({ status: 502 });
  expect(announced.headers['x-console-proxy-error']).toBe('response_too_large');
  const grown = await send({ path: '/proxy/custom/openapi/message/grown' });
  expect(grown).toMatchObject({ status: 200, end: 'cut' });
  expect(await recordOf(port, 'e1')).toMatchObject({ outcome: 'response_too_large' });
  // Head and all, in one piece.
  expect(await send({ path: '/proxy/custom/openapi/message/at-once' })).toMatchObject({ status: 200, end: 'cut' });
});

test('a page that leaves takes the upstream request with it', async () => {
  let left = () => {};
  const upstreamLeft = new Promise<void>((resolve) => (left = resolve));
  let arrived = () => {};
  const upstreamReached = new Promise<void>((resolve) => (arrived = resolve));
  const upstream = held(
    await rawUpstream((socket) => {
      socket.once('close', left);
      arrived();
    }),
  );
  const { port, launch, path } = await consoleFor(upstream.origin);
  const headers = { 'x-console-launch': launch, 'x-console-exchange': 'gone', 'content-length': '0' };
  const req = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false });
  req.on('error', () => {});
  req.end();
  await upstreamReached;
  req.destroy();
  await upstreamLeft;
  expect(await recordOf(port, 'gone')).toMatchObject({ outcome: 'cancelled' });
});

test('after a failure the next call is carried', async () => {
  let calls = 0;
  const upstream = held(
    await rawUpstream((socket) => {
      if (++calls === 1) socket.resetAndDestroy();
      else socket.write(OK);
    }),
  );
  const { send } = await consoleFor(upstream.origin);
  expect((await send()).status).toBe(502);
  expect((await send()).body).toBe('ok');
});

test('the built console has the same corrections', async () => {
  const dying = held(
    await rawUpstream((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello', () => socket.destroy()),
    ),
  );
  const first = await consoleFor(dying.origin, {}, 'preview');
  expect(await first.send()).toMatchObject({ status: 200, body: 'hello', end: 'cut' });
  const second = await consoleFor(`http://127.0.0.1:${await closedPort()}`, {}, 'preview');
  expect((await second.send()).headers['x-console-proxy-error']).toBe('refused');
});
