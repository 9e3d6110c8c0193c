import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding, HttpFacts, SentRequest } from './finding.ts';
import { diagnose } from './findings.ts';
import { nodeAt } from './pointer.ts';
import { readResponse } from './read.ts';

const SENT: SentRequest = {
  api: 'message',
  username: 'o9U-85tEZToQxIF8ht6o-KkagxO0',
  msg: '你好',
  encoding: 'form',
  contentType: 'application/x-www-form-urlencoded',
};

interface Given {
  http?: Partial<HttpFacts>;
  sent?: Partial<SentRequest>;
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

function findingsOf(body: unknown, { http = {}, sent = {} }: Given = {}): Finding[] {
  const status = http.status ?? 200;
  const reading = readResponse({ status, bytes: bytesOf(body) });
  const findings = diagnose({ reading, http: { ...http, status }, sent: { ...SENT, ...sent } });
  for (const { evidence } of findings) {
    for (const ref of evidence) {
      if (ref.kind === 'response') expect(nodeAt(reading.json?.root, ref.pointer), ref.pointer).toBeDefined();
    }
  }
  return findings;
}

function codesOf(body: unknown, given?: Given): string[] {
  return findingsOf(body, given).map(({ severity, code }) => `${severity} ${code}`);
}

const HEALTHY = {
  ans_node_id: 6666,
  ans_node_name: '小微闲聊',
  answer: '你好呀！',
  answer_type: 'text',
  bid_stat: {
    curr_time: '20190917-13:30:11',
    err_msg: '',
    latest_time: '20190917-13:30:11',
    latest_valid: true,
    up_ret: 0,
  },
  confidence: 1,
  from_user_name: SENT.username,
  msg: [{ content: '你好呀！', confidence: 1, status: 'FAQ' }],
  ret: 0,
  rid: '31904d53',
  slots_info: [],
  status: 'FAQ',
  title: '小薇兄你好',
  to_user_name: '10808',
};

const STALE = 'warning newest_not_in_use';

describe('every sample', () => {
  test.each([
    ['01-documented-text.json', [STALE]],
    ['02-music.json', [STALE]],
    ['03-news.json', [STALE, 'note answer_msg_mismatch']],
    ['04-nomatch.json', ['warning nomatch', 'note serving_newer_than_newest']],
    ['05-empty-msg.json', [STALE, 'warning empty_answer']],
    ['06-missing-bid-stat.json', ['note health_absent']],
    ['07-bid-stat-healthy.json', ['note serving_newer_than_newest']],
    ['08-unknown-extra-fields.json', [STALE, 'note unknown_members']],
    ['09-numbers-beyond-2-53.json', [STALE, 'warning precision_loss', 'warning low_confidence']],
    ['10-html-and-script.json', [STALE, 'warning answer_unsafe_link']],
    ['11-answer-is-json-text.json', [STALE, 'note answer_is_json']],
    ['12-very-long-answer.json', [STALE]],
    ['13-error-object.json', ['error unknown_code']],
    ['14-unexpected-types.json', ['warning health_unknown', 'warning no_answer', 'warning wrong_type']],
    ['15-html-error-page.txt', ['error html_page']],
    ['16-truncated-json.txt', ['error truncated']],
  ])('%s', (name, expected) => {
    expect(codesOf(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))).toEqual(expected);
  });

  test('a healthy reply yields nothing', () => {
    expect(codesOf(HEALTHY)).toEqual([]);
  });
});

