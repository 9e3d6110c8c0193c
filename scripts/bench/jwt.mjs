import { CompactSign } from 'jose';
import { median } from './report.mjs';
import { source } from './source.mjs';

const SECRET = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const PAYLOAD = '{"username":"some persone","msg":"你好"}';
const SIGNATURES = 3000;
const ROUNDS = 7;

/** Signing the platform's own example: jose alone with a CryptoKey imported once, and our verb with all its steps. */
export async function jwt() {
  /** @type {{ signToken(input: { payloadJson: string, secret: string }): Promise<unknown> }} */
  const { signToken } = await source('src/protocol/jwt.ts');
  const bytes = new TextEncoder().encode(SECRET);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const encoder = new TextEncoder();

  const alone = () =>
    new CompactSign(encoder.encode(PAYLOAD)).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(key);
  const ours = () => signToken({ payloadJson: PAYLOAD, secret: SECRET });

  /** @type {number[]} */ const josePerSecond = [];
  /** @type {number[]} */ const oursPerSecond = [];
  // Taken in turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    josePerSecond.push(await perSecond(alone));
    oursPerSecond.push(await perSecond(ours));
  }
  const [theirs, own] = [median(josePerSecond), median(oursPerSecond)];
  return [
    { what: 'jose alone, key cached', value: theirs, unit: '/s' },
    { what: 'signToken with its steps', value: own, unit: '/s', note: `${(own / theirs).toFixed(2)} x jose` },
  ];
}

/** @param {() => Promise<unknown>} action */
async function perSecond(action) {
  const before = performance.now();
  for (let i = 0; i < SIGNATURES; i++) await action();
  return SIGNATURES / ((performance.now() - before) / 1000);
}
