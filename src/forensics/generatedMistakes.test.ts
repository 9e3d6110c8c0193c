import { createHash } from 'node:crypto';
import type { Credentials } from '#protocol/credentials.ts';
import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import {
  aesKey,
  alnum,
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
  type CipherPlan,
  type Random,
  type TransportName,
} from './fixtures/fabricate.ts';

const NOW = 1_763_900_000;

interface Made {
  api: 'message' | 'dictmsg';
  value: string;
  field?: string;
  /** What stands in the path instead of the TOKEN. */
  path?: string;
}

interface Cause {
  code: string;
  make: (random: Random, own: Credentials, other: Credentials) => Made;
  /** Transports in which the cause means something; all when absent. */
  where?: (name: TransportName) => boolean;
}

const signed = (value: string): Made => ({ api: 'message', value });
const sealed = (value: string | Buffer): Made => ({
  api: 'dictmsg',
  value: typeof value === 'string' ? value : value.toString('base64'),
});

const byKey = (code: string, keys: (own: Credentials, other: Credentials) => (string | Buffer)[]): Cause => ({
  code,
  make: (random, own, other) => signed(tokenOf({ key: pick(random, keys(own, other)), claims: textsOf(random) })),
});

const byClaims = (
  code: string,
  change: (texts: { username: string; msg: string }, random: Random) => unknown,
): Cause => ({
  code,
  make: (random, own) => signed(tokenOf({ key: own.encodingAESKey, claims: change(textsOf(random), random) })),
});

const byFrame = (
  code: string,
  plan: (random: Random, own: Credentials, other: Credentials) => Partial<CipherPlan>,
): Cause => ({
  code,
  make: (random, own, other) => {
    const base = { credentials: own, message: dictionaryOf(textsOf(random)), random: bytesOf(random, 16) };
    return sealed(cipherOf({ ...base, ...plan(random, own, other) }));
  },
});

const byText = (code: string, message: (random: Random) => string): Cause =>
  byFrame(code, (random) => ({ message: message(random) }));

const encoded: (name: TransportName) => boolean = (name) => name !== 'bare' && name !== 'bareLine';
const withPath: (name: TransportName) => boolean = (name) =>
  !['bare', 'bareLine', 'form', 'json', 'logUrl', 'curlVariable'].includes(name);
const fields: (name: TransportName) => boolean = (name) => withPath(name) && !/^(?:har|log|url)/.test(name);
const rightKey = (random: Random, own: Credentials) => tokenOf({ key: own.encodingAESKey, claims: textsOf(random) });
const rightCipher = (random: Random, own: Credentials) =>
  cipherOf({ credentials: own, message: dictionaryOf(textsOf(random)), random: bytesOf(random, 16) });