describe('refusals', () => {
  const v1 = (errcode: number, errmsg = '') => ({ errcode, errmsg, rid: '50c71aca' });

  test.each([
    [1001, 'token_invalid'],
    [1002, 'bot_not_approved'],
    [1003, 'userid_required'],
    [1004, 'known_code'],
    [1005, 'signature_rejected'],
    [1006, 'signature_rejected'],
    [1007, 'known_code'],
    [1008, 'known_code'],
    [1011, 'known_code'],
    [1013, 'known_code'],
    [1019, 'code_1019'],
    [3005, 'known_code'],
    [3014, 'known_code'],
    [4321, 'unknown_code'],
  ])('errcode %i is %s', (errcode, code) => {
    const [finding, ...rest] = findingsOf(v1(errcode));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code, severity: 'error', data: { family: 'v1', code: String(errcode) } });
    expect(finding!.evidence[0]).toEqual({ kind: 'response', pointer: '/errcode' });
  });

  test.each([110002, 110003, 210106, 210201, 210202, 210205, 1000012, 1003001, 1110001])(
    'v2 code %i is known',
    (code) => {
      expect(codesOf({ code, msg: 'x', request_id: 'r', data: null })).toEqual(['error known_code']);
    },
  );

  test.each([
    [{ success: false, code: -1, msg: '系统异常，请稍候再试' }, 'error unknown_code'],
    [{ code: 1002, msg: '校验返回数据格式时发生错误' }, 'error unknown_code'],
    [{ error: 'boom' }, 'error platform_message'],
    [{ code: 400, msg: 'invalid sign request', request_id: 'r' }, 'error sign_rejected'],
    [{ err_msg: 'invalid args', ret: -10, msgtype: 'unknow', query: '你好', rid: '50c71aca' }, 'error invalid_args'],
  ])('%j', (body, expected) => {
    expect(codesOf(body)[0]).toBe(expected);
  });

  test('1019 is told by its text', () => {
    expect(codesOf(v1(1019, 'data encrypt is incorrect, please check the doc.'))).toEqual(['error encrypt_rejected']);
    expect(codesOf(v1(1019, 'Mp Verify Token Error, please check the doc.'))).toEqual(['error mp_verify_token']);
  });

  test('1001 with the APPID where the TOKEN belongs says so', () => {
    const sent = { token: 'Gg8HejYTkUsEIlG', appId: 'Gg8HejYTkUsEIlG' };
    expect(findingsOf(v1(1001), { sent })).toMatchObject([
      { code: 'token_invalid' },
      { code: 'token_is_app_id', certainty: 'proven' },
    ]);
    expect(findingsOf(v1(1001), { sent: { ...sent, appId: 'other' } })[1]).toMatchObject({ certainty: 'likely' });
  });

  test('1001 with a key, or a TOKEN of another profile, says so', () => {
    const key = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
    const token = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';
    expect(codesOf(v1(1001), { sent: { token: key } })).toContain('error token_is_key');
    expect(findingsOf(v1(1001), { sent: { token, otherTokens: ['x', token] } })[1]).toMatchObject({
      code: 'token_of_other_profile',
      fix: { kind: 'switch_profile', profile: 1 },
    });
    expect(JSON.stringify(findingsOf(v1(1001), { sent: { token, otherTokens: [token] } }))).not.toContain(token);
  });

  test('1003 asks for JSON unless JSON was sent', () => {
    expect(findingsOf(v1(1003))[0]).toMatchObject({ fix: { kind: 'send_as_json' } });
    expect(findingsOf(v1(1003), { sent: { encoding: 'json' } })[0]?.fix).toBeUndefined();
  });

  test.each([
    [1004, ''],
    [400, 'invalid JSON, only supports object and array'],
  ])('a body that was not read (%i) is advised to travel another way than it did', (code, text) => {
    expect(findingsOf(v1(code, text))[0]).toMatchObject({ fix: { kind: 'send_as_json' } });
    const json = { encoding: 'json', contentType: 'application/json' } as const;
    expect(findingsOf(v1(code, text), { sent: json })[0]).toMatchObject({ fix: { kind: 'send_as_form' } });
  });

  test('every known code has a next step', () => {
    const told = [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1011, 1013, 3005, 3014].map((code) => v1(code));
    const v2 = [110002, 110003, 210106, 210201, 210202, 210205, 1000012, 1003001, 1110001].map((code) => ({
      code,
      msg: 'x',
      request_id: 'r',
    }));
    for (const body of [...told, ...v2]) expect(findingsOf(body)[0]!.fix, JSON.stringify(body)).toBeDefined();
  });

  test('a form body under a JSON content type is proven', () => {
    const body = { code: 400, errcode: 400, errmsg: 'invalid JSON, only supports object and array', rid: 'bcaf6c31' };
    const wrong = { sent: { contentType: 'application/json' }, http: { status: 400 } };
    expect(findingsOf(body, wrong)).toMatchObject([{ code: 'body_not_json', certainty: 'proven' }]);
    expect(findingsOf(body)[0]).toMatchObject({ code: 'body_not_json', certainty: 'likely' });
  });
});

