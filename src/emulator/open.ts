/** Opening what a request carries: the token of `/message`, the ciphertext of `/dictmsg`. */
import { aesParameters, decrypt, MsgCryptError } from '#protocol/msgCrypt.ts';
import type { Scheme } from '#protocol/endpoints.ts';
import { JwtError, verifyToken } from '#protocol/jwt.ts';
import { isRecord } from '#protocol/plainJson.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { decryptHint, type Hint } from './hints.ts';
import { readPlaintext } from './plaintext.ts';
import type { PlatformErrorId } from './platformErrors.ts';

/** What a caller said. */
export interface Said {
  username: string;
  msg: string;
  vocabularies: readonly Vocabulary[];
}

export type Opened = { ok: true; said: Said; hints: Hint[] } | { ok: false; error: PlatformErrorId; hints: Hint[] };

type Opener = (value: string, credentials: Credentials, now: number) => Promise<Opened>;

/** By scheme of the endpoint. `now` is Unix milliseconds. */
export const OPENERS: Record<Scheme, Opener> = { jwt: openToken, wxbizmsgcrypt: openCiphertext };

async function openToken(token: string, credentials: Credentials, now: number): Promise<Opened> {
  const seconds = Math.floor(now / 1000);
  try {
    const { payloadJson } = await verifyToken({ token, secret: credentials.encodingAESKey, now: seconds });
    return readClaims(JSON.parse(payloadJson));
  } catch (error) {
    const hint = error instanceof JwtError ? await tokenHint(error, token, credentials, seconds) : 'jwt-malformed';
    return { ok: false, error: 'signature-invalid', hints: hint ? [hint] : [] };
  }
}

function readClaims(claims: unknown): Opened {
  const { username, msg, query } = isRecord(claims) ? claims : {};
  const hints: Hint[] = typeof username === 'string' && username !== '' ? [] : ['claim-username-missing'];
  const text = msg ?? query;
  if (msg === undefined) hints.push(query === undefined ? 'claim-msg-missing' : 'claim-query');
  if (text !== undefined && typeof text !== 'string') hints.push('claim-msg-not-string');
  if (typeof text !== 'string') return { ok: false, error: 'invalid-args', hints };
  return {
    ok: true,
    said: { username: typeof username === 'string' ? username : '', msg: text, vocabularies: [] },
    hints,
  };
}

async function tokenHint(error: JwtError, token: string, credentials: Credentials, now: number) {
  switch (error.code) {
    case 'expired':
      return 'token-expired';
    case 'not_yet_valid':
      return 'token-not-yet-valid';
    case 'alg_not_allowed':
      return 'alg-not-hs256';
    case 'signature_mismatch':
      return wrongKey(token, credentials, now);
    default:
      return 'jwt-malformed';
  }
}

/** Keys that people sign with by mistake. */
const WRONG_KEYS: readonly [Hint, (credentials: Credentials) => string | Uint8Array][] = [
  ['key-base64-decoded', ({ encodingAESKey }) => aesParameters(encodingAESKey).key],
  ['key-padded', ({ encodingAESKey }) => `${encodingAESKey}=`],
  ['key-trailing-newline', ({ encodingAESKey }) => `${encodingAESKey}\n`],
  ['key-trailing-space', ({ encodingAESKey }) => `${encodingAESKey} `],
  ['signed-with-token', ({ token }) => token],
  ['signed-with-appid', ({ appId }) => appId],
];

async function wrongKey(token: string, credentials: Credentials, now: number): Promise<Hint | undefined> {
  for (const [hint, keyOf] of WRONG_KEYS) {
    try {
      await verifyToken({ token, secret: keyOf(credentials), now });
      return hint;
    } catch (error) {
      if (error instanceof JwtError && (error.code === 'expired' || error.code === 'not_yet_valid')) return hint;
    }
  }
  return undefined;
}

async function openCiphertext(encrypt: string, credentials: Credentials): Promise<Opened> {
  const hints = shapeHints(encrypt);
  try {
    const { message } = await decrypt({ ...credentials, encrypt });
    const plaintext = readPlaintext(message);
    if (!plaintext) return { ok: false, error: 'decrypt-failed', hints: [...hints, 'plaintext-unreadable'] };
    const { said, hints: more } = plaintext;
    return said.msg === undefined
      ? { ok: false, error: 'invalid-args', hints: [...hints, ...more] }
      : { ok: true, said: { ...said, msg: said.msg }, hints: [...hints, ...more] };
  } catch (error) {
    if (!(error instanceof MsgCryptError)) throw error;
    const mismatch = error.code === 'appid_mismatch';
    return {
      ok: false,
      error: mismatch ? 'appid-mismatch' : 'decrypt-failed',
      hints: [...hints, decryptHint(error.code)],
    };
  }
}

function shapeHints(encrypt: string): Hint[] {
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(encrypt)) return ['encrypt-is-jwt'];
  if (encrypt.trimStart().startsWith('<')) return ['encrypt-is-envelope'];
  return encrypt.includes(' ') ? ['plus-became-space'] : [];
}
