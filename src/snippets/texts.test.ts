/** What no runtime of the usual machine can run is compared as text. */
import { describe, expect, test } from 'vitest';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { APIFOX } from './apifox.ts';
import { CSHARP } from './csharp.ts';
import { HAR } from './har.ts';
import { K6 } from './k6.ts';
import { OPENAPI } from './openapi.ts';
import { POSTMAN } from './postman.ts';
import type { SentExchange, SnippetInput, SnippetTarget } from './snippet.ts';
import { SNIPPET_TARGETS } from './targets.ts';

async function generate(
  target: SnippetTarget,
  draft: Partial<Draft>,
  options: Partial<SnippetInput> = {},
): Promise<string> {
  return target.generate({ ...(await inputOf(draft)), ...options });
}

async function inputOf(change: Partial<Draft>): Promise<SnippetInput> {
  const draft = { ...EXAMPLE_DRAFT, ...change };
  const preparation = await prepare(draft, PUBLISHED_SAMPLE, { now: 1_700_000_000, random: new Uint8Array(16) });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  return {
    draft,
    prepared: preparation.prepared,
    credentials: PUBLISHED_SAMPLE,
    baseUrl: 'https://chatbot.weixin.qq.com',
    form: 'computes',
    secrets: 'environment',
  };
}

describe('C#', () => {
  test('a message as a form, with an expiry', async () => {
    expect(await generate(CSHARP, { exp: 60 })).toMatchInlineSnapshot(`
      "using System;
      using System.Collections.Generic;
      using System.Net.Http;
      using System.Security.Cryptography;
      using System.Text;
      using System.Text.Json.Nodes;

      var token = Required("DIALOG_TOKEN");
      var encodingAesKey = Required("DIALOG_ENCODING_AES_KEY");

      var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
      var claims = new JsonObject
      {
          ["username"] = "some persone",
          ["msg"] = "你好",
          ["exp"] = now + 60,
      };
      var payload = claims.ToJsonString();
      var input = Base64Url(Encoding.UTF8.GetBytes("{\\"typ\\":\\"JWT\\",\\"alg\\":\\"HS256\\"}"))
          + "." + Base64Url(Encoding.UTF8.GetBytes(payload));
      // The key signs as text: it is not base64-decoded.
      var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(encodingAesKey), Encoding.UTF8.GetBytes(input));
      var query = input + "." + Base64Url(signature);

      using var client = new HttpClient();
      using var request = new HttpRequestMessage(HttpMethod.Post, "https://chatbot.weixin.qq.com/openapi/message/" + Uri.EscapeDataString(token));
      request.Headers.Accept.ParseAdd("application/json");
      request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["query"] = query });
      using var response = await client.SendAsync(request);
      Console.WriteLine(await response.Content.ReadAsStringAsync());

      static string Required(string name) =>
          Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");

      static string Base64Url(byte[] bytes) =>
          Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
      "
    `);
  });

  test('a dictionary as JSON, values in the text', async () => {
    expect(await generate(CSHARP, { api: 'dictmsg', encoding: 'json' }, { secrets: 'literal' })).toMatchInlineSnapshot(`
      "using System;
      using System.Buffers.Binary;
      using System.IO;
      using System.Net.Http;
      using System.Security.Cryptography;
      using System.Text;
      using System.Text.Json.Nodes;

      var appId = "Gg8HejYTkUsEIlG";
      var token = "YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv";
      var encodingAesKey = "q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz";

      var message = new JsonObject
      {
          ["username"] = "some persone",
          ["msg"] = "你好",
          ["svrinfo"] = new JsonObject
          {
              ["real_time_slot_candidates"] = new JsonObject
              {
                  ["your_vocab_name"] = new JsonArray("张三", "李四", "王五"),
              },
          },
      };

      // random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.
      var text = Encoding.UTF8.GetBytes(message.ToJsonString());
      var length = new byte[4];
      BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
      using var frame = new MemoryStream();
      frame.Write(RandomNumberGenerator.GetBytes(16));
      frame.Write(length);
      frame.Write(text);
      frame.Write(Encoding.UTF8.GetBytes(appId));
      var padding = 32 - (int)frame.Length % 32;
      for (var i = 0; i < padding; i++) frame.WriteByte((byte)padding);
      using var aes = Aes.Create();
      aes.Key = Convert.FromBase64String(encodingAesKey + "=");
      var encrypt = Convert.ToBase64String(aes.EncryptCbc(frame.ToArray(), aes.Key[..16], PaddingMode.None));

      using var client = new HttpClient();
      using var request = new HttpRequestMessage(HttpMethod.Post, "https://chatbot.weixin.qq.com/openapi/dictmsg/" + Uri.EscapeDataString(token));
      request.Headers.Accept.ParseAdd("application/json");
      request.Content = new StringContent(new JsonObject { ["encrypt"] = encrypt }.ToJsonString(), Encoding.UTF8, "application/json");
      using var response = await client.SendAsync(request);
      Console.WriteLine(await response.Content.ReadAsStringAsync());
      "
    `);
  });

  test('a frozen message in the address', async () => {
    expect(await generate(CSHARP, { encoding: 'url' }, { form: 'frozen' })).toMatchInlineSnapshot(`
      "using System;
      using System.Net.Http;

      var token = Required("DIALOG_TOKEN");

      using var client = new HttpClient();
      using var request = new HttpRequestMessage(HttpMethod.Post, "https://chatbot.weixin.qq.com/openapi/message/" + Uri.EscapeDataString(token) + "?query=eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc");
      request.Headers.Accept.ParseAdd("application/json");
      using var response = await client.SendAsync(request);
      Console.WriteLine(await response.Content.ReadAsStringAsync());

      static string Required(string name) =>
          Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set");
      "
    `);
  });
});

