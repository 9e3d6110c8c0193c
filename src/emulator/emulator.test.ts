import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEmulator, type Emulator } from './emulator.ts';
import { call, jwt, place, readReply, seal, sealByPackage, type Placing } from './fixtures/client.ts';
import { SCENARIOS } from '#protocol/scenarios.ts';
import { SAMPLE_CREDENTIALS } from './sampleBots.ts';

const NOW = 1568699093572;
const [{ credentials }, { credentials: odd }] = SAMPLE_CREDENTIALS;

function emulator(): Emulator {
  let count = 0;
  return createEmulator({ now: () => NOW, nextRid: () => (++count).toString(16).padStart(8, '0') });
}

describe('the sample call', () => {
  it('is answered member by member as the published sample', async () => {
    const response = await emulator().fetch(call.message({ credentials, username: 'username' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-emulated')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      ans_node_id: 6666,
      ans_node_name: '小微闲聊',
      answer: '你好呀！',
      answer_open: 1,
      answer_type: 'text',
      article: '',
      bid_stat: {
        curr_time: '20190917-13:30:11',
        err_msg: '',
        latest_time: '20190917-13:30:11',
        latest_valid: true,
        up_ret: 0,
      },
      confidence: 1,
      create_time: '1568699093572',
      dialog_status: 'COMPLETE',
      from_user_name: 'username',
      intent_confirm_status: '',
      list_options: false,
      msg: [
        {
          ans_node_id: 6666,
          ans_node_name: '小微闲聊',
          article: '',
          confidence: 1,
          content: '你好呀！',
          debug_info: '',
          list_options: false,
          msg_type: 'text',
          resp_title: '小薇兄你好',
          status: 'FAQ',
        },
      ],
      ret: 0,
      rid: '00000001',
      skill_id: '',
      skill_type: '',
      slot_info: [],
      slots_info: [],
      status: 'FAQ',
      title: '小薇兄你好',
      to_user_name: credentials.token,
    });
  });

  it('opens the published token and ciphertext byte for byte', async () => {
    const token =
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc';
    const answered = await emulator().fetch(place('message', credentials.token, 'query', token, 'url'));
    expect((await readReply(answered)).answer).toBe('你好呀！');
  });

  it.each<Placing>(['form', 'json', 'url'])(
    'is answered in either endpoint with the parameter in: %s',
    async (placing) => {
      const platform = emulator();
      for (const keys of [credentials, odd]) {
        expect(await readReply(await platform.fetch(call.message({ credentials: keys, placing })))).toMatchObject({
          ret: 0,
        });
        expect(await readReply(await platform.fetch(call.dictmsg({ credentials: keys, placing })))).toMatchObject({
          ret: 0,
        });
      }
      expect(platform.log().map(({ parameterSource, outcome }) => `${parameterSource} ${outcome}`)).toEqual(
        Array.from({ length: 4 }, () => `${placing} ok`),
      );
    },
  );

  it('is answered when npm wechat-crypto made the ciphertext', async () => {
    const text = JSON.stringify({ username: 'u', msg: '你好', svrinfo: { real_time_slot_candidates: {} } });
    for (const keys of [credentials, odd]) {
      const request = place('dictmsg', keys.token, 'encrypt', sealByPackage(text, keys), 'form');
      expect((await readReply(await emulator().fetch(request))).answer).toBe('你好呀！');
    }
  });

  it('is answered when the plaintext is XML, with a hint', async () => {
    const xml = '<xml><username><![CDATA[u]]></username><msg>你好 &amp;</msg></xml>';
    const platform = emulator();
    const response = await platform.fetch(
      place('dictmsg', credentials.token, 'encrypt', seal(xml, credentials), 'json'),
    );
    expect(response.headers.get('x-emulator-hint')).toBe('plaintext-xml');
    expect(platform.log()[0]?.decoded).toMatchObject({ username: 'u', msg: '你好 &' });
  });

  it('tolerates iat, exp in the future and jti, as tokens of njwt have them', async () => {
    const claims = { username: 'u', msg: '你好', jti: 'x', iat: NOW / 1000, exp: Math.floor(NOW / 1000) + 3600 };
    const token = jwt(claims, credentials.encodingAESKey, { alg: 'HS256', typ: 'JWT' });
    const response = await emulator().fetch(place('message', credentials.token, 'query', token, 'json'));
    expect((await readReply(response)).answer).toBe('你好呀！');
  });
});

describe('a request that is wrong', () => {
  const key = credentials.encodingAESKey;
  const claims = { username: 'u', msg: '你好' };
  const send = (value: string, api = 'message') =>
    place(api, credentials.token, api === 'message' ? 'query' : 'encrypt', value, 'form');
  const plain = JSON.stringify({ username: 'u', msg: 'hi' });

  it.each<[string, () => Request, number, string | null]>([
    ['an unknown TOKEN', () => place('message', 'nobody', 'query', jwt(claims, key), 'form'), 1001, null],
    ['no parameter', () => send(''), 1004, null],
    ['the key decoded', () => send(jwt(claims, Buffer.from(`${key}=`, 'base64'))), 1005, 'key-base64-decoded'],
    ['a line feed after the key', () => send(jwt(claims, `${key}\n`)), 1005, 'key-trailing-newline'],
    ['the TOKEN as the key', () => send(jwt(claims, credentials.token)), 1005, 'signed-with-token'],
    ['some other key', () => send(jwt(claims, 'other')), 1005, null],
    ['another algorithm named', () => send(jwt(claims, key, { alg: 'none' })), 1005, 'alg-not-hs256'],
    ['a token that is none', () => send('hello'), 1005, 'jwt-malformed'],
    ['a token out of date', () => send(jwt({ ...claims, exp: NOW / 1000 - 1 }, key)), 1005, 'token-expired'],
    [
      'a ciphertext under another key',
      () => send(seal(plain, { ...odd, appId: credentials.appId }), 'dictmsg'),
      1019,
      'decrypt-bad-padding',
    ],
    [
      'a ciphertext for another APPID',
      () => send(seal(plain, { ...credentials, appId: 'other' }), 'dictmsg'),
      1013,
      'decrypt-appid-mismatch',
    ],
    ['a token for a ciphertext', () => send(jwt(claims, key), 'dictmsg'), 1019, 'encrypt-is-jwt,decrypt-bad-base64'],
    [
      'an XML envelope',
      () => send('<xml><Encrypt>x</Encrypt></xml>', 'dictmsg'),
      1019,
      'encrypt-is-envelope,decrypt-bad-base64',
    ],
    [
      'a plaintext that is neither JSON nor XML',
      () => send(seal('hehe', credentials), 'dictmsg'),
      1019,
      'plaintext-unreadable',
    ],
  ])('is refused as the platform would: %s', async (_, request, errcode, hint) => {
    const response = await emulator().fetch(request());
    expect(response.status).toBe(200);
    expect(response.headers.get('x-emulator-hint')).toBe(hint);
    expect(await response.json()).toEqual({ errcode, errmsg: expect.any(String) as string, rid: '00000001' });
  });

  it('with + turned into spaces is told so', async () => {
    const raw = [...Array(200).keys()]
      .map((n) => seal(`${plain}${' '.repeat(n)}`, credentials))
      .find((text) => text.includes('+'))!;
    const request = new Request(`http://x/openapi/dictmsg/${credentials.token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `encrypt=${raw}`,
    });
    const response = await emulator().fetch(request);
    expect(response.headers.get('x-emulator-hint')).toBe('plus-became-space,decrypt-bad-base64');
    expect(await response.json()).toMatchObject({
      errcode: 1019,
      errmsg: 'data encrypt is incorrect, please check the doc.',
    });
  });

  it('with the claim query is answered, with a hint', async () => {
    const response = await emulator().fetch(send(jwt({ username: 'u', query: '你好' }, key)));
    expect(response.headers.get('x-emulator-hint')).toBe('claim-query');
    expect((await readReply(response)).answer).toBe('你好呀！');
  });

  it.each([
    [{ username: 'u' }, 'claim-msg-missing'],
    [{ username: 'u', msg: 5 }, 'claim-msg-not-string'],
  ])('with claims %j gets invalid args', async (wrong, hint) => {
    const response = await emulator().fetch(send(jwt(wrong, key)));
    expect(response.headers.get('x-emulator-hint')).toBe(hint);
    expect(await response.json()).toMatchObject({ ret: -10, err_msg: 'invalid args' });
  });

  it.each([
    ['multipart/form-data; boundary=x', '--x--', 'multipart'],
    ['text/plain', 'query=x', 'body-not-parsed'],
  ])('with a body of %s is not read', async (type, body, hint) => {
    const url = `http://x/openapi/message/${credentials.token}`;
    const response = await emulator().fetch(
      new Request(url, { method: 'POST', headers: { 'content-type': type }, body }),
    );
    expect(response.headers.get('x-emulator-hint')).toBe(hint);
    expect(await response.json()).toMatchObject({ errcode: 1004 });
  });

  it.each(['query=x', '"text"', '{', 'null'])('with the body %s under a JSON type is HTTP 400', async (body) => {
    const url = `http://x/openapi/message/${credentials.token}`;
    const headers = { 'content-type': 'application/json;charset=utf-8' };
    const response = await emulator().fetch(new Request(url, { method: 'POST', headers, body }));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      code: 400,
      errcode: 400,
      errmsg: 'invalid JSON, only supports object and array',
      rid: '00000001',
    });
  });

  it('larger than the inferred form limit is answered, with a hint', async () => {
    const response = await emulator().fetch(call.message({ credentials, msg: '长'.repeat(30_000) }));
    expect(response.headers.get('x-emulator-hint')).toBe('form-over-limit');
    expect(await readReply(response)).toMatchObject({ status: 'NOMATCH' });
  });

  it('refuses a body beyond its own limit in its own words', async () => {
    const body = new Uint8Array(64 * 1024 * 1024 + 1);
    const url = `http://x/openapi/message/${credentials.token}`;
    const response = await emulator().fetch(new Request(url, { method: 'POST', body }));
    expect(response.status).toBe(413);
    expect(response.headers.get('x-emulator-hint')).toBe('over-own-limit');
    expect(await response.json()).toEqual({ emulator_error: 'body-too-large', limit: 64 * 1024 * 1024 });
  });

  it('elsewhere or with another method is refused as by a web server', async () => {
    const platform = emulator();
    expect((await platform.fetch(new Request('http://x/openapi/other/abc', { method: 'POST' }))).status).toBe(404);
    const got = await platform.fetch(new Request(`http://x/openapi/message/${credentials.token}`));
    expect([got.status, got.headers.get('allow'), got.headers.get('x-emulated')]).toEqual([405, 'POST', '1']);
  });
});

