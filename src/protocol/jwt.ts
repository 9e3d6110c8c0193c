/** JSON Web Tokens as `/openapi/message` takes them: compact serialisation, HS256 (RFC 7519, RFC 7515). */
import { CompactSign, errors, jwtVerify } from 'jose';
import { decodeUtf8, fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { hmacKey } from './hmacKeys.ts';

/** Header of every token the console makes: members in the order of the platform's picture. */
export const DEFAULT_HEADER_JSON = '{"typ":"JWT","alg":"HS256"}';

export type SegmentName = 'header' | 'payload' | 'signature';

/** One part of a token, with its place in the token's text (character offsets, end exclusive). */
export interface TokenSegment {
  name: SegmentName;
  text: string;
  start: number;
  end: number;
}

/** A token together with everything it was computed from. */
export interface SignedToken {
  token: string;
  headerJson: string;
  payloadJson: string;
  /** What the HMAC ran over: `base64url(header) "." base64url(payload)` (RFC 7515 section 5.1). */
  signingInput: string;
  /** 32 bytes of HMAC-SHA256. */
  signature: Uint8Array;
  segments: readonly [TokenSegment, TokenSegment, TokenSegment];
}

export interface SignInput {
  /** Exact JSON text of the header; defaults to {@link DEFAULT_HEADER_JSON}. */
  headerJson?: string;
  /** Exact JSON text of the claims. It is signed byte for byte, so big integers and spacing survive. */
  payloadJson: string;
  /** A string is used as its UTF-8 bytes: the platform wants EncodingAESKey as text (protocol.md section 2). */
  secret: string | Uint8Array;
}

/**
 * Signs a JSON text with HMAC-SHA256.
 * @throws {JwtError} `empty_secret`; `bad_json` when the header is not a JSON object; `alg_not_allowed` when it does not
 * say HS256.
 */
export async function signToken({
  headerJson = DEFAULT_HEADER_JSON,
  payloadJson,
  secret,
}: SignInput): Promise<SignedToken> {
  const key = await signingKey(secret);
  const header = headerObject(headerJson);
  if (header.alg !== 'HS256')
    throw new JwtError('alg_not_allowed', `alg is ${JSON.stringify(header.alg)}, not "HS256"`);
  const token =
    JSON.stringify(header) === headerJson
      ? await new CompactSign(utf8(payloadJson)).setProtectedHeader({ ...header, alg: 'HS256' }).sign(key)
      : await signExactHeader(headerJson, payloadJson, key);
  const segments = splitToken(token) as [TokenSegment, TokenSegment, TokenSegment];
  return {
    token,
    headerJson,
    payloadJson,
    signingInput: token.slice(0, segments[1].end),
    signature: fromBase64url(segments[2].text)!,
    segments,
  };
}

// jose serialises the header itself, so a header with other spacing (RFC 7515 appendix A.1) needs the HMAC directly.
async function signExactHeader(headerJson: string, payloadJson: string, key: CryptoKey): Promise<string> {
  const signingInput = `${toBase64url(utf8(headerJson))}.${toBase64url(utf8(payloadJson))}`;
  const signature = await crypto.subtle.sign('HMAC', key, utf8(signingInput));
  return `${signingInput}.${toBase64url(new Uint8Array(signature))}`;
}

export interface VerifyInput {
  token: string;
  secret: string | Uint8Array;
  /** Unix seconds at which `exp` and `nbf` are judged. */
  now: number;
}

/**
 * Checks a token as the emulator and the vectors do: signature under HS256 only, then `exp` and `nbf` without tolerance.
 * @returns the exact JSON texts that were signed.
 * @throws {JwtError} with the class of the first check that fails.
 */
export async function verifyToken({ token, secret, now }: VerifyInput): Promise<{
  headerJson: string;
  payloadJson: string;
}> {
  const key = await signingKey(secret);
  try {
    await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: new Date(now * 1000), clockTolerance: 0 });
  } catch (cause) {
    throw jwtErrorOf(cause);
  }
  const [header, payload] = splitToken(token);
  return { headerJson: segmentText(header!), payloadJson: segmentText(payload!) };
}

/**
 * Cuts a text at its dots. Nothing is checked: a broken token gives fewer or more than three segments, of which only
 * the first three carry the names of a token's parts.
 */
export function splitToken(token: string): TokenSegment[] {
  const names: readonly SegmentName[] = ['header', 'payload', 'signature'];
  let start = 0;
  return token.split('.').map((text, i) => {
    const segment = { name: names[i] ?? 'signature', text, start, end: start + text.length };
    start = segment.end + 1;
    return segment;
  });
}

/** Everything that can be read from a token that was made before; nothing is signed or verified. */
export function signedAgain(token: string): SignedToken {
  const [header, payload, signature] = splitToken(token);
  const none: TokenSegment = { name: 'signature', text: '', start: token.length, end: token.length };
  const segments = [header ?? none, payload ?? none, signature ?? none] as const;
  return {
    token,
    headerJson: segmentText(segments[0]),
    payloadJson: segmentText(segments[1]),
    signingInput: token.slice(0, segments[1].end),
    signature: fromBase64url(segments[2].text) ?? new Uint8Array(),
    segments,
  };
}

function signingKey(secret: string | Uint8Array): Promise<CryptoKey> {
  if (secret.length === 0) throw new JwtError('empty_secret', 'the secret is empty');
  return hmacKey(secret);
}

function segmentText(segment: TokenSegment): string {
  return decodeUtf8(fromBase64url(segment.text) ?? new Uint8Array()) ?? '';
}

function headerObject(json: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(json);
  } catch (cause) {
    throw new JwtError('bad_json', 'the header is not JSON', cause);
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new JwtError('bad_json', 'the header is not a JSON object');
  }
  return header as Record<string, unknown>;
}

export type JwtErrorCode =
  | 'empty_secret'
  | 'malformed_token'
  | 'bad_base64url'
  | 'bad_json'
  | 'alg_not_allowed'
  | 'unsupported_crit'
  | 'signature_mismatch'
  | 'payload_not_object'
  | 'bad_claim_type'
  | 'expired'
  | 'not_yet_valid';

/** Why a token was refused; `code` is the error class of the shared vectors. */
export class JwtError extends Error {
  override readonly name = 'JwtError';
  readonly code: JwtErrorCode;
  constructor(code: JwtErrorCode, message: string, cause?: unknown) {
    super(`${code}: ${message}`, { cause });
    this.code = code;
  }
}

function jwtErrorOf(cause: unknown): JwtError {
  if (!(cause instanceof errors.JOSEError)) throw cause;
  return new JwtError(codeOf(cause), cause.message, cause);
}

function codeOf(error: InstanceType<typeof errors.JOSEError>): JwtErrorCode {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.reason === 'check_failed' ? 'not_yet_valid' : 'bad_claim_type';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'alg_not_allowed';
  if (error instanceof errors.JOSENotSupported) return 'unsupported_crit';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature_mismatch';
  if (error instanceof errors.JWTInvalid) return 'payload_not_object';
  return 'malformed_token';
}
