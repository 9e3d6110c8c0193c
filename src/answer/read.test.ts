import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CODES, ENUMERATIONS, lookUpCode, lookUpEnum } from './codes.ts';
import { FIELD_IDS, FIELDS, lookUpField } from './fields.ts';
import { diagnose } from './findings.ts';
import { parseJson } from './json.ts';
import { nodeAt } from './pointer.ts';
import { prettyRows } from './prettyRows.ts';
import { readResponse, shownParts, type Reading } from './read.ts';
import { summarise } from './summary.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(body: unknown, status = 200): Reading {
  return readResponse({ status, bytes: utf8(typeof body === 'string' ? body : JSON.stringify(body)) });
}

test('a member whose name is only wrong is told of once, with what it means', () => {
  const bid_stat = { curr_time: '20190523-16:06:33', last_time: '20190523-16:06:33', last_valid: true, odd: 1 };
  const reading = read({ answer: 'a', bid_stat });
  expect(reading.health!.notes.map(({ pointer }) => pointer)).toEqual(['/bid_stat/last_time', '/bid_stat/last_valid']);
  expect(reading.unknown.map(({ pointer }) => pointer)).toEqual(['/bid_stat/odd']);
  expect(read({ answer: 'a', bot_state: bid_stat }).unknown).toEqual([]);
});

describe('cards without an answer text', () => {
  const options = [{ title: '如何退款' }];

  test.each([undefined, null, 7, [], ['x']])('what stands beside an answer %j is shown', (answer) => {
    const reading = read({ answer, options, bid_stat: {}, status: 'NOMATCH' });
    expect(reading.answer).toBeUndefined();
    expect(shownParts(reading)).toMatchObject([{ kind: 'options', options }]);
  });

  test('a card that is an object and not its text is drawn', () => {
    expect(shownParts(read({ answer: { image: { name: '图' } } }))).toMatchObject([{ kind: 'image', name: '图' }]);
    expect(shownParts(read('{"answer":{"a":  1}}'))).toMatchObject([{ kind: 'unknown', raw: '{"a":  1}' }]);
  });

  test('a reply with nothing to show has none', () => {
    expect(read({ answer: null, bid_stat: {} })).not.toHaveProperty('cards');
  });
});

describe('envelopes and verdicts', () => {
  const rid = '50c71aca';
  test.each([
    [{ answer: '你好', bid_stat: {}, msg: [] }, 'message', 'success', 'ok'],
    [{ answer: '你好', msgtype: 'text', query: '你好', ret: 0 }, 'aibot', 'success', 'ok'],
    [{ answer: '你好', errcode: 0, errmsg: 'ok', ret: 0 }, 'message', 'success', 'ok'],
    [{ answer: '你好', ret: -1 }, 'message', 'failure', 'platform_error'],
    [{ errcode: 1001, errmsg: 'TOKEN is not valid', rid }, 'v1-error', 'failure', 'platform_error'],
    [{ errcode: '1001', errmsg: 'x' }, 'v1-error', 'failure', 'platform_error'],
    [{ code: 400, errcode: 400, errmsg: 'invalid JSON' }, 'v1-error', 'failure', 'platform_error'],
    [{ errmsg: 'only a text' }, 'v1-error', 'failure', 'platform_error'],
    [
      { err_msg: 'invalid args', ret: -10, msgtype: 'unknow', query: 'x', rid },
      'ret-error',
      'failure',
      'platform_error',
    ],
    [{ ret: 0, err_msg: 'but a text' }, 'ret-error', 'failure', 'platform_error'],
    [{ success: false, code: -1, msg: '系统异常' }, 'success-code-msg', 'failure', 'platform_error'],
    [{ success: true, code: 0, msg: '' }, 'success-code-msg', 'success', 'ok'],
    [{ code: 1002, msg: '校验返回数据格式时发生错误', rid }, 'code-msg', 'failure', 'platform_error'],
    [{ code: 0, msg: 'success' }, 'code-msg', 'success', 'ok'],
    [{ error: 'boom' }, 'error-only', 'failure', 'platform_error'],
    [{ error: { message: 'boom' } }, 'error-only', 'failure', 'platform_error'],
    [{ error: null, result: [] }, 'error-only', 'success', 'ok'],
    [{ code: 0, msg: 'success', request_id: 'r', data: { answer: '你好' } }, 'v2', 'success', 'ok'],
    [{ code: 110002, msg: 'x', request_id: 'r' }, 'v2', 'failure', 'platform_error'],
    [{ signature: 'x', expiresIn: 7200 }, 'unknown', 'success', 'ok'],
    [{}, 'unknown', 'unreadable', 'nothing_known'],
    [[], 'unknown', 'unreadable', 'not_an_object'],
    ['7', 'unknown', 'unreadable', 'not_an_object'],
    ['', 'unknown', 'unreadable', 'empty'],
    ['ok', 'unknown', 'unreadable', 'not_json'],
    ['<html></html>', 'unknown', 'unreadable', 'html'],
    ['{"answer":"你', 'message', 'unreadable', 'broken_json'],
  ])('%j: %s, %s, %s', (body, envelope, verdict, reason) => {
    expect(read(body)).toMatchObject({ envelope, verdict, reason });
  });

  test('an HTTP status outside 2xx is a failure of its own, unless the platform explains it', () => {
    expect(read({ answer: 'a', bid_stat: {} }, 500)).toMatchObject({ verdict: 'failure', reason: 'http_status' });
    expect(read({ errcode: 400, errmsg: 'x' }, 400)).toMatchObject({ verdict: 'failure', reason: 'platform_error' });
    expect(read({ answer: 'a', bid_stat: {} }, 201)).toMatchObject({ verdict: 'success' });
  });

  test('the failure keeps code and text as sent, with their places', () => {
    expect(read('{"errcode":1.0e3,"errmsg":"x"}').failure).toEqual({
      family: 'v1',
      code: '1.0e3',
      codePointer: '/errcode',
      message: 'x',
      messagePointer: '/errmsg',
    });
  });
});