describe('scenarios', () => {
  afterEach(() => vi.useRealTimers());
  // vi.waitUntil would move the fake clock itself.
  const timerSet = async () => {
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
  };
  const under = (scenario: string, signal?: AbortSignal) =>
    emulator().fetch(call.message(signal ? { credentials, scenario, signal } : { credentials, scenario }));

  it.each(SCENARIOS.filter((id) => id !== 'hang' && id !== 'slow'))('%s answers and names itself', async (id) => {
    const response = await under(id);
    expect(response.headers.get('x-emulator-scenario')).toBe(id);
    expect(response.headers.get('x-emulated')).toBe('1');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['token-invalid', { errcode: 1001, errmsg: 'TOKEN is not valid' }],
    ['signature-invalid', { errcode: 1005 }],
    ['decrypt-failed', { errcode: 1019 }],
    ['invalid-args', { err_msg: 'invalid args', ret: -10, msgtype: 'unknow', query: '你好' }],
    ['nomatch', { status: 'NOMATCH', confidence: 0 }],
    ['unpublished', { answer: '你好，请问有什么可以帮您的' }],
  ])('%s', async (scenario, body) => {
    expect(await (await under(scenario)).json()).toMatchObject(body);
  });

  it('stale-bot carries the failing bid_stat of the documentation', async () => {
    const fixture = new URL('../answer/fixtures/01-documented-text.json', import.meta.url);
    const { bid_stat } = JSON.parse(readFileSync(fixture, 'utf8')) as { bid_stat: unknown };
    expect(await (await under('stale-bot')).json()).toMatchObject({ bid_stat });
  });

  it('without-bid-stat has the flat shape of 2022', async () => {
    const body: unknown = await (await under('without-bid-stat')).json();
    expect(body).toMatchObject({ msgtype: 'text', query: '你好', skill_name: '小微闲聊', is_default_answer: false });
    expect(body).not.toHaveProperty('bid_stat');
    expect(body).not.toHaveProperty('msg');
  });

  it('html-502 and http-503 are not JSON', async () => {
    const [html, text] = [await under('html-502'), await under('http-503')];
    expect([html.status, text.status]).toEqual([502, 503]);
    expect(await html.text()).toContain('<h1>502 Bad Gateway</h1>');
    expect(await text.text()).toBe('Service Unavailable');
  });

  it('truncated-json breaks off', async () => {
    const text = await (await under('truncated-json')).text();
    expect(text.startsWith('{"ans_node_id":6666')).toBe(true);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('not-utf8 is GBK, whatever the header says', async () => {
    const bytes = await (await under('not-utf8')).arrayBuffer();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError);
    expect(JSON.parse(new TextDecoder('gbk').decode(bytes))).toMatchObject({ answer: '你好呀！', title: '小薇兄你好' });
  });

  it('unicode-escapes is ASCII and means the same', async () => {
    const text = await (await under('unicode-escapes')).text();
    expect(text).toMatch(/^[\x20-\x7e]*$/);
    expect(text).toContain(String.raw`"answer":"\u4f60\u597d\u5440\uff01"`);
    expect(JSON.parse(text)).toMatchObject({ answer: '你好呀！' });
  });

  it('big-integers writes integers no double can hold', async () => {
    const text = await (await under('big-integers')).text();
    expect(text).toContain('"request_id":18446744073709551615');
    expect(text).toContain('"ans_node_id":9007199254740993');
  });

  it('huge is valid JSON of at least 5 MB', async () => {
    const bytes = await (await under('huge')).arrayBuffer();
    expect(bytes.byteLength).toBeGreaterThan(5_000_000);
    expect(bytes.byteLength).toBeLessThan(6_000_000);
    const { msg } = JSON.parse(new TextDecoder().decode(bytes)) as { msg: unknown[] };
    expect(msg.length).toBeGreaterThan(10_000);
  });

  it('reset sends headers and some bytes, then fails', async () => {
    const response = await under('reset');
    expect(response.status).toBe(200);
    const reader = response.body!.getReader();
    const first = await reader.read();
    expect(first.value!.length).toBeGreaterThan(100);
    await expect(reader.read()).rejects.toThrow('connection reset');
  });

  it('slow answers after 1.5 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let settled = false;
    const pending = under('slow').finally(() => (settled = true));
    await timerSet();
    await vi.advanceTimersByTimeAsync(1499);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await readReply(await pending)).answer).toBe('你好呀！');
  });

  it('slow leaves no timer behind when the caller gives up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const controller = new AbortController();
    const pending = under('slow', controller.signal);
    await timerSet();
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('hang never answers until the caller gives up', async () => {
    const platform = emulator();
    const controller = new AbortController();
    const pending = platform.fetch(call.message({ credentials, scenario: 'hang', signal: controller.signal }));
    await vi.waitUntil(() => platform.log().length === 1);
    expect(platform.log()[0]).toMatchObject({ outcome: 'hang', status: undefined });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('of an unknown name is an error of the emulator itself', async () => {
    const response = await under('nonsense');
    expect(response.status).toBe(400);
    expect(response.headers.get('x-emulated')).toBe('1');
    expect(await response.json()).toEqual({ emulator_error: 'unknown-scenario', scenarios: SCENARIOS });
  });

  it('still judge the request', async () => {
    const request = place('message', credentials.token, 'query', 'x', 'form', {
      headers: { 'x-emulator-scenario': 'huge' },
    });
    expect(await (await emulator().fetch(request)).json()).toMatchObject({ errcode: 1005 });
  });
});

describe('cross-origin reading', () => {
  it('is allowed only when asked for', async () => {
    const preflight = () => new Request(`http://x/openapi/message/${credentials.token}`, { method: 'OPTIONS' });
    const open = createEmulator({ cors: 'any' });
    expect((await open.fetch(preflight())).headers.get('access-control-allow-origin')).toBe('*');
    expect((await open.fetch(call.message({ credentials }))).headers.get('access-control-allow-origin')).toBe('*');
    expect((await emulator().fetch(preflight())).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the request log', () => {
  it('keeps what was received with secrets masked', async () => {
    const platform = emulator();
    const request = call.message({ credentials, msg: '谢谢' });
    request.headers.set('authorization', 'Bearer very-secret-value');
    request.headers.set('x-note', `token is ${credentials.token}`);
    await platform.fetch(request);
    const [entry] = platform.log();
    expect(entry).toMatchObject({
      id: 1,
      at: NOW,
      method: 'POST',
      path: '/proxy/emulator/openapi/message/••••WMv',
      api: 'message',
      bot: '示例机器人',
      scenario: 'healthy',
      parameterSource: 'form',
      outcome: 'ok',
      status: 200,
      decoded: { username: 'some persone', msg: '谢谢' },
      hints: [],
    });
    const text = JSON.stringify(platform.log());
    for (const secret of [credentials.token, credentials.encodingAESKey, 'very-secret'])
      expect(text).not.toContain(secret);
  });

  it('masks the TOKEN of a bot it does not know, too', async () => {
    const platform = emulator();
    await platform.fetch(place('message', 'SomebodysRealToken', 'query', 'x', 'url'));
    expect(JSON.stringify(platform.log())).not.toContain('SomebodysRealToken');
    expect(platform.log()[0]).toMatchObject({ outcome: '1001', bot: undefined });
  });

  it('masks the TOKEN in paths it does not serve', async () => {
    const platform = emulator();
    await platform.fetch(new Request('http://x/openapi/aibot/SomebodysRealToken', { method: 'POST' }));
    expect(platform.log()[0]).toMatchObject({ path: '/openapi/aibot/••••ken', api: undefined, outcome: '404' });
  });

  it('keeps only the beginning of what is long', async () => {
    const platform = emulator();
    const words = Array.from({ length: 5000 }, (_, i) => `词${i}`);
    await platform.fetch(call.dictmsg({ credentials, msg: '长'.repeat(9000), words: { v: words }, placing: 'json' }));
    expect(platform.log()[0]?.decoded).toMatchObject({ msgLength: 9000, vocabularies: [{ name: 'v', count: 5000 }] });
    expect(JSON.stringify(platform.log()).length).toBeLessThan(10_000);
  });

  it('keeps the last 200 and can be cleared', async () => {
    const platform = emulator();
    for (let i = 0; i < 205; i++) await platform.fetch(new Request(`http://x/${i}`));
    expect(platform.log()).toHaveLength(200);
    expect(platform.log()[0]).toMatchObject({ id: 6, path: '/5', outcome: '404' });
    platform.clearLog();
    expect(platform.log()).toEqual([]);
  });
});
