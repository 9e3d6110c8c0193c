import { request, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { call, closeHeld, consoleFor, held, httpUpstream, launchOf, rawUpstream, startConsole } from './testConsole.ts';

afterEach(closeHeld);

interface Line {
  id: number;
  status?: number;
  text?: string;
  base64?: string;
  reason?: string;
  headers?: [string, string][];
  ms?: number;
}

const FORM: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded']];
const row = (id: number, over: object = {}) =>
  JSON.stringify({ id, path: '/openapi/message/TOKEN', headers: FORM, body: `query=${id}`, ...over });
const linesOf = (body: string) =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
    .toSorted((a, b) => a.id - b.id);

async function batch(upstream: string, rows: readonly string[], headers: Record<string, string> = {}, env = {}) {
  const { port, launch } = await consoleFor(upstream, env);
  const body = rows.join('\n');
  return call(port, { path: '/proxy/batch/custom', headers: { 'x-console-launch': launch, ...headers }, body });
}

test.each(['serve', 'preview'] as const)('rows go out as calls and their answers come back: %s', async (mode) => {
  const seen: string[] = [];
  const upstream = held(
    await httpUpstream((req, res) => {
      let body = '';
      req.on('data', (chunk: Buffer) => (body += chunk.toString()));
      req.on('end', () => {
        seen.push(`${req.method} ${req.url} ${req.headers['content-type']} ${body}`);
        res.setHeader('X-Rid', body);
        res.end(`回答 ${body}`);
      });
    }),
  );
  const { port, launch } = await consoleFor(upstream.origin, {}, mode);
  const body = [row(1), row(2, { path: '/openapi/dictmsg/T%2B1?query=a%2Bb' }), ''].join('\n');
  const answer = await call(port, { path: '/proxy/batch/custom', headers: { 'x-console-launch': launch }, body });
  expect(answer).toMatchObject({ status: 200, end: 'complete', headers: { 'content-type': 'application/x-ndjson' } });
  expect(linesOf(answer.body)).toEqual([
    expect.objectContaining({ id: 1, status: 200, text: '回答 query=1', ms: expect.any(Number) }),
    expect.objectContaining({ id: 2, status: 200, text: '回答 query=2' }),
  ]);
  expect(linesOf(answer.body)[0]!.headers).toContainEqual(['X-Rid', 'query=1']);
  expect(seen.toSorted()).toEqual([
    'POST /openapi/dictmsg/T%2B1?query=a%2Bb application/x-www-form-urlencoded query=2',
    'POST /openapi/message/TOKEN application/x-www-form-urlencoded query=1',
  ]);
});

test('nothing of the browser goes on, and nothing of the row that is not a call', async () => {
  let head = '';
  const upstream = held(
    await rawUpstream((socket, bytes) => {
      head += bytes.toString('latin1');
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    }),
  );
  const headers = [...FORM, ['Cookie', 'a=b'], ['Host', 'evil'], ['X-Emulator-Scenario', 'x'], ['Accept', '*/*']];
  await batch(upstream.origin, [row(1, { headers })], { cookie: 'session=1' });
  expect(
    head
      .split('\r\n\r\n')[0]!
      .split('\r\n')
      .slice(1)
      .map((line) => line.toLowerCase())
      .toSorted(),
  ).toEqual([
    'accept: */*',
    'connection: keep-alive',
    'content-length: 7',
    'content-type: application/x-www-form-urlencoded',
    `host: 127.0.0.1:${upstream.port}`,
    'user-agent: dialog-console',
  ]);
});

test('the emulator is a target like the others', async () => {
  const { port } = held(await startConsole('serve'));
  const headers = { 'x-console-launch': await launchOf(port) };
  const { body } = await call(port, { path: '/proxy/batch/emulator', headers, body: row(7) });
  const [line] = linesOf(body);
  expect(line).toMatchObject({ id: 7, status: 200 });
  expect(line!.headers!.map(([name]) => name.toLowerCase())).toContain('x-emulated');
});

test('who may not call may not send a batch', async () => {
  const upstream = held(await httpUpstream((_req, res) => res.end('ok')));
  const { port, launch } = await consoleFor(upstream.origin);
  const path = '/proxy/batch/custom';
  const own = { 'x-console-launch': launch };
  const refused = async (over: object) => (await call(port, { path, body: row(1), headers: own, ...over })).status;
  expect(await refused({ headers: {} })).toBe(403);
  expect(await refused({ headers: { ...own, origin: 'https://evil.example' } })).toBe(403);
  expect(await refused({ headers: { ...own, host: 'evil.example' } })).toBe(403);
  expect(await refused({ method: 'GET', body: '' })).toBe(405);
  expect(await refused({ path: '/proxy/batch/nowhere' })).toBe(404);
  expect(await refused({ path: '/proxy/batch/custom?x=1' })).toBe(404);
  expect(upstream.connections).toBe(0);
});

test('a row that is no call is answered and stops nobody', async () => {
  const upstream = held(await httpUpstream((_req, res) => res.end('ok')));
  const { body } = await batch(upstream.origin, [
    'nonsense',
    row(1, { path: '/admin' }),
    row(2, { path: '/openapi/message/..%2Fadmin' }),
    row(3, { path: 'http://evil.example/openapi/message/T' }),
    row(4, { body: 5 }),
    row(5),
  ]);
  expect(linesOf(body).map(({ id, reason = 'ok' }) => [id, reason])).toEqual([
    [-1, 'bad_row'],
    [1, 'bad_path'],
    [2, 'bad_path'],
    [3, 'bad_path'],
    [4, 'bad_row'],
    [5, 'ok'],
  ]);
});

test('every row fails by itself, with the reason the proxy would give', async () => {
  const upstream = held(
    await rawUpstream((socket, bytes) => {
      const id = /query=(\d)/.exec(bytes.toString())?.[1];
      if (id === '1') socket.destroy();
      else if (id === '2') socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhalf');
      else if (id === '3') socket.end('this is not HTTP\r\n\r\n');
      else if (id === '4') socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n\xff', 'latin1');
      else if (id === '5') socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n${'x'.repeat(9000)}`);
    }),
  );
  const rows = [1, 2, 3, 4, 5, 6].map((id) => row(id));
  const env = { CONSOLE_MAX_RESPONSE_BYTES: '8000' };
  const { body } = await batch(upstream.origin, rows, { 'x-console-timeout': '4000' }, env);
  expect(linesOf(body).map(({ id, reason, base64 }) => [id, reason ?? base64])).toEqual([
    [1, 'reset'],
    [2, 'interrupted'],
    [3, 'bad_upstream_response'],
    [4, '/w=='],
    [5, 'response_too_large'],
    [6, 'timeout'],
  ]);
});

test('a target that is not there is refused row by row', async () => {
  const upstream = await httpUpstream((_req, res) => res.end());
  await upstream.close();
  const { body } = await batch(upstream.origin, [row(1), row(2)]);
  expect(linesOf(body).map(({ reason }) => reason)).toEqual(['refused', 'refused']);
});

test('all batches of a run keep to one concurrency, and connections are kept', async () => {
  let left = 80;
  let most = 0;
  const waiting: ServerResponse[] = [];
  const upstream = held(
    await httpUpstream((_req, res) => {
      left--;
      most = Math.max(most, waiting.push(res));
      // Nobody is answered before three are there, and any fourth has had its turn.
      if (waiting.length === 3 || left === 0)
        setTimeout(() => {
          for (const each of waiting.splice(0)) each.end('ok');
        }, 5);
    }),
  );
  const { port, launch } = await consoleFor(upstream.origin);
  const headers = { 'x-console-launch': launch, 'x-console-run': 'r1', 'x-console-concurrency': '3' };
  const rows = Array.from({ length: 40 }, (_, id) => row(id)).join('\n');
  const answers = await Promise.all([1, 2].map(() => call(port, { path: '/proxy/batch/custom', headers, body: rows })));
  for (const { body } of answers) expect(linesOf(body)).toHaveLength(40);
  expect(most).toBe(3);
  expect(upstream.connections).toBeLessThan(20);
});

test('answers come while others are still awaited, and nothing more leaves once the page is gone', async () => {
  let received = 0;
  let upstreamClosed = 0;
  const upstream = held(
    await httpUpstream((_req, res) => {
      received++;
      res.once('close', () => {
        if (!res.writableFinished) upstreamClosed++;
      });
      if (received === 1) res.end('first');
    }),
  );
  const { port, launch } = await consoleFor(upstream.origin);
  const headers = { 'x-console-launch': launch, 'x-console-concurrency': '2' };
  const first = await new Promise<string>((resolve, reject) => {
    const req = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/proxy/batch/custom',
      headers,
      agent: false,
    });
    req.on('error', reject);
    req.on('response', (res) => {
      res.on('error', () => {});
      res.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
        res.destroy();
      });
    });
    req.end(Array.from({ length: 10 }, (_, id) => row(id)).join('\n'));
  });
  expect(first).toContain('first');
  await expect.poll(() => upstreamClosed).toBeGreaterThan(0);
  expect(received).toBeLessThanOrEqual(4);
});

test('a batch larger than a request may be is refused', async () => {
  const upstream = held(await httpUpstream((_req, res) => res.end('ok')));
  const env = { CONSOLE_MAX_REQUEST_BYTES: '500' };
  const { status } = await batch(
    upstream.origin,
    Array.from({ length: 20 }, (_, id) => row(id)),
    {},
    env,
  );
  expect(status).toBe(413);
});