const CAUSES: readonly Cause[] = [
  byKey('key_base64_decoded', (own) => [aesKey(own), aesKey(own).toString('hex')]),
  byKey('key_padded', ({ encodingAESKey }) => [`${encodingAESKey}=`]),
  byKey('key_whitespace', ({ encodingAESKey: k }) => [
    `${k} `,
    ` ${k}`,
    `${k}\n`,
    `${k}\r\n`,
    `\t${k}`,
    `\ufeff${k}`,
    ` ${k} `,
    `\n${k}\n`,
  ]),
  byKey('key_quoted', ({ encodingAESKey: k }) => [`"${k}"`, `'${k}'`, `\`${k}\``, `“${k}”`]),
  byKey('key_is_token', ({ token }) => [token]),
  byKey('key_is_appid', ({ appId }) => [appId]),
  byKey('key_of_other_profile', (_, { encodingAESKey }) => [encodingAESKey]),
  {
    code: 'signature_unexplained',
    make: (random) => signed(tokenOf({ key: alnum(random, 43), claims: textsOf(random) })),
  },
  byClaims('claim_query', ({ username, msg }) => ({ username, query: msg })),
  byClaims('claim_msg_missing', ({ username, msg }, random) =>
    pick(random, [{ username }, { username, message: msg }, { username, text: msg, iat: NOW }]),
  ),
  byClaims('claim_username_missing', ({ msg }, random) =>
    pick(random, [{ msg }, { msg, userid: 'u' }, { user: 'u', msg }]),
  ),
  byClaims('claim_msg_not_string', ({ username, msg }, random) => ({
    username,
    msg: pick(random, [1, null, true, [msg], { text: msg }, 1.5]),
  })),
  byClaims('expired', (texts, random) => ({ ...texts, exp: NOW - pick(random, [0, 1, 3600, 86400 * 400]) })),
  byClaims('not_yet_valid', (texts, random) => ({ ...texts, nbf: NOW + pick(random, [1, 60, 86400]) })),
  byClaims('time_in_milliseconds', (texts, random) =>
    pick(random, [
      { ...texts, exp: (NOW + 3600) * 1000 },
      { ...texts, iat: NOW * 1000 },
      { ...texts, nbf: NOW * 1000 },
      { ...texts, exp: (NOW - 3600) * 1000, iat: NOW },
    ]),
  ),
  byClaims('payload_double_encoded', (texts) => JSON.stringify(texts)),
  {
    code: 'payload_not_utf8',
    make: (random, own) => {
      const payload = Buffer.concat([
        Buffer.from(`{"username":"u${alnum(random, 3)}","msg":"`),
        Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
        Buffer.from('"}'),
      ]);
      return signed(tokenOf({ key: own.encodingAESKey, claims: {}, payload }));
    },
  },
  {
    code: 'alg_not_hs256',
    make: (random, own) => {
      const [alg, hash] = pick(
        random,
        [['HS512', 'sha512'] as const, ['HS384', 'sha384'] as const, ['RS256', 'sha256'] as const].slice(0, 2),
      );
      return signed(tokenOf({ key: own.encodingAESKey, claims: textsOf(random), header: { typ: 'JWT', alg }, hash }));
    },
  },
  {
    code: 'alg_none',
    make: (random, own) => {
      const token = tokenOf({
        key: own.encodingAESKey,
        claims: textsOf(random),
        header: { typ: 'JWT', alg: pick(random, ['none', 'None', 'NONE']) },
      });
      return signed(token.slice(0, token.lastIndexOf('.') + 1));
    },
  },
  {
    code: 'alg_header_lies',
    make: (random, own) =>
      signed(tokenOf({ key: own.encodingAESKey, claims: textsOf(random), hash: pick(random, ['sha512', 'sha384']) })),
  },
  {
    code: 'token_truncated',
    make: (random, own) => signed(rightKey(random, own).slice(0, -pick(random, [1, 2, 5, 20, 38]))),
  },
  {
    code: 'token_truncated',
    make: (random, own) => {
      const token = rightKey(random, own);
      return signed(token.slice(0, token.lastIndexOf('.') - pick(random, [3, 9, 10])));
    },
  },
  {
    code: 'token_segment_missing',
    make: (random, own) => {
      const token = rightKey(random, own);
      return signed(token.slice(0, token.lastIndexOf('.') + pick(random, [0, 1])));
    },
  },
  {
    code: 'token_line_wrapped',
    make: (random, own) => {
      const width = pick(random, [20, 64, 76]);
      const end = pick(random, ['\n', '\r\n', '\n  ']);
      return signed(
        rightKey(random, own)
          .replaceAll(new RegExp(`.{${width}}`, 'g'), `$&${end}`)
          .trimEnd(),
      );
    },
    where: (name) => !['logUrl', 'curlVariable', 'rawUrl'].includes(name),
  },
  {
    code: 'token_prefix',
    make: (random, own) => signed(`${pick(random, ['Bearer ', 'JWT ', 'bearer ', 'Token '])}${rightKey(random, own)}`),
  },
  {
    code: 'token_prefix',
    make: (random, own) => signed(`${pick(random, ['query=', 'token:', 'jwt='])}${rightKey(random, own)}`),
    where: encoded,
  },
  {
    code: 'signature_hex',
    make: (random, own) => signed(tokenOf({ key: own.encodingAESKey, claims: textsOf(random), signatureAs: 'hex' })),
  },
  {
    code: 'signature_standard_base64',
    make: (random, own) => signed(tokenOf({ key: own.encodingAESKey, claims: textsOf(random), signatureAs: 'base64' })),
  },
  {
    code: 'field_name_wrong',
    make: (random, own) => ({
      ...signed(rightKey(random, own)),
      field: pick(random, ['signedData', 'Query', 'token', 'data', 'jwt', 'q']),
    }),
    where: encoded,
  },
  {
    code: 'field_name_wrong',
    make: (random, own) => ({
      ...sealed(rightCipher(random, own)),
      field: pick(random, ['Encrypt', 'encrypted', 'data', 'query', 'msg']),
    }),
    where: fields,
  },
  {
    code: 'endpoint_mismatch',
    make: (random, own) => ({ api: 'message', field: 'encrypt', value: rightCipher(random, own).toString('base64') }),
    where: withPath,
  },
  {
    code: 'endpoint_mismatch',
    make: (random, own) => ({ api: 'dictmsg', field: 'query', value: rightKey(random, own) }),
    where: withPath,
  },
  {
    code: 'path_has_appid',
    make: (random, own) => ({ ...signed(rightKey(random, own)), path: own.appId }),
    where: withPath,
  },
  {
    code: 'path_has_key',
    make: (random, own) => ({
      ...signed(rightKey(random, own)),
      path: pick(random, [own.encodingAESKey, encodeURIComponent(own.encodingAESKey)]),
    }),
    where: withPath,
  },
  {
    code: 'path_token_unknown',
    make: (random, own) => ({
      ...signed(rightKey(random, own)),
      path: pick(random, [alnum(random, 30), own.token.toLowerCase(), `${own.token}%20`]),
    }),
    where: withPath,
  },
  {
    code: 'path_placeholder',
    make: (random, own) => ({
      ...sealed(rightCipher(random, own)),
      path: pick(random, [
        '{TOKEN}',
        '<TOKEN>',
        ':token',
        '{{token}}',
        'TOKEN',
        'YOUR_TOKEN',
        '%7BTOKEN%7D',
        '[TOKEN]',
        '%3CTOKEN%3E',
        '你的TOKEN',
        'xxxx',
      ]),
    }),
    where: (name) => withPath(name) && name.startsWith('curl') && name !== 'curlGlued' && name !== 'curlJsonOption',
  },
  {
    code: 'plus_became_space',
    make: (random, own) => {
      let value = '';
      while (!value.includes('+')) value = rightCipher(random, own).toString('base64');
      return sealed(value.replaceAll('+', ' '));
    },
    where: (name) => !name.startsWith('log'),
  },
  {
    code: 'percent_encoded_twice',
    make: (random, own) => sealed(encodeURIComponent(rightCipher(random, own).toString('base64'))),
  },
  {
    code: 'percent_encoded_twice',
    make: (random, own) => sealed(encodeURIComponent(encodeURIComponent(rightCipher(random, own).toString('base64')))),
  },
  byFrame('padding_16', (random, own) => {
    let message = dictionaryOf(textsOf(random));
    while ((20 + Buffer.byteLength(message) + own.appId.length) % 32 >= 16) message = ` ${message}`;
    return { message, block: 16 };
  }),
  byFrame('appid_mismatch', (random, _, other) => ({
    trailer: pick(random, [other.appId, alnum(random, 15), `wx${alnum(random, 16)}`]),
  })),
  byFrame('appid_missing', () => ({ trailer: '' })),
  byFrame('appid_is_token', (_, own) => ({ trailer: own.token })),
  byFrame('iv_prepended', (random) => {
    const iv = bytesOf(random, 16);
    return { iv, before: iv };
  }),
  byFrame('aes_key_not_decoded', (_, own) => {
    const key = Buffer.from(own.encodingAESKey.slice(0, 32));
    return { key, iv: key.subarray(0, 16) };
  }),
  byFrame('aes_key_not_decoded', (_, own) => ({ key: createHash('sha256').update(own.encodingAESKey).digest() })),
  byFrame('aes_ecb', () => ({ mode: 'ecb' })),
  byFrame('random_prefix_missing', () => ({ random: Buffer.alloc(0) })),
  byFrame('length_missing', (random) => ({
    length: 'none',
    random: pick(random, [bytesOf(random, 16), Buffer.from(alnum(random, 16))]),
  })),
  byFrame('length_little_endian', () => ({ length: 'little' })),
  byFrame('length_in_characters', () => ({ length: 'characters' })),
  byFrame('framing_missing', (random) => ({
    random: Buffer.alloc(0),
    length: 'none',
    trailer: '',
    block: pick(random, [16, 32]),
  })),
  byFrame('ciphertext_other_profile', (_, __, other) => ({ credentials: other })),
  byFrame('ciphertext_unexplained', (random) => ({ key: bytesOf(random, 32) })),
  {
    code: 'xml_envelope_posted',
    make: (random, own) => {
      const inner = rightCipher(random, own).toString('base64');
      const cdata = (text: string) => pick(random, [`<![CDATA[${text}]]>`, text]);
      const parts = `<Encrypt>${cdata(inner)}</Encrypt><MsgSignature>${cdata('a'.repeat(40))}</MsgSignature><TimeStamp>${NOW}</TimeStamp><Nonce>${cdata('abc')}</Nonce>`;
      return sealed(pick(random, [`<xml>${parts}</xml>`, `<xml>\n${parts.replaceAll('><', '>\n<')}\n</xml>`]));
    },
    where: (name) => !name.startsWith('log'),
  },
  byText(
    'plaintext_xml',
    (random) => `<xml><username><![CDATA[${textsOf(random).username}]]></username><msg>x</msg></xml>`,
  ),
  byText('plaintext_not_json', (random) =>
    pick(random, [
      'hehe',
      '你好',
      'username=u&msg=m',
      "{'username': 'u', 'msg': 'm'}",
      '{"username":"u",',
      'null',
      '[1,2]',
    ]),
  ),
  byText('plaintext_json_twice', (random) => JSON.stringify(dictionaryOf(textsOf(random)))),
  byText('svrinfo_as_string', (random) => dictionaryOf(textsOf(random), '{"real_time_slot_candidates":{"a":["b"]}}')),
  byText('svrinfo_shape', (random) =>
    dictionaryOf(textsOf(random), {
      real_time_slot_candidates: pick<unknown>(random, [
        { a: 'b,c' },
        { a: [{ name: 'b' }] },
        [{ name: 'a', words: ['b'] }],
        ['b'],
        { a: [1] },
        { a: { b: 1 } },
        '{"a":["b"]}',
      ]),
    }),
  ),
  byText('svrinfo_missing_level', (random) =>
    dictionaryOf(textsOf(random), pick<unknown>(random, [{ contacts: ['b'] }, { a: ['b'], c: ['d', 'e'] }])),
  ),
  { code: 'ciphertext_url_safe', make: (random, own) => sealed(urlSafe(random, own)) },
  {
    code: 'ciphertext_hex',
    make: (random, own) =>
      sealed(
        rightCipher(random, own)
          .toString(pick(random, ['hex', 'hex']))
          .replace(/[a-f]/g, (c) => (random() < 0 ? c : c.toUpperCase())),
      ),
  },
  { code: 'ciphertext_hex', make: (random, own) => sealed(rightCipher(random, own).toString('hex')) },
  {
    code: 'ciphertext_truncated',
    make: (random, own) =>
      sealed(
        rightCipher(random, own)
          .toString('base64')
          .slice(0, -pick(random, [5, 13, 40, 44, 64, 77, 100])),
      ),
  },
];

