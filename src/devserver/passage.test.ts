import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { closeHeld, consoleFor, held, httpUpstream, rawUpstream, recordOf } from './testConsole.ts';

afterEach(closeHeld);

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

test('the call arrives with its own headers only: nothing of the browser, nothing of the console', async () => {
  let head = '';
  const upstream = held(
    await rawUpstream((socket, bytes) => {
      head += bytes.toString('latin1');
      socket.write(OK);
    }),
  );
  const { port, send } = await consoleFor(upstream.origin);
  const origin = `http://127.0.0.1:${port}`;
  const answer = await send({
    path: "/proxy/custom/openapi/message/a%2Fb?query=x'y%2B&k=%E4%BD%A0",
    body: 'query=a%2Bb',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: '*/*',
      cookie: 'session=1',
      origin,
      referer: `${origin}/page`,
      authorization: 'Basic eA==',
      'user-agent': 'Mozilla/5.0',
      'accept-language': 'zh-CN',
      'accept-encoding': 'gzip',
      'sec-fetch-site': 'same-origin',
      'sec-ch-ua': '"x"',
      'x-emulator-scenario': 'reset',
      'x-forwarded-for': '10.0.0.1',
      expect: '100-continue',
    },
  });
  expect(answer).toMatchObject({ status: 200, body: 'ok', end: 'complete' });
  expect(head.split('\r\n')).toEqual([
    "POST /openapi/message/a%2Fb?query=x'y%2B&k=%E4%BD%A0 HTTP/1.1",
    'content-length: 11',
    'content-type: application/x-www-form-urlencoded',
    'accept: */*',
    'user-agent: dialog-console',
    `host: 127.0.0.1:${upstream.port}`,
    'Connection: keep-alive',
    '',
    'query=a%2Bb',
  ]);
});

test('the record holds the headers and bytes that left', async () => {
  const heads: string[] = [];
  const upstream = held(
    await rawUpstream((socket, bytes) => {
      heads.push(bytes.toString('latin1'));
      socket.write(OK);
    }),
  );
  const { port, send } = await consoleFor(upstream.origin);
  await send({ body: 'query=\u4f60', headers: { 'content-type': 'text/plain' } });
  const record = await recordOf(port, 'e1');
  expect(record).toMatchObject({
    id: 'e1',
    target: 'custom',
    method: 'POST',
    url: `${upstream.origin}/openapi/message/••••`,
    requestBodyBase64: Buffer.from('query=\u4f60').toString('base64'),
    requestBody: 'whole',
    requestBytes: 9,
    status: 200,
    outcome: 'complete',
    connection: 'new',
    receivedBytes: 2,
  });
  const sent = heads.join('').split('\r\n\r\n')[0]?.split('\r\n').slice(1);
  expect((record['requestHeaders'] as string[][]).map((pair) => pair.join(': '))).toEqual(sent);
});

test('a call without a body announces none', async () => {
  const upstream = held(await httpUpstream((req, res) => res.end(JSON.stringify(req.headers))));
  const { send } = await consoleFor(upstream.origin);
  const headers = JSON.parse((await send()).body) as Record<string, string>;
  expect(headers['content-length']).toBe('0');
  expect(headers['transfer-encoding']).toBeUndefined();
});

test('a large body arrives as it was sent, and its record keeps the beginning', async () => {
  const upstream = held(
    await httpUpstream((req, res) => {
      const hash = createHash('sha256');
      req.on('data', (chunk: Buffer) => hash.update(chunk)).on('end', () => res.end(hash.digest('hex')));
    }),
  );
  const { port, send } = await consoleFor(upstream.origin);
  const body = Buffer.alloc(12 * 1024 * 1024, 'dictionary ');
  expect((await send({ body })).body).toBe(createHash('sha256').update(body).digest('hex'));
  expect(await recordOf(port, 'e1')).toMatchObject({ requestBytes: body.length, requestBody: 'beginning' });
});

test('answers do not act on the browser, and are described as they were written', async () => {
  const raw = [
    ['Content-Type', 'text/plain'],
    ['X-Twice', 'one'],
    ['x-twice', 'two'],
    ['Set-Cookie', 'a=b'],
    ['Access-Control-Allow-Origin', '*'],
    ['Location', 'https://evil.example/'],
    ['X-Console-Proxy-Error', 'dns'],
    ['Connection', 'close'],
    ['Content-Length', '2'],
  ];
  const lines = raw.map((pair) => pair.join(': ')).join('\r\n');
  const upstream = held(await rawUpstream((socket) => socket.end(`HTTP/1.1 302 Found\r\n${lines}\r\n\r\nok`)));
  const { send } = await consoleFor(upstream.origin);
  const { status, headers } = await send();
  expect(status).toBe(302);
  expect(headers['x-twice']).toBe('one, two');
  for (const name of ['set-cookie', 'access-control-allow-origin', 'location', 'x-console-proxy-error']) {
    expect(headers).not.toHaveProperty(name);
  }
  expect(JSON.parse(Buffer.from(String(headers['x-console-raw-headers']), 'base64url').toString())).toEqual(raw);
});

test('twenty calls share one connection, and the timings say which call opened it', async () => {
  const upstream = held(await httpUpstream((_req, res) => res.end('ok')));
  const { send } = await consoleFor(upstream.origin);
  const timings: string[] = [];
  for (let i = 0; i < 20; i++) timings.push(String((await send()).headers['server-timing']));
  expect(upstream.connections).toBe(1);
  expect(timings[0]).toMatch(/^connect;dur=[\d.]+, ttfb;dur=[\d.]+, proxy;dur=[\d.]+$/);
  for (const timing of timings.slice(1)) expect(timing).toMatch(/^ttfb;dur=[\d.]+, reused, proxy;dur=[\d.]+$/);
});

test('a name is looked up and the time it took is told', async () => {
  const upstream = held(await httpUpstream((_req, res) => res.end('ok')));
  const { send } = await consoleFor(`http://localhost:${upstream.port}`);
  expect((await send()).headers['server-timing']).toMatch(/^dns;dur=[\d.]+, connect;dur=/);
});
