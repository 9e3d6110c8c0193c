import { createCipheriv, createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { examine } from './examine.ts';
import { aesKey } from './fixtures/fabricate.ts';

const md5 = (data: string) => createHash('md5').update(data).digest('hex');
const own = PUBLISHED_SAMPLE;
const profiles = [own, AWKWARD_SAMPLE];
const [timestamp, nonce, access] = ['1711001766', 'abcdefghij', 'ACCESS-TOKEN-VALUE'];
const plain = '{"query":"你好","env":"online","userid":"u1"}';

function sealed(text: string, credentials = own): string {
  const key = aesKey(credentials);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

const right = (body: string, token = own.token) => md5(token + timestamp + nonce + md5(body));

function call(sign: string, body = sealed(plain), path = 'bot/query'): string {
  return [
    `POST /v2/${path} HTTP/1.1`,
    'Host: openaiapi.weixin.qq.com',
    `X-OPENAI-TOKEN: ${access}`,
    'request_id: 3f0e5a52-7a7c-4d4e-9d4e-0a5b5a0d8a11',
    `timestamp: ${timestamp}`,
    `nonce: ${nonce}`,
    `sign: ${sign}`,
    `Content-Type: ${body.startsWith('{') ? 'application/json' : 'text/plain'}`,
    '',
    body,
  ].join('\r\n');
}

const judged = async (text: string) => (await examine(text, { profiles, now: 1_711_001_800 })).findings;
const bad = async (text: string) =>
  (await judged(text))
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, evidence }) => [code, evidence.mistake ?? evidence.missing].flat().filter(Boolean).join(' '));

describe('the sign of a v2 call', () => {
  test.each([
    ['encrypted', sealed(plain), 'bot/query'],
    ['plain JSON', '{"mode": 0, "data": []}', 'bot/import/json'],
    ['empty', '', 'bot/publish'],
  ])('is right over its exact bytes: %s', async (_, body, path) => {
    expect(await bad(call(right(body), body, path))).toEqual([]);
  });

  test('is read from a curl line as well', async () => {
    const body = '{"env":"online"}';
    const curl = `curl 'https://openaiapi.weixin.qq.com/v2/bot/effective_progress' -H 'X-OPENAI-TOKEN: ${access}' -H 'timestamp: ${timestamp}' -H 'nonce: ${nonce}' -H 'sign: ${right(body)}' -H 'Content-Type: application/json' -d '${body}'`;
    expect(await bad(curl)).toEqual([]);
    expect(await bad(curl.replace(right(body), right(body, access)))).toEqual(['sign_recipe access_token']);
  });

  const body = sealed(plain);
  const json = '{"env": "online"}';
  test.each([
    ['access_token', call(right(body, access))],
    ['key', call(right(body, own.encodingAESKey))],
    ['app_id', call(right(body, own.appId))],
    ['body_plain', call(right(plain))],
    ['body_empty', call(right(''))],
    ['body_compact', call(right('{"env":"online"}'), json, 'bot/effective_progress')],
    ['body_unhashed', call(md5(own.token + timestamp + nonce + body))],
    ['body_left_out', call(md5(own.token + timestamp + nonce))],
    ['order', call(md5(own.token + nonce + timestamp + md5(body)))],
    ['order_body', call(md5(md5(body) + own.token + timestamp + nonce))],
    ['sorted', call(md5([own.token, timestamp, nonce, md5(body)].toSorted().join('')))],
    ['upper_case', call(right(body).toUpperCase())],
  ])('made the wrong way: %s', async (mistake, text) => {
    expect(await bad(text)).toEqual([`sign_recipe ${mistake}`]);
  });

  test('of another bot', async () => {
    const findings = await judged(call(right(body, AWKWARD_SAMPLE.token)));
    expect(findings[0]).toMatchObject({ code: 'sign_other_profile', proven: true, evidence: { profile: 1 } });
  });

  test('that no recipe gives is said to be unexplained, with the right one', async () => {
    const [first] = await judged(call('0'.repeat(32)));
    expect(first).toMatchObject({ code: 'sign_unexplained', proven: false, evidence: { expected: right(body) } });
  });

  test('that is not there', async () => {
    expect(await bad(call('').replace(/sign: \r\n/, ''))).toEqual(['sign_missing sign']);
  });
});

describe('the Signature of a webhook', () => {
  const members = {
    RequestId: 'r',
    SessionId: 's',
    Query: '北京限行尾号是多少',
    SkillName: '限行',
    IntentName: '查限行尾号',
    Slots: [],
    Timestamp: 1_704_135_845,
    Signature: '96f439043e1f7d2bb38162e35406f173',
  };
  const raw = (body: object) =>
    `POST /hook?app_id=x HTTP/1.1\r\nHost: bot.example.com\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`;

  test('the published one verifies, alone and in its request', async () => {
    expect(await bad(JSON.stringify(members))).toEqual([]);
    expect(await bad(raw(members))).toEqual([]);
  });

  test('one that was made with the TOKEN of another bot, and one that was changed on the way', async () => {
    const { Query, SkillName, IntentName, Timestamp } = members;
    const other = md5(AWKWARD_SAMPLE.token + String(Timestamp) + SkillName + IntentName + Query);
    expect(await bad(raw({ ...members, Signature: other }))).toEqual(['sign_other_profile']);
    expect(await bad(raw({ ...members, Query: '上海' }))).toEqual(['sign_unexplained']);
  });
});
