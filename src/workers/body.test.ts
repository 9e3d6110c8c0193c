import { describe, expect, test } from 'vitest';
import { READING_LIMITS } from '#answer/jsonLimits.ts';
import { readResponse } from '#answer/read.ts';
import { openBodies, type BodyPort } from './body.ts';
import { openDesk } from './bodyDesk.ts';
import { FIRST_ROWS, type BodyRequest, type BodyState } from './bodyMessages.ts';

const VIEW = { layout: 'pretty', strings: 'decoded' } as const;
const TREE = { layout: 'tree', strings: 'decoded' } as const;

/** A port on the same thread: the desk behind it is the real one. */
function openPort() {
  const requests: BodyRequest[] = [];
  const port: BodyPort = {
    onmessage: null,
    onerror: null,
    postMessage: (request: BodyRequest) => {
      requests.push(request);
      take(request);
    },
  };
  const take = openDesk(
    (data) => port.onmessage?.call(port as Worker, new MessageEvent('message', { data })),
    () => new Promise((resolve) => setTimeout(resolve)),
  );
  return { spawn: () => port, requests, port };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function opened(text: string) {
  return openBodies(openPort().spawn)('b', utf8(text));
}

const item = { ans_node_id: 6666, content: '你好呀！', status: 'FAQ' };
const list = (length: number) =>
  JSON.stringify({ answer: '你好', msg: Array(length).fill(item), ret: 0, bid_stat: {} });

async function finished(body: ReturnType<typeof opened>) {
  for (let state: BodyState = await body.open(); ; state = await body.progress(state.rows)) {
    if (state.state === 'finished') return state;
  }
}

describe('a large body', () => {
  test('has its first rows at once and all of them in the end', async () => {
    const body = opened(list(50_000));
    expect((await body.rows(VIEW, 0, 3)).map(({ pointer }) => pointer)).toEqual(['', '/answer', '/msg']);
    const { rows } = await finished(body);
    expect(rows).toBe(50_000 * 5 + 7);
    const [last] = await body.rows(VIEW, rows - 3, rows - 2);
    expect(last).toMatchObject({ pointer: '/ret', line: rows - 2 });
  });

  test('brings its last rows with the end of the index, unless something is folded', async () => {
    const body = opened(list(100));
    const { rows, last } = await finished(body);
    expect(last).toEqual(await body.rows(VIEW, rows - FIRST_ROWS, rows));
    await body.fold('pretty', 3);
    expect((await body.open()).last).toEqual([]);
    const short = await finished(opened(list(1)));
    expect(short.last).toHaveLength(short.rows);
  });

  test('folds, and opens what hides a line', async () => {
    const body = opened(list(10));
    await finished(body);
    expect(await body.fold('pretty', 3)).toBe(6);
    expect((await body.rows(VIEW, 2, 4)).map(({ pointer, folded }) => [pointer, folded])).toEqual([
      ['/msg', true],
      ['/ret', false],
    ]);
    expect(await body.reveal('pretty', 5)).toEqual({ at: 4, count: 57 });
    expect(await body.count('pretty')).toBe(57);
  });

  test('is a tree without closing rows, folded from the second level on', async () => {
    const body = opened(list(3));
    expect(await body.count('tree')).toBe(8);
    expect((await body.rows(TREE, 0, 8)).map(({ pointer, folded }) => `${folded ? '+' : ''}${pointer}`)).toEqual([
      '',
      '/answer',
      '/msg',
      '+/msg/0',
      '+/msg/1',
      '+/msg/2',
      '/ret',
      '/bid_stat',
    ]);
    await body.fold('tree', 9);
    expect((await body.rows(TREE, 4, 6)).map(({ pointer }) => pointer)).toEqual(['/msg/1', '/msg/1/ans_node_id']);
  });

  test('is searched whole, and each place has its line', async () => {
    const body = opened(list(1000));
    expect(await body.find('faq')).toBe(1000);
    expect(await body.found(999)).toBe(4 + 5 * 999 + 3);
    expect(await body.raw(80)).toBeGreaterThan(500);
    expect((await body.rawLines((await body.rawFound(0))!, (await body.rawFound(0))! + 1))[0]).toContain('FAQ');
    expect(await body.find('')).toBe(0);
  });

  test('raw lines joined are the text', async () => {
    const text = `${list(20)}\n末尾`;
    const body = opened(text);
    const lines = await body.rawLines(0, await body.raw(33));
    expect(lines.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
  });

  test('shows more of a long row when asked', async () => {
    const body = opened(JSON.stringify({ answer: 'x'.repeat(100_000) }));
    const [row] = await body.rows(VIEW, 1, 2);
    expect(row!.omitted).toBeGreaterThan(90_000);
    expect((await body.row(VIEW, 2, 1_000_000))!.omitted).toBe(0);
  });

  test('stops where the JSON breaks, once it has been read', async () => {
    const body = opened('{"a":[1,2,x,3]}');
    const reading = await body.read(200, undefined);
    expect(reading.json?.problem).toMatchObject({ code: 'unexpected', at: 10 });
    expect((await body.open()).rows).toBe(4);
  });

  test('that is no JSON has no rows, and its text', async () => {
    const body = opened('<html>'.repeat(10));
    expect(await body.open()).toMatchObject({ rows: 0, state: 'finished' });
    expect(await body.rawLines(0, await body.raw(12))).toHaveLength(5);
  });
});

describe('the reading of a large body', () => {
  test('says of its beginning what a whole reading says', async () => {
    const text = list(30);
    const { json, ...whole } = readResponse({ status: 200, bytes: utf8(text) });
    const { json: part, ...reading } = await opened(text).read(200, undefined);
    expect(part?.leftOut).toBeUndefined();
    expect(reading).toMatchObject({ verdict: whole.verdict, answer: whole.answer, absent: whole.absent });
    expect(reading.fields.map(({ pointer }) => pointer)).toEqual(whole.fields.map(({ pointer }) => pointer));
    expect(json?.problem).toBeUndefined();
  });

  test('keeps the members beside a long list, counts what it leaves out, and knows the lines', async () => {
    const text = list(5_000).replace('"ret":0', '"ids":[1,12345678901234567890],"ret":0');
    const { json, fields } = await opened(text).read(200, undefined);
    const msg = json!.root!.kind === 'object' ? json!.root!.members.find(({ key }) => key === 'msg')!.value : undefined;
    expect(msg).toMatchObject({ kind: 'array', leftOut: 5_000 - READING_LIMITS.children });
    expect(fields.map(({ pointer }) => pointer)).toContain('/bid_stat');
    const whole = readResponse({ status: 200, bytes: utf8(text) });
    expect(fields.length).toBeLessThan(whole.fields.length);
    expect(fields.find(({ pointer }) => pointer === '/ret')!.node.line).toBe(4 + 5_000 * 5 + 5);
  });

  test('is small for any document', async () => {
    const deep = `{"msg":${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)},"answer":"${'长'.repeat(2_000_000)}"}`;
    const reading = await opened(deep).read(200, undefined);
    expect(reading.answer).toMatchObject({ fullLength: 2_000_000 });
    expect(reading.answer!.text.length).toBe(READING_LIMITS.stringLength);
    expect(reading.fields.length + reading.unknown.length).toBeLessThan(READING_LIMITS.nodes);
  });
});

describe('the worker', () => {
  test.each([
    ['shared memory is filled stretch by stretch', true],
    ['a copy goes over as a whole', false],
  ])('%s, after the first rows could be told', async (_how, shares) => {
    const { spawn, requests } = openPort();
    const text = JSON.stringify({ ret: 0, answer: '长'.repeat(4_000_000) });
    const bytes = utf8(text);
    const body = openBodies(spawn, shares)('b', bytes);
    expect((await body.open()).first.map(({ pointer }) => pointer)).toContain('/ret');
    expect((await body.text()) === text).toBe(true);
    const arrivals = requests.flatMap((request) => ('arrived' in request ? [request.arrived] : []));
    expect(arrivals.at(-1)).toBe(bytes.length);
    expect(arrivals.length > 1).toBe(shares);
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
    expect((await finished(body)).rows).toBe(4);
  });

  test('a body that is given up is copied no further', async () => {
    const { spawn, requests } = openPort();
    const bodyOf = openBodies(spawn, true);
    const large = utf8(JSON.stringify({ answer: 'x'.repeat(20_000_000) }));
    const opening = bodyOf('large', large).open();
    for (const id of ['b', 'c']) void bodyOf(id, utf8('{}')).open();
    await opening;
    await bodyOf('c', utf8('{}')).text();
    expect(requests.filter(({ kind, body }) => kind === 'more' && body === 'large')).toEqual([]);
  });

  test('reads shared memory as it reads its own', async () => {
    const text = list(2_000);
    const own = opened(text);
    const shared = openBodies(openPort().spawn, true)('b', utf8(text));
    const { rows } = await finished(shared);
    expect((await finished(own)).rows).toBe(rows);
    expect(await shared.rows(VIEW, 0, rows)).toEqual(await own.rows(VIEW, 0, rows));
    expect(await shared.rawLines(0, await shared.raw(40))).toEqual(await own.rawLines(0, await own.raw(40)));
    expect(await shared.read(200, undefined)).toEqual(await own.read(200, undefined));
    expect(await shared.find('FAQ')).toBe(2_000);
    expect(await shared.items({ list: 3 }, 5)).toEqual(await own.items({ list: 3 }, 5));
  });

  test('keeps the bodies asked for last; one asked for again is handed over again', async () => {
    const { spawn, requests } = openPort();
    const bodyOf = openBodies(spawn);
    const bodies = ['a', 'b', 'c'].map((id) => bodyOf(id, utf8(`{"${id}":1}`)));
    for (const body of bodies) await body.open();
    expect(requests.filter(({ kind }) => kind === 'close')).toMatchObject([{ body: 'a' }]);
    expect(await bodies[0]!.rows(VIEW, 1, 2)).toMatchObject([{ pointer: '/a' }]);
    expect(requests.filter(({ kind, body }) => kind === 'open' && body === 'a')).toHaveLength(2);
  });

  test('that is gone fails what waits for it, and is started again for the next question', async () => {
    const { spawn, port } = openPort();
    const body = openBodies(spawn)('a', utf8('{"a":1}'));
    const waiting = body.find('1');
    port.onerror?.call(port as Worker, new Event('error') as ErrorEvent);
    await expect(waiting).rejects.toThrow('gone');
    expect(await body.find('1')).toBe(1);
  });
});