describe('k6', () => {
  test('a message as a form', async () => {
    expect(await generate(K6, {})).toMatchInlineSnapshot(`
      "import { check } from 'k6';
      import http from 'k6/http';
      import { hmac } from 'k6/crypto';
      import { b64encode } from 'k6/encoding';

      export const options = { vus: 1, iterations: 1 };

      const TOKEN = __ENV.DIALOG_TOKEN;
      const ENCODING_AES_KEY = __ENV.DIALOG_ENCODING_AES_KEY;

      export default async function () {
        const claims = {
          username: 'some persone',
          msg: '你好',
        };
        const payload = JSON.stringify(claims);
        const input = b64encode('{"typ":"JWT","alg":"HS256"}', 'rawurl') + '.' + b64encode(payload, 'rawurl');
        // The key signs as text: it is not base64-decoded.
        const query = input + '.' + hmac('sha256', ENCODING_AES_KEY, input, 'base64rawurl');

        const response = http.post('https://chatbot.weixin.qq.com/openapi/message/' + encodeURIComponent(TOKEN), { query }, { headers: { Accept: 'application/json' } });
        check(response, {
          'status is 200': ({ status }) => status === 200,
          'no errcode': ({ body }) => !JSON.parse(body).errcode,
        });
      }
      "
    `);
  });

  test('a dictionary in the address', async () => {
    expect(await generate(K6, { api: 'dictmsg', encoding: 'url' })).toMatchInlineSnapshot(`
      "import { check } from 'k6';
      import http from 'k6/http';
      import { b64decode, b64encode } from 'k6/encoding';

      export const options = { vus: 1, iterations: 1 };

      const APPID = __ENV.DIALOG_APPID;
      const TOKEN = __ENV.DIALOG_TOKEN;
      const ENCODING_AES_KEY = __ENV.DIALOG_ENCODING_AES_KEY;

      export default async function () {
        const message = {
          username: 'some persone',
          msg: '你好',
          svrinfo: {
            real_time_slot_candidates: {
              your_vocab_name: ['张三', '李四', '王五'],
            },
          },
        };

        // random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.
        const utf8 = (text) => new Uint8Array(b64decode(b64encode(text), 'std'));
        const text = utf8(JSON.stringify(message));
        const appId = utf8(APPID);
        const used = 20 + text.length + appId.length;
        const padding = 32 - (used % 32);
        const frame = new Uint8Array(used + padding).fill(padding);
        frame.set(crypto.getRandomValues(new Uint8Array(16)));
        new DataView(frame.buffer).setUint32(16, text.length);
        frame.set(text, 20);
        frame.set(appId, 20 + text.length);
        const raw = new Uint8Array(b64decode(ENCODING_AES_KEY, 'rawstd'));
        const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);
        const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: raw.slice(0, 16) }, key, frame);
        // Web Crypto adds a padding block of its own; the frame is padded already.
        const encrypt = b64encode(sealed.slice(0, frame.length));

        const response = http.post('https://chatbot.weixin.qq.com/openapi/dictmsg/' + encodeURIComponent(TOKEN) + '?encrypt=' + encodeURIComponent(encrypt), null, { headers: { Accept: 'application/json' } });
        check(response, {
          'status is 200': ({ status }) => status === 200,
          'no errcode': ({ body }) => !JSON.parse(body).errcode,
        });
      }
      "
    `);
  });
});

test('the script for Apifox is the one that Postman runs', async () => {
  const { item } = JSON.parse(await generate(POSTMAN, { jti: true })) as {
    item: [{ event: [{ script: { exec: string[] } }] }];
  };
  expect(await generate(APIFOX, { jti: true })).toBe(`${item[0].event[0].script.exec.join('\n')}\n`);
});