describe('bodies', () => {
  test('a byte order mark is skipped and told', () => {
    expect(read('\ufeff{"answer":"a","bid_stat":{}}')).toMatchObject({
      kind: 'json',
      charset: 'utf-8-bom',
      verdict: 'success',
    });
  });

  test('bytes that are no UTF-8 are binary; what can be read is', () => {
    const bytes = Uint8Array.from([...utf8('{"errcode":0,"answer":"'), 0xc4, 0xe3, ...utf8('"}')]);
    expect(readResponse({ status: 200, bytes })).toMatchObject({
      kind: 'binary',
      charset: 'not-utf-8',
      charsetGuess: 'gb18030',
      verdict: 'unreadable',
      envelope: 'message',
      size: bytes.length,
    });
  });

  test.each([
    ['<!DOCTYPE html><p>', undefined, 'html'],
    ['  <h1>502</h1>', undefined, 'html'],
    ['Bad Gateway', 'text/html; charset=utf-8', 'html'],
    ['Service Unavailable', 'text/plain', 'text'],
    [' \r\n', 'application/json', 'empty'],
    ['"text"', undefined, 'json'],
    ['{', undefined, 'json'],
  ] as const)('%j as %s is %s', (text, contentType, kind) => {
    expect(readResponse({ status: 200, bytes: utf8(text), ...(contentType ? { contentType } : {}) }).kind).toBe(kind);
  });
});

