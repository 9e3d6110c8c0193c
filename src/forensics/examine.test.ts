import { readFileSync } from 'node:fs';
import { claimsJson, EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { signToken } from '#protocol/jwt.ts';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import {
  aesKey,
  bytesOf,
  cipherOf,
  credentialsOf,
  dictionaryOf,
  randomOf,
  tokenOf,
  transports,
} from './fixtures/fabricate.ts';

const NOW = 1_763_900_000;
const random = randomOf(3);
const [own, other] = [credentialsOf(random), credentialsOf(random)];
const context = { profiles: [own, other], now: NOW };
const texts = { username: '小明', msg: '你好' };

describe('the published sample (protocol.md section 2)', () => {
  const sample = {
    appId: 'Gg8HejYTkUsEIlG',
    token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
    encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
  };
  const body = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9';

  test('the signature of the decoded key is explained, with the right one beside it', async () => {
    const result = await examine(`${body}.AD_3oA6DmhmZPqvjDPr7bwz9QcXf9R9kRhgBNxX6SAI`, {
      profiles: [sample],
      now: NOW,
    });
    expect(result.findings.map(({ code }) => code)).toEqual(['key_base64_decoded']);
    expect(result.findings[0].evidence).toEqual({
      hypothesis: 'base64_decoded',
      length: 32,
      unit: 'bytes',
      profile: 0,
    });
    expect(result.ruledOut.slice(0, 3)).toMatchObject([
      {
        id: 'text',
        code: 'ok',
        length: 43,
        unit: 'characters',
        computed: 'qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc',
        outcome: 'no_match',
      },
      {
        id: 'base64_decoded',
        length: 32,
        unit: 'bytes',
        computed: 'AD_3oA6DmhmZPqvjDPr7bwz9QcXf9R9kRhgBNxX6SAI',
        outcome: 'match',
      },
      { id: 'base64_decoded_hex', length: 64, outcome: 'no_match' },
    ]);
    expect(result.layers.at(-1)).toMatchObject({
      kind: 'token_signature',
      status: 'failed',
      data: { expected: 'qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc' },
    });
  });

  test('its own token is right', async () => {
    const result = await examine(`${body}.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc`, {
      profiles: [sample],
      now: NOW,
    });
    expect(result.findings).toEqual([{ code: 'ok', severity: 'note', evidence: {}, proven: true }]);
  });
});

describe('layers', () => {
  const ok = 'ok';
  test('of a signed call, outermost first', async () => {
    const { curlForm } = transports('message', own.token, tokenOf({ key: own.encodingAESKey, claims: texts }));
    const { layers } = await examine(curlForm, context);
    expect(layers.map(({ kind, status }) => [kind, status])).toEqual([
      ['request', ok],
      ['url', ok],
      ['path_token', ok],
      ['form', ok],
      ['token_header', ok],
      ['token_claims', ok],
      ['token_signature', ok],
    ]);
    expect(layers[5]!.text).toBe(JSON.stringify(texts));
  });

  test('of an encrypted call, with every field of the frame', async () => {
    const message = dictionaryOf(texts);
    const { curlForm } = transports(
      'dictmsg',
      own.token,
      cipherOf({ credentials: own, message, random: bytesOf(random, 16) }).toString('base64'),
    );
    const { layers } = await examine(curlForm, context);
    expect(layers.map(({ kind }) => kind)).toEqual([
      'request',
      'url',
      'path_token',
      'form',
      'percent',
      'base64',
      'aes',
      'frame',
      'plaintext',
    ]);
    expect(layers.at(-1)!.text).toBe(message);
    const length = Buffer.byteLength(message);
    expect(layers[7]!.fields!.slice(0, 4)).toEqual([
      { name: 'random', start: 0, end: 16 },
      { name: 'length', start: 16, end: 20 },
      { name: 'message', start: 20, end: 20 + length },
      { name: 'appId', start: 20 + length, end: 35 + length },
    ]);
  });

  test('end at the first that fails', async () => {
    const { layers } = await examine('eyJhbGciOiJIUzI1NiJ.eyJtc2ciOiJ4In0.abc', context);
    expect(layers.map(({ kind, status }) => [kind, status])).toEqual([['token_header', 'failed']]);
  });
});

test('parts are ranges of the pasted text itself', async () => {
  const token = tokenOf({ key: own.encodingAESKey, claims: texts });
  const input = `  curl -X POST -d 'query=${token}' 'https://chatbot.weixin.qq.com/openapi/message/${own.token}'`;
  const { recognised } = await examine(input, context);
  const shown = recognised.parts.map(({ kind, start, end }) => [kind, input.slice(start, end)]);
  expect(shown).toEqual([
    ['command', 'curl'],
    ['method', 'POST'],
    ['field', 'query'],
    ...token.split('.').map((part, i) => [['token_header', 'token_claims', 'token_signature'][i], part]),
    ['host', 'chatbot.weixin.qq.com'],
    ['path_token', own.token],
  ]);
});

describe('refill', () => {
  test('gives the workbench back what was signed, so that it can be signed right', async () => {
    const claims = { username: 'u', msg: 'm', iat: 1, extra: [1] };
    const { rawJson } = transports('message', own.token, tokenOf({ key: aesKey(own), claims }));
    const { refill } = await examine(rawJson, context);
    expect(refill).toMatchObject({
      api: 'message',
      username: 'u',
      msg: 'm',
      claims: '{"iat":1,"extra":[1]}',
      encoding: 'json',
      token: own.token,
    });
    const draft = { ...EXAMPLE_DRAFT, username: refill!.username, msg: refill!.msg, extraClaims: refill!.claims };
    const { token } = await signToken({ payloadJson: claimsJson(draft, { now: NOW }), secret: own.encodingAESKey });
    expect((await examine(token, context)).findings[0].code).toBe('ok');
  });

  test.each<[string, unknown, unknown]>([
    ['right', { real_time_slot_candidates: { 城市: ['北京', '上海'] } }, [{ name: '城市', words: ['北京', '上海'] }]],
    ['a level missing', { 城市: ['北京'] }, [{ name: '城市', words: ['北京'] }]],
    ['a string of JSON', '{"real_time_slot_candidates":{"a":["b"]}}', [{ name: 'a', words: ['b'] }]],
    ['words in one string', { real_time_slot_candidates: { a: 'b, c，d' } }, [{ name: 'a', words: ['b', 'c', 'd'] }]],
  ])('reads vocabularies: %s', async (_name, svrinfo, expected) => {
    const value = cipherOf({
      credentials: own,
      message: dictionaryOf(texts, svrinfo),
      random: bytesOf(random, 16),
    }).toString('base64');
    const { refill } = await examine(value, context);
    expect(refill).toMatchObject({ api: 'dictmsg', ...texts, vocabularies: expected });
  });
});

test('no key ever stands in a result', async () => {
  const { cases } = JSON.parse(readFileSync(new URL('./fixtures/mistakes.json', import.meta.url), 'utf8')) as {
    cases: { code: string; input: string; now: number; profiles: [typeof own] }[];
  };
  for (const { code, input, profiles, now } of cases) {
    if (code === 'path_has_key') continue;
    const text = JSON.stringify(await examine(input, { profiles, now }));
    for (const { encodingAESKey } of profiles) expect(text.includes(encodingAESKey)).toBe(false);
  }
});

describe('legitimate neighbours raise no alarm', () => {
  const url = `https://chatbot.weixin.qq.com/openapi/message/${own.token}`;
  const token = tokenOf({ key: own.encodingAESKey, claims: texts });
  const xml = cipherOf({
    credentials: own,
    message: '<xml><openid>a</openid></xml>',
    random: bytesOf(random, 16),
  }).toString('base64');
  const bare = cipherOf({
    credentials: own,
    message: '{"query":"hi"}',
    random: Buffer.alloc(0),
    length: 'none',
    trailer: '',
    block: 16,
  }).toString('base64');
  test.each([
    ['a prompt', `root@host:~# curl -X POST ${url} -d "query=${token}"`],
    ['a comment and a pipe', `# send\ncurl -s ${url} \\\n -d "query=${token}" 2>/dev/null | jq . # done`],
    ['a proxy and other options', `curl -k -x http://127.0.0.1:8888 -u a:b -m 5 ${url} -d query=${token}`],
    ['a local proxy', `curl -d query=${token} http://localhost:5173/api/openapi/message/${own.token}/`],
    [
      'fetch',
      `fetch("${url}", {\n  "headers": {"content-type": "application/x-www-form-urlencoded"},\n  "body": "query=${token}",\n  "method": "POST"\n});`,
    ],
    ['wget', `wget --post-data 'query=${token}' ${url}`],
    ['a structured log entry', JSON.stringify({ level: 'info', msg: 'send', url, body: `query=${token}` })],
    ['a log entry with JSON inside a text', JSON.stringify({ message: `POST ${url} body: {"query":"${token}"}` })],
    [
      'request and response',
      `POST ${url} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"query":"${token}"}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{"ret":0}`,
    ],
    [
      'a HAR log with the preflight before the call',
      JSON.stringify({
        log: {
          entries: ['OPTIONS', 'POST'].map((method) => ({
            request: { method, url, postData: { mimeType: 'application/json', text: `{"query":"${token}"}` } },
          })),
        },
      }),
    ],
    ['an OPTIONS before', `curl -X OPTIONS ${url}\ncurl -d query=${token} ${url}`],
    ['a body in a file', `curl -d @body.txt ${url}`],
    ['the sign call', `curl -X POST -d 'userid=1' https://chatbot.weixin.qq.com/openapi/sign/${own.token}`],
    [
      'the aibot call',
      `curl --json '{"signature":"${tokenOf({ key: own.encodingAESKey, claims: { username: 'a', userid: '1' } })}","query":"hi"}' https://chatbot.weixin.qq.com/openapi/aibot/${own.token}`,
    ],
    [
      'an encrypted XML call',
      `curl --json '{"encrypt":"${xml}"}' https://chatbot.weixin.qq.com/openapi/sendmsg/${own.token}`,
    ],
    ['a callback', JSON.stringify({ encrypted: xml })],
    [
      'a v2 call without a frame',
      `curl -H 'Content-Type: text/plain' -d '${bare}' https://openaiapi.weixin.qq.com/v2/bot/query`,
    ],
  ])('%s', async (_name, input) => {
    const { findings } = await examine(input, context);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(findings[0].code).toBe('ok');
  });

  test('a shell variable that is not in the paste is a warning, a literal one an error', async () => {
    const open = await examine(`curl -X POST -d "query=$JWT" ${url}`, context);
    expect(open.findings.map(({ code, severity }) => [code, severity])).toEqual([['value_placeholder', 'warning']]);
    const literal = await examine(`curl -X POST -d 'query=$JWT' ${url}`, context);
    expect(literal.findings.map(({ code, severity }) => [code, severity])).toEqual([['value_placeholder', 'error']]);
  });
});
