import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from './bytes.ts';
import { encodeBody } from './body.ts';
import { JwtError, signToken, verifyToken } from './jwt.ts';

interface Case {
  id: string;
  title: string;
  kind: string;
  headerJson?: string;
  payloadJson?: string;
  payloadJsonRepeat?: { prefix: string; unit: string; count: number; suffix: string };
  secret?: string;
  secretHex?: string;
  token?: string;
  now?: number;
  expect: {
    result: string;
    errors?: string[];
    token?: string;
    tokenLength?: number;
    tokenSha256?: string;
    formBody?: string;
    headerJson?: string;
    payloadJson?: string;
    ifOk?: { headerJson: string; payloadJson: string };
  };
}

const vectors = readFileSync(new URL('./vectors/jwt-hs256.json', import.meta.url), 'utf8');
const { cases } = JSON.parse(vectors) as { cases: Case[] };
const secretOf = (c: Case) => (c.secretHex === undefined ? c.secret! : fromHex(c.secretHex)!);
const payloadOf = ({ payloadJson, payloadJsonRepeat: r }: Case) =>
  payloadJson ?? r!.prefix + r!.unit.repeat(r!.count) + r!.suffix;

describe('signToken meets every shared vector', () => {
  for (const c of cases.filter((candidate) => candidate.kind === 'sign')) {
    it(`${c.id}: ${c.title}`, async () => {
      const signing = signToken({ headerJson: c.headerJson!, payloadJson: payloadOf(c), secret: secretOf(c) });
      if (c.expect.result === 'error') {
        await expect(signing).rejects.toSatisfy((error: JwtError) => c.expect.errors!.includes(error.code));
        return;
      }
      const { token } = await signing;
      expect(token.length).toBe(c.expect.tokenLength);
      expect(createHash('sha256').update(token).digest('hex')).toBe(c.expect.tokenSha256);
      if (c.expect.token) expect(token).toBe(c.expect.token);
      if (c.expect.formBody) {
        expect(encodeBody('form', 'query', token).bodyText).toBe(c.expect.formBody);
      }
    });
  }
});

describe('verifyToken meets every shared vector', () => {
  for (const c of cases.filter((candidate) => candidate.kind === 'verify')) {
    it(`${c.id}: ${c.title}`, async () => {
      const outcome = await Promise.resolve()
        .then(() => verifyToken({ token: c.token!, secret: secretOf(c), now: c.now! }))
        .catch((error: unknown) => {
          if (error instanceof JwtError) return error;
          throw error;
        });
      if (outcome instanceof JwtError) {
        expect(c.expect.result).not.toBe('ok');
        expect(c.expect.errors).toContain(outcome.code);
      } else {
        expect(c.expect.result).not.toBe('error');
        const { headerJson, payloadJson } = c.expect.ifOk ?? c.expect;
        expect(outcome).toEqual({ headerJson, payloadJson });
      }
    });
  }
});

describe('signToken', () => {
  it('gives the platform page its documented token', async () => {
    const { token, segments, signingInput } = await signToken({
      payloadJson: '{"username":"some persone","msg":"你好"}',
      secret: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
    });
    expect(token).toBe(
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc',
    );
    expect(segments.map((s) => token.slice(s.start, s.end))).toEqual(token.split('.'));
    expect(token.startsWith(`${signingInput}.`)).toBe(true);
  });

  it('gives back what was signed, for any claims and any secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string({ minLength: 1, unit: 'binary' }),
        async (claims, secret) => {
          const payloadJson = JSON.stringify({ ...claims, exp: undefined, nbf: undefined, iat: undefined });
          const { token, headerJson } = await signToken({ payloadJson, secret });
          expect(await verifyToken({ token, secret, now: 0 })).toEqual({ headerJson, payloadJson });
        },
      ),
    );
  });
});