describe('fields', () => {
  test('every member of the documented reply is described and nothing is missing', () => {
    const reading = readResponse({ status: 200, bytes: fixture('01-documented-text.json') });
    expect(reading.unknown).toEqual([]);
    expect(reading.absent).toEqual([]);
    expect(reading.fields.map(({ pointer }) => pointer).slice(0, 5)).toEqual([
      '/answer',
      '/answer_type',
      '/bid_stat',
      '/bid_stat/curr_time',
      '/bid_stat/err_msg',
    ]);
    expect(reading.fields.map(({ id }) => id)).toContain('msg.resp_title');
  });

  test('every published sample of 2022 is described too', () => {
    const body =
      '{"ans_node_id":17130001,"ans_node_name":"猜拳","answer":"开始游戏了","answer_open":1,"answer_type":"text","confidence":1,"dialog_session_status":"NONE","dialog_status":"NONE","event":"","from_user_name":"u","intent_confirm_status":"","is_default_answer":false,"list_options":false,"msg_id":"31904d53","ret":0,"scene_status":"","session_id":"","skill_id":"","skill_name":"猜拳","slots_info":[],"status":"FAQ","take_options_only":false,"title":"开始猜拳","to_user_name":"t","msgtype":"text","query":"开始猜拳","rid":"31904d53"}';
    const reading = read(body);
    expect(reading).toMatchObject({ envelope: 'aibot', unknown: [], absent: [], rid: { text: '31904d53' } });
    expect(reading.health).toMatchObject({ verdict: 'absent' });
  });

  test('unknown members are listed once, at their outermost place', () => {
    const { unknown } = readResponse({ status: 200, bytes: fixture('08-unknown-extra-fields.json') });
    expect(unknown.map(({ pointer }) => pointer)).toEqual([
      '/bid_stat/x_retry',
      '/msg/0/x_score',
      '/x_trace',
      '/x_flags',
      '/x_nested',
      '/',
      '/__proto__',
    ]);
  });

  test('a missing object is one thing missing', () => {
    expect(readResponse({ status: 200, bytes: fixture('06-missing-bid-stat.json') }).absent).toEqual(['/bid_stat']);
    expect(read({ answer: 'a', bid_stat: { up_ret: 0 } }).absent).toContain('/bid_stat/curr_time');
    expect(read('{"answer":"a","bid_st').absent).toEqual([]);
  });

  test('wrong types, lost digits, repetitions and cuts are noted', () => {
    const { fields } = read('{"answer":1,"answer":"a","request_id":9007199254740993,"msg":[{"content":"cut');
    const notes = fields.map(({ pointer, notes: list }) => [pointer, list.map(({ code }) => code)]);
    expect(notes).toEqual([
      ['/answer', ['wrong_type']],
      ['/answer', ['repeated']],
      ['/request_id', ['inexact_number']],
      ['/msg', ['documented_as', 'cut_off']],
      ['/msg/0', ['cut_off']],
      ['/msg/0/content', ['cut_off']],
    ]);
  });

  test('msg is a list in a reply and a text in an error', () => {
    expect(lookUpField('/msg', 'message')?.id).toBe('msg');
    expect(lookUpField('/msg', 'v2')?.id).toBe('msg.text');
    expect(read({ code: 0, msg: 'success' }).fields.map(({ id }) => id)).toEqual(['code', 'msg.text']);
  });

  test('every row of the dictionary is found by its own pattern', () => {
    for (const id of FIELD_IDS) {
      const { pattern } = FIELDS[id];
      const envelope = id === 'msg.text' ? 'v2' : 'message';
      expect(lookUpField(pattern.replaceAll('*', '0'), envelope)?.id).toBe(id);
    }
    expect(lookUpField('/slot_info/3/出发地')?.id).toBe('slot_info.value');
    expect(lookUpField('/nowhere')).toBeUndefined();
    expect(lookUpField('/answer/0')).toBeUndefined();
  });
});