describe('understanding', () => {
  test('NOMATCH names the best option', () => {
    const options = [
      { title: '退款', confidence: 0.4 },
      { title: '退货', confidence: 0.6 },
    ];
    expect(findingsOf({ ...HEALTHY, status: 'NOMATCH', options })[0]).toMatchObject({
      code: 'nomatch',
      data: { options: 2, best: '退货' },
      fix: { kind: 'ask_option', question: '退货' },
      evidence: [{ pointer: '/status' }, { pointer: '/options/1' }],
    });
  });

  test.each([
    [{ ans_node_name: 'NO_MATCH' }, 'warning nomatch'],
    [{ status: 'FAQ_RECOMMEND', options: [{ title: '退货', confidence: 0.1 }] }, 'warning recommendation_only'],
    [{ confidence: 0.42 }, 'warning low_confidence'],
    [{ options: [{ title: '别的', confidence: 0.995 }] }, 'warning tied_confidence'],
    [{ status: 'SOMETHING' }, 'note unknown_status'],
    [{ title: 'no access' }, 'warning no_access'],
    [{ is_default_answer: true }, 'warning default_answer'],
  ])('%j', (change, expected) => {
    expect(codesOf({ ...HEALTHY, ...change })).toEqual([expected]);
  });

  test('the default greeting points to an unpublished bot', () => {
    const answer = '你好，请问有什么可以帮您的';
    expect(findingsOf({ ...HEALTHY, answer, msg: [] })).toMatchObject([
      { code: 'default_greeting', fix: { kind: 'publish_bot' } },
    ]);
  });

  describe('a vocabulary word in the question', () => {
    const sent: Partial<SentRequest> = {
      api: 'dictmsg',
      msg: '打电话给张三和李四',
      vocabularies: [{ name: '联系人', words: ['张三', '王五', '', '李四'] }],
    };
    const slot = (value: string) => ({ slot_name: '联系人', slot_value: value, start: 4, end: 6 });

    test('that no slot took is a finding', () => {
      expect(findingsOf({ ...HEALTHY, slots_info: [slot('张三')] }, { sent })).toMatchObject([
        { code: 'vocabulary_word_untaken', data: { vocabulary: '联系人', word: '李四', count: 1 } },
      ]);
    });

    test('that slots took, by value or by place, is none', () => {
      const slots = [slot('{"id":7}'), { slot_name: '联系人', norm: '李四' }];
      expect(codesOf({ ...HEALTHY, slots_info: slots }, { sent })).toEqual([]);
      const bare = { ...HEALTHY, slots_info: undefined, slot_info: [{ 联系人: '{"v":"张三"}' }, { 联系人: '李四' }] };
      expect(codesOf(bare, { sent })).toEqual([]);
    });

    test('is not missed in a call that carries no vocabulary', () => {
      expect(codesOf(HEALTHY, { sent: { ...sent, api: 'message' } })).toEqual([]);
    });
  });
});

describe('the bot', () => {
  const stat = (change: object) => ({ ...HEALTHY, bid_stat: { ...HEALTHY.bid_stat, ...change } });

  test('a failed publication names the slot and where it is', () => {
    const body = readFileSync(new URL('./fixtures/01-documented-text.json', import.meta.url));
    expect(findingsOf(body)[0]).toMatchObject({
      data: { lagMs: 683_936_000, upRet: '-1', skill: '微信通用意图', intent: '肯定' },
      fix: { kind: 'republish_after_fixing_slot', branch: 'branches.s_Any@', argument: "arguments's element.slot" },
    });
  });

  test.each([
    [{ up_ret: -1 }, 'valid_but_up_ret'],
    [{ err_msg: 'x' }, 'valid_but_err_msg'],
    [{ latest_time: '20190918-13:30:11' }, 'valid_but_older_serves'],
    [{ latest_valid: false }, 'invalid_but_same_version_without_error'],
  ])('%j contradicts itself', (change, contradiction) => {
    expect(findingsOf(stat(change))).toMatchObject([{ code: 'health_contradictory', data: { contradiction } }]);
  });

  test('names that other tools made up are pointed out', () => {
    const { latest_time, latest_valid, ...rest } = HEALTHY.bid_stat;
    const bid_stat = { ...rest, last_time: latest_time, last_valid: latest_valid };
    expect(findingsOf({ ...HEALTHY, bid_stat })).toMatchObject([
      { code: 'health_wrong_name', data: { name: 'last_time', meant: 'latest_time' } },
      { code: 'health_wrong_name', data: { name: 'last_valid', meant: 'latest_valid' } },
    ]);
  });
});