function urlSafe(random: Random, own: Credentials): string {
  for (;;) {
    const value = rightCipher(random, own).toString('base64url');
    if (/[-_]/.test(value)) return random() < 0.5 ? value : value.padEnd(Math.ceil(value.length / 4) * 4, '=');
  }
}

describe('each cause is named, whatever the credentials, texts and transport', () => {
  test.each(CAUSES.map((cause, i) => [cause.code, i, cause] as const))(
    '%s (%i)',
    async (code, index, { make, where }) => {
      const wrong: string[] = [];
      for (let round = 0; round < 2; round++) {
        const random = randomOf(1000 * index + round);
        const [own, other, third] = [credentialsOf(random), credentialsOf(random), credentialsOf(random)];
        const { api, value, field, path } = make(random, own, other);
        const all = Object.entries(transports(api, path ?? own.token, value, field)) as [TransportName, string][];
        for (const [name, input] of all.filter(([name]) => where?.(name) ?? true)) {
          const { findings } = await examine(input, { profiles: [own, third, other], now: NOW });
          const errors = findings.filter(({ severity }) => severity !== 'note').map((f) => f.code);
          if (errors.join() !== code) wrong.push(`${round} ${name}: ${errors.join() || 'ok'} ${input.slice(0, 300)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test('GET, multipart and content types, built on a right call', async () => {
    const random = randomOf(5);
    const own = credentialsOf(random);
    const token = rightKey(random, own);
    const url = `https://openai.weixin.qq.com/openapi/message/${own.token}`;
    const inputs: [string, string][] = [
      ['method_not_post', `curl '${url}?query=${token}'`],
      ['method_not_post', `curl -G -d 'query=${token}' '${url}'`],
      ['method_not_post', `curl -X PUT -d 'query=${token}' '${url}'`],
      ['method_not_post', `GET ${url.slice(28)}?query=${token} HTTP/1.1\r\nHost: openai.weixin.qq.com\r\n\r\n`],
      [
        'method_not_post',
        `1.2.3.4 - - [23/Nov/2025:10:00:00 +0800] "GET ${url.slice(28)}?query=${token} HTTP/1.1" 200 512 "-" "curl/8"`,
      ],
      ['multipart_body', `curl -F 'query=${token}' ${url}`],
      ['multipart_body', `curl --form-string query=${token} ${url}`],
      [
        'multipart_body',
        `POST ${url} HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=XX\r\n\r\n--XX\r\nContent-Disposition: form-data; name="query"\r\n\r\n${token}\r\n--XX--\r\n`,
      ],
      ['content_type_mismatch', `curl -H 'content-type:application/json;charset=UTF-8' --data 'query=${token}' ${url}`],
      ['content_type_mismatch', `curl --json 'query=${token}' ${url}`],
      ['content_type_mismatch', `curl -d '{"query": "${token}"}' ${url}`],
      ['content_type_mismatch', `curl -H 'Content-Type: text/plain' -d '{"query": "${token}"}' ${url}`],
      [
        'content_type_mismatch',
        `POST ${url} HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\n{"query":"${token}"}`,
      ],
      ['field_name_wrong', `curl -X POST -H 'Authorization: Bearer ${token}' ${url}`],
      [
        'field_name_wrong',
        `curl -X POST -H 'Content-Type: application/json' -d '{"data":{"query":"${token}"}}' ${url}`,
      ],
      ['field_name_wrong', `curl -d '${token}' ${url}`],
      ['curl_option_swallowed', `curl -x -d 'query=${token}' ${url}`],
      ['value_placeholder', `curl -X POST -d 'query=<JWT>' ${url}`],
      ['value_placeholder', `curl -X POST -d "query=$JWT" ${url}`],
      ['value_missing', `curl -X POST ${url}`],
      ['value_not_sealed', `curl -X POST --json '{"username":"u","msg":"m"}' ${url}`],
      ['path_unknown', `curl -d 'query=${token}' https://chatbot.weixin.qq.com/message/${own.token}`],
      ['path_token_missing', `curl -d 'query=${token}' https://chatbot.weixin.qq.com/openapi/message/`],
    ];
    const got: [string, string][] = [];
    for (const [, input] of inputs) {
      const { findings } = await examine(input, { profiles: [own], now: NOW });
      got.push([findings[0].code, input]);
    }
    expect(got).toEqual(inputs);
  });

  test('an unescaped plus in a form is named with its cause', async () => {
    const random = randomOf(6);
    const own = credentialsOf(random);
    let value = '';
    while (!value.includes('+')) value = rightCipher(random, own).toString('base64');
    const url = `https://openai.weixin.qq.com/openapi/dictmsg/${own.token}`;
    for (const input of [
      `curl -X post -d "encrypt=${value}" "${url}"`,
      `POST ${url} HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\nencrypt=${value}`,
      `encrypt=${value}`,
      `${url}?encrypt=${value}`,
    ]) {
      const { findings } = await examine(input, { profiles: [own], now: NOW });
      expect(findings[0].code).toBe('plus_became_space');
    }
  });
});

describe('two mistakes at once are both found', () => {
  const both: [string, string, (random: Random, own: Credentials, other: Credentials) => Made][] = [
    [
      'token_prefix',
      'key_base64_decoded',
      (r, own) => signed(`Bearer ${tokenOf({ key: aesKey(own), claims: textsOf(r) })}`),
    ],
    [
      'key_padded',
      'claim_query',
      (_, own) => signed(tokenOf({ key: `${own.encodingAESKey}=`, claims: { username: 'u', query: 'x' } })),
    ],
    [
      'key_of_other_profile',
      'key_base64_decoded',
      (r, _, other) => signed(tokenOf({ key: aesKey(other), claims: textsOf(r) })),
    ],
    [
      'signature_hex',
      'key_is_token',
      (r, own) => signed(tokenOf({ key: own.token, claims: textsOf(r), signatureAs: 'hex' })),
    ],
    [
      'token_truncated',
      'key_whitespace',
      (r, own) => signed(tokenOf({ key: `${own.encodingAESKey}\n`, claims: textsOf(r) }).slice(0, -6)),
    ],
    [
      'alg_header_lies',
      'key_base64_decoded',
      (r, own) => signed(tokenOf({ key: aesKey(own), claims: textsOf(r), hash: 'sha512' })),
    ],
    [
      'alg_not_hs256',
      'key_padded',
      (r, own) =>
        signed(
          tokenOf({
            key: `${own.encodingAESKey}=`,
            claims: textsOf(r),
            hash: 'sha512',
            header: { ...HEADER, alg: 'HS512' },
          }),
        ),
    ],
    [
      'token_line_wrapped',
      'expired',
      (r, own) =>
        signed(tokenOf({ key: own.encodingAESKey, claims: { ...textsOf(r), exp: NOW - 9 } }).replace(/.{30}/, '$&\n')),
    ],
    [
      'path_has_appid',
      'key_quoted',
      (r, own) => ({ ...signed(tokenOf({ key: `"${own.encodingAESKey}"`, claims: textsOf(r) })), path: own.appId }),
    ],
    ['plus_became_space', 'appid_mismatch', (r, own, other) => sealed(plussed(r, own, { trailer: other.appId }))],
    [
      'plus_became_space',
      'plaintext_xml',
      (r, own) => sealed(plussed(r, own, { message: `<xml><msg>${alnum(r, 60)}</msg></xml>` })),
    ],
    [
      'percent_encoded_twice',
      'svrinfo_as_string',
      (r, own) =>
        sealed(
          encodeURIComponent(
            cipherOf({ credentials: own, message: dictionaryOf(textsOf(r), '{}'), random: bytesOf(r, 16) }).toString(
              'base64',
            ),
          ),
        ),
    ],
    [
      'ciphertext_hex',
      'aes_ecb',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: bytesOf(r, 16),
            mode: 'ecb',
          }).toString('hex'),
        ),
    ],
    [
      'ciphertext_other_profile',
      'length_little_endian',
      (r, _, other) =>
        sealed(
          cipherOf({ credentials: other, message: dictionaryOf(textsOf(r)), random: bytesOf(r, 16), length: 'little' }),
        ),
    ],
    [
      'aes_ecb',
      'appid_missing',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: bytesOf(r, 16),
            mode: 'ecb',
            trailer: '',
          }),
        ),
    ],
    [
      'iv_zero',
      'framing_missing',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: Buffer.alloc(0),
            length: 'none',
            trailer: '',
            iv: Buffer.alloc(16),
          }),
        ),
    ],
    [
      'iv_zero',
      'random_prefix_missing',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: Buffer.alloc(0),
            iv: Buffer.alloc(16),
          }),
        ),
    ],
    [
      'iv_prepended',
      'framing_missing',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: Buffer.alloc(0),
            length: 'none',
            trailer: '',
            iv: Buffer.alloc(16, 7),
            before: Buffer.alloc(16, 7),
          }),
        ),
    ],
    [
      'random_prefix_missing',
      'length_missing',
      (r, own) =>
        sealed(
          cipherOf({ credentials: own, message: dictionaryOf(textsOf(r)), random: Buffer.alloc(0), length: 'none' }),
        ),
    ],
    [
      'length_in_characters',
      'appid_mismatch',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: bytesOf(r, 16),
            length: 'characters',
            trailer: alnum(r, 15),
          }),
        ),
    ],
    [
      'ciphertext_truncated',
      'framing_missing',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: dictionaryOf(textsOf(r)),
            random: Buffer.alloc(0),
            length: 'none',
            trailer: '',
          })
            .toString('base64')
            .slice(0, -50),
        ),
    ],
    [
      'ciphertext_url_safe',
      'plaintext_json_twice',
      (r, own) =>
        sealed(
          cipherOf({
            credentials: own,
            message: JSON.stringify(dictionaryOf(textsOf(r))),
            random: bytesOf(r, 16),
          }).toString('base64url'),
        ),
    ],
  ];

  test.each(both.map((pair, i) => [pair[0], pair[1], i, pair[2]] as const))(
    '%s and %s (%i)',
    async (first, second, index, make) => {
      for (let round = 0; round < 3; round++) {
        const random = randomOf(90_000 + 10 * index + round);
        const [own, other] = [credentialsOf(random), credentialsOf(random)];
        const { api, value, path } = make(random, own, other);
        const { curlForm, rawJson } = transports(api, path ?? own.token, value);
        for (const input of [curlForm, rawJson]) {
          const { findings } = await examine(input, { profiles: [own, other], now: NOW });
          expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
            first,
            second,
          ]);
        }
      }
    },
  );

  function plussed(random: Random, own: Credentials, plan: Partial<CipherPlan>): string {
    for (;;) {
      const value = cipherOf({
        credentials: own,
        message: dictionaryOf(textsOf(random)),
        random: bytesOf(random, 16),
        ...plan,
      }).toString('base64');
      if (value.includes('+')) return value.replaceAll('+', ' ');
    }
  }
});