describe('tables', () => {
  test('no code stands twice in a family', () => {
    for (const entries of Object.values(CODES)) {
      const codes = entries.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test('a code means what its family says', () => {
    expect(lookUpCode('v1', 1001)).toMatchObject({ evidence: 'documented', observed: ['TOKEN is not valid'] });
    expect(lookUpCode('v2', 1001)).toBeUndefined();
    expect(lookUpCode('ret', -10)).toMatchObject({ evidence: 'reported' });
    expect(lookUpCode('wxbizmsgcrypt', -40004)).toMatchObject({ constant: 'IllegalAesKey' });
    expect(lookUpCode('v1', Number.NaN)).toBeUndefined();
  });

  test('enumerations know their values and nothing inherited', () => {
    expect(lookUpEnum('status', 'CONTEXT_FAQ')).toBe(ENUMERATIONS.status.CONTEXT_FAQ);
    expect(lookUpEnum('status', 'toString')).toBeUndefined();
  });
});

describe('summaries', () => {
  test('a reply in a record, its first message standing in for what it lacks', () => {
    expect(summarise(readResponse({ status: 200, bytes: fixture('01-documented-text.json') }))).toEqual({
      verdict: 'success',
      httpStatus: 200,
      answer: '你好呀!',
      title: '小薇兄你好',
      status: 'FAQ',
      confidence: '1',
      node: '小微闲聊',
      health: 'newest_not_in_use',
    });
  });

  test('an error has its code, an unreadable reply little', () => {
    expect(summarise(read({ errcode: 1001, errmsg: 'x', rid: 'r' }))).toEqual({
      verdict: 'failure',
      httpStatus: 200,
      rid: 'r',
      errorCode: '1001',
    });
    expect(summarise(read('<html>', 502))).toEqual({ verdict: 'failure', httpStatus: 502 });
  });

  test('a long answer is cut between characters', () => {
    const { answer } = summarise(read({ answer: `${'a'.repeat(199)}😀`, bid_stat: {} }));
    expect(answer).toBe('a'.repeat(199));
    expect(summarise(readResponse({ status: 200, bytes: fixture('12-very-long-answer.json') })).answer).toHaveLength(
      200,
    );
  });
});

describe('hostile input', () => {
  afterEach(() => void vi.restoreAllMocks());

  function all(bytes: Uint8Array, status = 200): void {
    const reading = readResponse({ status, bytes });
    summarise(reading);
    prettyRows(reading.json?.root);
    for (const { evidence } of diagnose({ reading, http: { status } })) expect(evidence.length).toBeGreaterThan(0);
    // A repeated name makes a pointer ambiguous (RFC 6901 section 4): it then names the last of its members.
    const repeated = reading.fields.some(({ notes }) => notes.some(({ code }) => code === 'repeated'));
    if (!repeated) for (const { pointer } of reading.fields) expect(nodeAt(reading.json?.root, pointer)).toBeDefined();
  }

  test('the documented reply cut at every byte is read', () => {
    const bytes = fixture('01-documented-text.json');
    for (let length = 0; length < bytes.length; length++) all(bytes.subarray(0, length));
  });

  test.each(fixtures)('%s cut here and there is read', (name) => {
    const bytes = fixture(name);
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 60))
      readResponse({ status: 200, bytes: bytes.subarray(0, length) });
    all(bytes.subarray(0, bytes.length - 3));
  });

  test('mutated samples never throw', () => {
    const bodies = fixtures.filter((name) => !name.startsWith('12')).map(fixture);
    const edit = fc.record({ at: fc.nat(), drop: fc.nat(8), put: fc.uint8Array({ maxLength: 6 }) });
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\u',
      'null',
      '-1e999',
      '"answer":',
      '"bid_stat":',
      '"msg":',
    );
    const typed = fc.record({ at: fc.nat(), drop: fc.nat(30), put: piece.map(utf8) });
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(fc.oneof(edit, typed), { minLength: 1, maxLength: 6 }),
        (body, edits) => {
          let bytes = body;
          for (const { at, drop, put } of edits) {
            const from = at % (bytes.length + 1);
            bytes = Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + drop)]);
          }
          all(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('any JSON value under any known name never throws', () => {
    const name = fc.constantFrom(...FIELD_IDS.map((id) => FIELDS[id].pattern.split('/').at(-1)!));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('tree'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.dictionary(name, tie('tree'), { maxKeys: 8 }),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 12 }), (body) => all(utf8(JSON.stringify(body)))),
      { numRuns: 200 },
    );
  });

  test('any bytes never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => all(bytes)));
  });

  test('100,000 levels under a known name are read, judged and laid out', () => {
    const deep = `{"answer":"a","msg":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(read(deep)).toMatchObject({ verdict: 'success', envelope: 'message' });
    all(utf8(deep));
  });

  // More than a call's arguments can be: a spread of any of these three would overflow.
  test('150,000 items, members and escapes overflow nothing', { timeout: 30_000 }, () => {
    const many = 150_000;
    const text = `{"answer":"${'\\n'.repeat(many)}","msg":[${'1,'.repeat(many)}1],${'"x":1,'.repeat(many)}"status":"FAQ"}`;
    const reading = readResponse({ status: 200, bytes: utf8(text) });
    expect(reading.unknown).toHaveLength(many);
    expect(prettyRows(reading.json?.root)).toHaveLength(2 * many + 7);
    expect(diagnose({ reading, http: { status: 200 } }).map(({ code }) => code)).toContain('unknown_members');
  });

  test.each([
    ['"\\u0041"', '[', ','],
    ['[', '', ''],
    ['{"a":', '', ''],
    ['"\\', '', ''],
    ['"\\"', '', ''],
    ['1e5,', '[', ''],
    ['truefalse', '[', ''],
    [' ', '', ''],
    ['00000', '', ''],
  ])('twice as much of %j is at most twice the work', (piece, before, between) => {
    const workOf = (times: number): number => {
      const text = before + Array.from({ length: times }, () => piece).join(between);
      const spy = vi.spyOn(String.prototype, 'charCodeAt');
      parseJson(text);
      const calls = spy.mock.calls.length;
      spy.mockRestore();
      return calls;
    };
    const [once, twice] = [workOf(2000), workOf(4000)];
    expect(twice).toBeLessThanOrEqual(2 * once + 20);
  });
});