test('a Postman collection holds credentials in its variables and nowhere else', async () => {
  const text = await generate(POSTMAN, { api: 'dictmsg' }, { secrets: 'literal' });
  const { variable, ...rest } = JSON.parse(text) as { variable: { key: string; value: string }[] };
  expect(variable.map(({ value }) => value)).toEqual(expect.arrayContaining(Object.values(PUBLISHED_SAMPLE)));
  for (const secret of Object.values(PUBLISHED_SAMPLE)) expect(JSON.stringify(rest)).not.toContain(secret);
});

describe('HAR', () => {
  test('the prepared request, its TOKEN replaced by the name of the variable', async () => {
    const { log } = JSON.parse(await generate(HAR, { encoding: 'url' })) as {
      log: { version: string; entries: unknown[] };
    };
    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({
      request: {
        method: 'POST',
        url: expect.stringMatching(
          /^https:\/\/chatbot\.weixin\.qq\.com\/openapi\/message\/DIALOG_TOKEN\?query=ey/,
        ) as unknown,
        queryString: [{ name: 'query', value: expect.stringMatching(/^ey/) as unknown }],
        bodySize: 0,
      },
      response: { status: 0 },
    });
  });

  const request = {
    method: 'POST',
    urlBeforeToken: 'http://127.0.0.1/openapi/dictmsg/',
    token: 'a%2Fb',
    search: '',
    headers: [['Content-Type', 'application/json']],
    bodyText: '{"encrypt":"a+b="}',
    bodySize: 18,
  } as const;
  const response = {
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'application/json']],
    body: new TextEncoder().encode('"你"'),
  } as const;

  async function entryOf(exchange: SentExchange, secrets: SnippetInput['secrets'] = 'literal'): Promise<unknown> {
    const { log } = JSON.parse(await generate(HAR, {}, { exchange, secrets })) as { log: { entries: unknown[] } };
    return log.entries[0];
  }

  test('an exchange with its answer and its phases, sizes in bytes', async () => {
    const phases = { dns: 1, connect: 2, tls: 3, ttfb: 4, download: 1.5 };
    expect(await entryOf({ startedAt: 1_700_000_000_000, duration: 12.5, phases, request, response })).toMatchObject({
      startedDateTime: '2023-11-14T22:13:20.000Z',
      time: 12.5,
      request: {
        url: 'http://127.0.0.1/openapi/dictmsg/a%2Fb',
        postData: { mimeType: 'application/json', text: '{"encrypt":"a+b="}' },
        bodySize: 18,
      },
      response: { status: 200, content: { size: 5, mimeType: 'application/json', text: '"你"' } },
      timings: { blocked: 1, dns: 1, connect: 5, ssl: 3, send: 0, wait: 4, receive: 1.5 },
    });
  });

  test('an answer that is no text is base64, and one that never came has status 0', async () => {
    const bytes = { ...response, body: new Uint8Array([0xff, 0x00]) };
    expect(await entryOf({ startedAt: 0, duration: 1, request, response: bytes })).toMatchObject({
      response: { content: { size: 2, text: '/wA=', encoding: 'base64' } },
    });
    expect(await entryOf({ startedAt: 0, duration: 1, request }, 'environment')).toMatchObject({
      request: { url: 'http://127.0.0.1/openapi/dictmsg/DIALOG_TOKEN' },
      response: { status: 0, bodySize: -1 },
    });
  });
});

test('the OpenAPI description has both calls, each with both encodings of its one parameter', async () => {
  const description = JSON.parse(await generate(OPENAPI, {})) as {
    openapi: string;
    paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { required: string[] } }> } } }>;
  };
  expect(description.openapi).toBe('3.1.0');
  const bodies = Object.entries(description.paths).map(([path, { post }]) => [
    path,
    Object.entries(post.requestBody.content).map(([type, { schema }]) => [type, ...schema.required]),
  ]);
  const types = (name: string) => [
    ['application/x-www-form-urlencoded', name],
    ['application/json', name],
  ];
  expect(bodies).toEqual([
    ['/openapi/message/{TOKEN}', types('query')],
    ['/openapi/dictmsg/{TOKEN}', types('encrypt')],
  ]);
});

test('every target has its own id and file, and ends its text with one newline', async () => {
  expect(new Set(SNIPPET_TARGETS.map(({ id }) => id)).size).toBe(SNIPPET_TARGETS.length);
  for (const api of ['message', 'dictmsg'] as const) {
    for (const target of SNIPPET_TARGETS) {
      for (const form of target.forms) expect(await generate(target, { api }, { form })).toMatch(/[^\n]\n$/);
    }
  }
});

test('the same input gives the same text', async () => {
  const input = await inputOf({ jti: true, iat: true });
  for (const target of SNIPPET_TARGETS) expect(target.generate(input)).toBe(target.generate(input));
});
