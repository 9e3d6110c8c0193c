import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_ENCODINGS, type BodyEncoding } from './body.ts';
import { decodeUtf8, fromHex } from './bytes.ts';
import { decrypt } from './msgCrypt.ts';
import { verifyToken } from './jwt.ts';
import { EXAMPLE_DRAFT, type Draft } from './draft.ts';
import { prepare, type Prepared } from './prepare.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from './sampleCredentials.ts';

const NOW = 1_764_000_000;
const random = fromHex('30313233343536373839616263646566')!;

async function prepared(changes: Partial<Draft>, credentials = PUBLISHED_SAMPLE): Promise<Prepared> {
  const result = await prepare({ ...EXAMPLE_DRAFT, ...changes }, credentials, { now: NOW, random, jti: 'j-1' });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.prepared;
}

async function issueCodes(changes: Partial<Draft>, credentials = PUBLISHED_SAMPLE) {
  const result = await prepare({ ...EXAMPLE_DRAFT, ...changes }, credentials, { now: NOW });
  const issues = result.ok ? result.prepared.issues : result.issues;
  return { ok: result.ok, codes: issues.filter((i) => i.severity !== 'note').map((i) => `${i.field}:${i.code}`) };
}

/** The parameter as a server reads it back, from wherever the encoding put it. */
function received({ encoding, bodyText, search, endpoint }: Prepared): string | null {
  const readers: Record<BodyEncoding, () => string | null> = {
    form: () => new URLSearchParams(bodyText).get(endpoint.parameter),
    url: () => new URLSearchParams(search).get(endpoint.parameter),
    json: () => (JSON.parse(bodyText) as Record<string, string>)[endpoint.parameter]!,
  };
  return readers[encoding]();
}

describe('prepare, message', () => {
  it('makes the documented request of the platform page', async () => {
    const request = await prepared({});
    expect(request.path).toBe(`/openapi/message/${PUBLISHED_SAMPLE.token}`);
    expect(request.plaintext).toBe('{"username":"some persone","msg":"你好"}');
    expect(request.bodyText).toBe(
      'query=eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc',
    );
    expect(request.headers).toEqual([
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
    ]);
  });

  it('writes optional claims after the text and keeps extra ones exactly as typed', async () => {
    const request = await prepared({
      claimName: 'query',
      iat: true,
      exp: 3600,
      jti: true,
      extraClaims: ' { "userid": 9007199254740993,  "n": 1.0 } ',
    });
    expect(request.plaintext).toBe(
      `{"username":"some persone","query":"你好","iat":${NOW},"exp":${NOW + 3600},"jti":"j-1","userid": 9007199254740993,  "n": 1.0}`,
    );
    await expect(
      verifyToken({ token: request.value, secret: PUBLISHED_SAMPLE.encodingAESKey, now: NOW }),
    ).resolves.toMatchObject({ payloadJson: request.plaintext });
  });

  it.each([
    ['{"a":', 'extraClaims:claims_not_json'],
    ['[1]', 'extraClaims:claims_not_object'],
    ['{"msg":"other"}', 'extraClaims:claims_override'],
    ['{"username":"other"}', 'extraClaims:claims_override'],
  ])('refuses extra claims %s', async (extraClaims, code) => {
    expect(await issueCodes({ extraClaims })).toEqual({ ok: false, codes: [code] });
  });

  it('lets a claim named like the other text claim through', async () => {
    expect(await issueCodes({ extraClaims: '{"query":"x"}' })).toEqual({ ok: true, codes: [] });
  });
});

