import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import {
  bytesOf,
  cipherOf,
  credentialsOf,
  dictionaryOf,
  HEADER,
  pick,
  randomOf,
  textsOf,
  tokenOf,
  transports,
} from './fixtures/fabricate.ts';

const NOW = 1_763_900_000;

// What public clients write, all of it accepted: member order, further claims, escapes, spacing.
function claimsOf(random: () => number): { header: object; payload: Buffer } {
  const texts = textsOf(random);
  const claims = pick(random, [
    texts,
    { msg: texts.msg, username: texts.username },
    { ...texts, iat: NOW - 5, exp: NOW + 3600, jti: 'a-b-c' },
    { jti: '0', iat: NOW, exp: NOW + 1, ...texts },
    { ...texts, nbf: NOW, extra: { deep: [1, 2, null] }, userid: 'u' },
  ]);
  const json = pick(random, [
    JSON.stringify(claims),
    JSON.stringify(claims, null, 2),
    JSON.stringify(claims).replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    JSON.stringify(claims).replaceAll('":', '": ').replaceAll(',"', ', "'),
  ]);
  const header = pick(random, [
    HEADER,
    { alg: 'HS256', typ: 'JWT' },
    { alg: 'HS256' },
    { alg: 'HS256', typ: 'JWT', kid: '1' },
  ]);
  return { header, payload: Buffer.from(json) };
}

function verdicts(findings: readonly { code: string; severity: string }[]): string[] {
  return [findings[0]!.code, ...findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)];
}

describe('a right request is told to be right', () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed))('message, in every transport, seed %i', async (seed) => {
    const random = randomOf(seed);
    const profiles = [credentialsOf(random), credentialsOf(random)];
    const own = profiles[0]!;
    const token = tokenOf({ key: own.encodingAESKey, claims: {}, ...claimsOf(random) });
    for (const [name, input] of Object.entries(transports('message', own.token, token))) {
      const { findings } = await examine(input, { profiles, now: NOW });
      expect([name, ...verdicts(findings)]).toEqual([name, 'ok']);
    }
  });

  test.each(Array.from({ length: 12 }, (_, seed) => seed + 100))(
    'dictmsg, in every transport, seed %i',
    async (seed) => {
      const random = randomOf(seed);
      const profiles = [credentialsOf(random), credentialsOf(random)];
      const own = profiles[0]!;
      const json = dictionaryOf(textsOf(random));
      const message = pick(random, [
        json,
        JSON.stringify(JSON.parse(json), null, 2),
        JSON.stringify(JSON.parse(json), null, '\t'),
      ]);
      const value = cipherOf({ credentials: own, message, random: bytesOf(random, 16) }).toString('base64');
      for (const [name, input] of Object.entries(transports('dictmsg', own.token, value))) {
        const { findings } = await examine(input, { profiles, now: NOW });
        expect([name, ...verdicts(findings)]).toEqual([name, 'ok']);
      }
    },
  );

  test.each(Array.from({ length: 6 }, (_, seed) => seed + 200))(
    'of another profile, addressed by its own TOKEN, seed %i',
    async (seed) => {
      const random = randomOf(seed);
      const profiles = [credentialsOf(random), credentialsOf(random), credentialsOf(random)];
      const own = profiles[2]!;
      const token = tokenOf({ key: own.encodingAESKey, claims: textsOf(random) });
      const value = cipherOf({
        credentials: own,
        message: dictionaryOf(textsOf(random)),
        random: bytesOf(random, 16),
      }).toString('base64');
      const { curlForm } = transports('message', own.token, token);
      const { rawJson } = transports('dictmsg', own.token, value);
      for (const input of [curlForm, rawJson]) {
        const { findings } = await examine(input, { profiles, now: NOW });
        expect(verdicts(findings)).toEqual(['ok']);
      }
    },
  );

  test('an alphanumeric random prefix, as the platform samples draw it, is right too', async () => {
    for (let seed = 300; seed < 330; seed++) {
      const random = randomOf(seed);
      const own = credentialsOf(random);
      const prefix = Buffer.from(
        'ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789'.slice(seed - 300 > 20 ? 20 : seed - 300).slice(0, 16),
      );
      const value = cipherOf({ credentials: own, message: dictionaryOf(textsOf(random)), random: prefix }).toString(
        'base64',
      );
      const { findings } = await examine(value, { profiles: [own], now: NOW });
      expect(verdicts(findings)).toEqual(['ok']);
    }
  });

  test('an unescaped ciphertext without any plus survives a form and is right', async () => {
    const random = randomOf(7);
    const own = credentialsOf(random);
    let value = '+';
    while (value.includes('+')) {
      value = cipherOf({
        credentials: own,
        message: '{"username":"u","msg":"m","svrinfo":{"real_time_slot_candidates":{}}}',
        random: bytesOf(random, 16),
      }).toString('base64');
    }
    const input = `curl -X POST -d "encrypt=${value}" https://openai.weixin.qq.com/openapi/dictmsg/${own.token}`;
    const { findings } = await examine(input, { profiles: [own], now: NOW });
    expect(verdicts(findings)).toEqual(['ok']);
  });

  test('lower-case post is noted and no more', async () => {
    const random = randomOf(8);
    const own = credentialsOf(random);
    const token = tokenOf({ key: own.encodingAESKey, claims: textsOf(random) });
    const { findings } = await examine(
      `curl -X post -d 'query=${token}' https://openai.weixin.qq.com/openapi/message/${own.token}`,
      { profiles: [own], now: NOW },
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['ok', 'note'],
      ['method_lowercase', 'note'],
    ]);
  });
});
