/** State of the token tool: header and claims on one side, the token on the other; whichever was edited last leads. */
import { decodeUtf8, fromBase64, fromBase64url, toBase64url, utf8, utf8Length } from '#protocol/bytes.ts';
import { hmacKey } from '#protocol/hmacKeys.ts';
import { DEFAULT_HEADER_JSON, JwtError, signToken, splitToken, verifyToken, type JwtErrorCode } from '#protocol/jwt.ts';
import { membersOf, problemOf } from './claims.ts';

export type KeyForm = 'text' | 'base64';
export const KEY_FORMS: readonly KeyForm[] = ['text', 'base64'];

export interface JwtState {
  headerText: string;
  claimsText: string;
  token: string;
  key: string;
  keyForm: KeyForm;
  /** `content`: the token follows header and claims. `token`: they follow it. */
  leads: 'content' | 'token';
  /** Header and claims of the last time both could be signed; what the token is made of. */
  signable: { header: string; claims: string };
}

/** The tool as it opens: the claims of a message, signed with the given key. */
export function initialJwt(key: string): JwtState {
  const claims = '{"username":"some persone","msg":"你好"}';
  return {
    headerText: DEFAULT_HEADER_JSON,
    claimsText: claims,
    token: '',
    key,
    keyForm: 'text',
    leads: 'content',
    signable: { header: DEFAULT_HEADER_JSON, claims },
  };
}

/** Header or claims were edited: the token follows as soon as both are JSON objects. */
export function withContent(state: JwtState, changes: Partial<Pick<JwtState, 'headerText' | 'claimsText'>>): JwtState {
  const next: JwtState = { ...state, ...changes, leads: 'content' };
  const sound = !problemOf(next.headerText) && !problemOf(next.claimsText);
  return sound ? { ...next, signable: { header: next.headerText, claims: next.claimsText } } : next;
}

/** The token was edited: what can be decoded is shown, what cannot stays. */
export function withToken(state: JwtState, text: string): JwtState {
  const token = text.trim();
  const { header, claims } = decodeToken(token);
  return {
    ...state,
    token,
    leads: 'token',
    headerText: header ?? state.headerText,
    claimsText: claims ?? state.claimsText,
  };
}

/** Texts of the first two parts of a token, as far as they can be decoded. */
export function decodeToken(token: string): { header?: string; claims?: string } {
  const [header, claims] = splitToken(token).map(({ text }) => {
    const bytes = text === '' ? undefined : fromBase64url(text.replace(/=+$/, ''));
    return bytes && decodeUtf8(bytes);
  });
  return { ...(header === undefined ? {} : { header }), ...(claims === undefined ? {} : { claims }) };
}

/** The key as the HMAC takes it; undefined when it is to be decoded and is not base64. */
export function secretOf({ key, keyForm }: Pick<JwtState, 'key' | 'keyForm'>): string | Uint8Array | undefined {
  if (keyForm === 'text') return key;
  const unpadded = key.trim().replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '='));
}

export interface KeyGiven {
  /** Bytes the HMAC is keyed with. */
  bytes: number;
  /** The signature of the same content. */
  signature: string;
}

export interface JwtWork {
  token: string;
  verdict: 'verified' | 'key_not_base64' | JwtErrorCode;
  /** What stands in the way of signing header and claims. */
  unsigned?: JwtErrorCode;
  /** What each form of the key gives, where it gives anything. */
  alternatives: Readonly<Partial<Record<KeyForm, KeyGiven>>>;
  /** The form of the key under which the signature is right; there is one at most. */
  fitting?: KeyForm;
}

/** Signs what leads to a token, then verifies the token as the platform's emulator does. */
export async function work(state: JwtState): Promise<JwtWork> {
  const secret = secretOf(state);
  if (secret === undefined) return { token: state.token, verdict: 'key_not_base64', alternatives: {} };
  let { token } = state;
  let unsigned: JwtErrorCode | undefined;
  if (state.leads === 'content') {
    const { header, claims } = state.signable;
    try {
      token = (await signToken({ headerJson: header, payloadJson: claims, secret })).token;
    } catch (error) {
      unsigned = codeOf(error);
    }
  }
  const verdict = unsigned ?? (await verdictOf(token, secret));
  const alternatives = await alternativesOf(state.key, token);
  const own = splitToken(token)[2]?.text;
  const fitting = KEY_FORMS.find((form) => own !== undefined && alternatives[form]?.signature === own);
  return { token, verdict, alternatives, ...(fitting ? { fitting } : {}), ...(unsigned ? { unsigned } : {}) };
}

async function verdictOf(token: string, secret: string | Uint8Array): Promise<JwtWork['verdict']> {
  try {
    await verifyToken({ token, secret, now: Math.floor(Date.now() / 1000) });
    return 'verified';
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): JwtErrorCode {
  if (error instanceof JwtError) return error.code;
  throw error;
}

async function alternativesOf(key: string, token: string): Promise<JwtWork['alternatives']> {
  const segments = splitToken(token);
  if (segments.length !== 3) return {};
  const signingInput = utf8(token.slice(0, segments[1]!.end));
  const found: Partial<Record<KeyForm, KeyGiven>> = {};
  for (const keyForm of KEY_FORMS) {
    const secret = secretOf({ key, keyForm });
    if (!secret || secret.length === 0) continue;
    const mac = await crypto.subtle.sign('HMAC', await hmacKey(secret), signingInput);
    const bytes = typeof secret === 'string' ? utf8Length(secret) : secret.length;
    found[keyForm] = { bytes, signature: toBase64url(new Uint8Array(mac)) };
  }
  return found;
}

export type TimeClaim = 'exp' | 'iat' | 'nbf';
export const TIME_CLAIMS: readonly TimeClaim[] = ['iat', 'nbf', 'exp'];

export interface TimeReading {
  name: TimeClaim;
  /** Milliseconds since 1970, where the claim is a number of seconds. */
  ms?: number;
  problem?: 'timeBad' | 'timeMs';
}

/** The time claims that are there, read as seconds. */
export function timesOf(claimsText: string): TimeReading[] {
  const members = membersOf(claimsText) ?? {};
  return TIME_CLAIMS.filter((name) => name in members).map((name) => {
    const value = members[name];
    if (typeof value !== 'number') return { name, problem: 'timeBad' };
    return Math.abs(value) >= 1e11 ? { name, ms: value, problem: 'timeMs' } : { name, ms: value * 1000 };
  });
}