describe('prepare, dictmsg', () => {
  it('makes the verified vector of the platform page’s example', async () => {
    const request = await prepared({ api: 'dictmsg' });
    expect(request.value).toBe(
      'ypP1NwRvFE69HhlhFAFOT+uRD7E1Lm0rt21mFyGnrEelm4Hzcn1/swD1xcyHsKql6GX7G3xsgmlTyR1XG+EERQGNyWbNXCFV50dPrMvhoiCEOdtI23WWtivOuDQhlT0a3Gkb+V3654RnPWaVm9uOqLRLoElqJEb2DaAsjmTgA+k/EBCke9wBUv1NkDo39B2V/Bu614GZTdqzY4JcphREGidkoPMLWAD99JFVmNr/xBld7hCLwIg6ZzeH80FG5nF7',
    );
    expect(request.bodyText).not.toContain('+');
  });

  it('makes the bytes node:crypto makes, for a key with + / and spare bits', async () => {
    const request = await prepared({ api: 'dictmsg', msg: '带 + 号的 "引号"' }, AWKWARD_SAMPLE);
    if (request.steps.scheme !== 'wxbizmsgcrypt') throw new Error('wrong scheme');
    const key = Buffer.from(`${AWKWARD_SAMPLE.encodingAESKey}=`, 'base64');
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const expected = Buffer.concat([cipher.update(request.steps.encrypted.frame), cipher.final()]);
    expect(request.value).toBe(expected.toString('base64'));
  });

  it('is stopped by a key that cannot encrypt, at the key', async () => {
    const credentials = { ...PUBLISHED_SAMPLE, encodingAESKey: `${PUBLISHED_SAMPLE.encodingAESKey} ` };
    expect(await issueCodes({ api: 'dictmsg' }, credentials)).toEqual({
      ok: false,
      codes: ['encodingAESKey:credential'],
    });
    // The same key signs, wrongly: sending that and seeing it fail is what people come for.
    expect(await issueCodes({ api: 'message' }, credentials)).toEqual({
      ok: true,
      codes: ['encodingAESKey:credential'],
    });
  });
});

describe('prepare', () => {
  it('delivers the same value through every body encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Draft['api']>('message', 'dictmsg'),
        fc.constantFrom(...BODY_ENCODINGS),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        async (api, encoding, msg) => {
          const request = await prepared({ api, encoding, msg });
          expect(received(request)).toBe(request.value);
          expect(decodeUtf8(request.body)).toBe(request.bodyText);
          if (api === 'dictmsg') {
            const opened = await decrypt({ ...PUBLISHED_SAMPLE, encrypt: request.value });
            expect((JSON.parse(opened.message) as { msg: string }).msg).toBe(msg);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ username: '' }, 'username:empty_username', false],
    [{ msg: '' }, 'msg:empty_msg', false],
    [{ msg: 'x\ud83dy' }, 'msg:lone_surrogate', true],
    [{ msg: 'x\0y' }, 'msg:nul_character', true],
  ])('says what is wrong with %j', async (changes, code, ok) => {
    expect(await issueCodes(changes)).toEqual({ ok, codes: [code] });
  });

  it('never lets a TOKEN out of its path segment', async () => {
    for (const token of ['a/../b', 'a b', 'a\r\nHost: evil', '%2e%2e', 'a?b#c']) {
      const { path } = await prepared({}, { ...PUBLISHED_SAMPLE, token });
      expect(new URL(path, 'http://h').pathname.split('/').slice(0, 3)).toEqual(['', 'openapi', 'message']);
      expect(path.split('/')).toHaveLength(4);
      expect(decodeURIComponent(path.split('/')[3]!)).toBe(token);
      expect(path).toMatch(/^[\x21-\x7e]+$/);
    }
    for (const token of ['', '.', '..', '\ud800']) {
      expect((await issueCodes({}, { ...PUBLISHED_SAMPLE, token })).ok).toBe(false);
    }
  });

  it('warns when a form body is larger than the inferred limit and advises by code', async () => {
    expect(await issueCodes({ msg: '长'.repeat(20_000) })).toEqual({ ok: true, codes: ['msg:over_form_limit'] });
    expect(await issueCodes({ msg: '长'.repeat(20_000), encoding: 'json' })).toEqual({ ok: true, codes: [] });
  });

  it('carries a message of 1 MB', async () => {
    const msg = '一'.repeat(350_000);
    const request = await prepared({ msg, encoding: 'json' });
    expect(received(request)).toBe(request.value);
  });
});