describe('coherence', () => {
  test('an answer other than its one message is a warning', () => {
    expect(codesOf({ ...HEALTHY, msg: [{ content: '别的' }] })).toEqual(['warning answer_msg_mismatch']);
    expect(codesOf({ ...HEALTHY, answer: '甲乙', msg: [{ content: '甲' }, { content: '乙' }] })).toEqual([]);
  });

  test('another user than the one sent is a warning, the same percent-encoded a note', () => {
    expect(codesOf(HEALTHY, { sent: { username: 'somebody' } })).toEqual(['warning from_user_differs']);
    const encoded = { ...HEALTHY, from_user_name: encodeURIComponent('小明') };
    expect(codesOf(encoded, { sent: { username: '小明' } })).toEqual(['note from_user_encoded']);
    expect(codesOf({ ...HEALTHY, from_user_name: '100%' })).toEqual(['warning from_user_differs']);
  });

  test('digits that doubles lose are named wherever they stand', () => {
    const text = JSON.stringify(HEALTHY).replace('"ret":0', '"ret":0,"x":{"y":[12345678901234567890]}');
    expect(findingsOf(text)[0]).toMatchObject({
      code: 'precision_loss',
      data: { raw: '12345678901234567890', read: '12345678901234567000' },
      evidence: [{ pointer: '/x/y/0' }],
    });
  });

  test('a repeated member is pointed out', () => {
    expect(codesOf(JSON.stringify(HEALTHY).replace('{', '{"title":"a",'))).toEqual(['warning repeated_member']);
  });

  test('an answer of unknown shape is said to be unknown', () => {
    const answer = '{"callback":{"x":1}}';
    const body = { ...HEALTHY, answer, msg: [{ content: answer }] };
    expect(codesOf(body)).toEqual(['note answer_is_json', 'note answer_unknown_shape']);
  });
});

describe('transport', () => {
  test.each([
    [502, '<html><head><title>502 Bad Gateway</title></head></html>', ['error http_server_error', 'error html_page']],
    [503, 'Service Unavailable', ['error http_server_error']],
    [404, 'nothing', ['error http_client_error']],
    [200, 'nothing', ['error not_json']],
    [200, '', ['error empty_body']],
    [200, '[1]', ['error not_an_object']],
    [200, '{}', ['error nothing_known']],
    [200, '{"answer":"a" "b"}', ['error broken_json']],
  ])('HTTP %i %j', (status, body, expected) => {
    expect(codesOf(body, { http: { status } })).toEqual(expected);
  });

  test.each([
    [404, 'check_address'],
    [408, 'send_again'],
    [413, 'send_less'],
    [429, 'slow_down'],
    [503, 'send_again'],
  ])('what to do about HTTP %i follows from the status', (status, kind) => {
    expect(findingsOf('no', { http: { status } })[0]?.fix).toEqual({ kind });
  });

  test('fewer bytes than the header promised is evidence for a cut', () => {
    const http: HttpFacts = { status: 200, headers: [['Content-Length', '999']] };
    expect(findingsOf('{"answer":"你', { http })[0]).toMatchObject({
      code: 'truncated',
      data: { promised: 999 },
      evidence: [{ part: 'body' }, { part: 'header', name: 'content-length' }],
    });
  });

  test('a body in GB 18030 is told apart from noise', () => {
    // {"answer":"你好"} in GBK.
    const gbk = Uint8Array.from([...bytesOf('{"answer":"'), 0xc4, 0xe3, 0xba, 0xc3, ...bytesOf('"}')]);
    expect(findingsOf(gbk)[0]).toMatchObject({ code: 'not_utf8', fix: { kind: 'decode_as', charset: 'gb18030' } });
    expect(findingsOf(Uint8Array.of(0xff, 0x00, 0xfe))[0]).toMatchObject({ code: 'not_utf8', data: {} });
  });

  test('a byte order mark is a note', () => {
    expect(codesOf(`\ufeff${JSON.stringify(HEALTHY)}`)).toEqual(['note byte_order_mark']);
  });

  test('each slow phase is named', () => {
    const http: HttpFacts = { status: 200, phases: { dns: 900, connect: 10, ttfb: 1500.4 } };
    expect(findingsOf(HEALTHY, { http })).toMatchObject([
      { code: 'slow_phase', data: { phase: 'dns', ms: 900 } },
      { code: 'slow_phase', data: { phase: 'ttfb', ms: 1500, limit: 1000 } },
    ]);
  });

  test('the worst comes first', () => {
    const order = ['error', 'warning', 'note'];
    const body = readFileSync(new URL('./fixtures/14-unexpected-types.json', import.meta.url));
    const severities = findingsOf(body, { http: { status: 500 } }).map(({ severity }) => order.indexOf(severity));
    expect(severities).toEqual(severities.toSorted((a, b) => a - b));
    expect(severities[0]).toBe(0);
  });
});
