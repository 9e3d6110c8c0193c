/** From what a person filled in to the exact request, with every step on the way. */
import { encodeBody, type BodyEncoding, type EncodedBody } from './body.ts';
import type { Credentials } from './credentials.ts';
import {
  claimsJson,
  dictionaryJson,
  lintDraft,
  type AddedClaims,
  type Draft,
  type DraftIssue,
  type Environment,
} from './draft.ts';
import { ENDPOINTS, endpointPath, type Endpoint } from './endpoints.ts';
import { signToken, type SignedToken } from './jwt.ts';
import { encrypt, type Encrypted } from './msgCrypt.ts';

/**
 * Body limits of the server's body parser at its defaults, in bytes. Inferred from one error text (protocol.md section
 * 5), never documented: they warn and do not forbid.
 */
export const INFERRED_BODY_LIMITS: Record<'form' | 'json', number> = { form: 56 * 1024, json: 1024 * 1024 };

/** A request ready to leave, and how it came to be. */
export interface Prepared extends EncodedBody {
  endpoint: Endpoint;
  /** Path with the TOKEN in it, percent-encoded. */
  path: string;
  encoding: BodyEncoding;
  headers: readonly (readonly [name: string, value: string])[];
  /** The text that was signed or encrypted. */
  plaintext: string;
  /** The value of the one parameter. */
  value: string;
  steps: { scheme: 'jwt'; signed: SignedToken } | { scheme: 'wxbizmsgcrypt'; encrypted: Encrypted };
  issues: readonly DraftIssue[];
  /** Which claims nobody typed. Absent where that is not known: an older record, an archive, a call that has no claims. */
  added?: AddedClaims;
  /** Present where the message is too large for strings. Body, texts and steps then hold their beginnings only. */
  large?: LargeBody;
}

/** What is true of a whole request of which {@link Prepared} shows the beginning. */
export interface LargeBody {
  /** The body to send; absent where only its beginning was kept. */
  body?: Blob;
  bodyBytes: number;
  plaintextBytes: number;
  /** Bytes of the one parameter's value, before anything is escaped. */
  valueBytes: number;
  /** How many `+` had to be escaped. */
  pluses: number;
}

/** Bytes of the body that is sent. */
export function bodyBytes({ body, large }: Prepared): number {
  return large ? large.bodyBytes : body.length;
}

export type Preparation = { ok: true; prepared: Prepared } | { ok: false; issues: readonly DraftIssue[] };

/** Texts of the same meaning as the draft's, sealed to the letter in their place: another order, spacing or escaping. */
export interface Wording {
  headerJson?: string;
  plaintext?: string;
}

/**
 * Prepares one call. Bad input is a value, not an exception: every issue names the field it belongs to.
 * The key signs as text and encrypts as its 32 decoded bytes, as the platform wants it.
 */
export async function prepare(
  draft: Draft,
  credentials: Credentials,
  environment: Environment,
  wording: Wording = {},
): Promise<Preparation> {
  const endpoint = ENDPOINTS[draft.api];
  const issues = lintDraft(draft, credentials);
  const path = endpointPath(draft.api, credentials.token);
  if (path === undefined || issues.some((issue) => issue.severity === 'error')) return { ok: false, issues };

  const plaintext =
    wording.plaintext ?? (endpoint.scheme === 'jwt' ? claimsJson(draft, environment) : dictionaryJson(draft));
  const steps = await seal(endpoint, { ...wording, plaintext }, credentials, environment);
  const value = steps.scheme === 'jwt' ? steps.signed.token : steps.encrypted.encrypt;
  const encoded = encodeBody(draft.encoding, endpoint.parameter, value);
  const headers: [string, string][] = [['Accept', 'application/json']];
  if (encoded.contentType) headers.unshift(['Content-Type', encoded.contentType]);
  const made: Omit<Prepared, keyof EncodedBody> = {
    endpoint,
    path,
    encoding: draft.encoding,
    headers,
    plaintext,
    value,
    steps,
    issues: [...issues, ...sizeIssues(draft.encoding, encoded.body.length)],
    ...(endpoint.scheme === 'jwt' ? { added: { iat: draft.iat, exp: draft.exp, jti: draft.jti } } : {}),
  };
  return { ok: true, prepared: { ...encoded, ...made } };
}

async function seal(
  endpoint: Endpoint,
  { plaintext, headerJson }: Wording & { plaintext: string },
  { appId, encodingAESKey }: Credentials,
  { random }: Environment,
): Promise<Prepared['steps']> {
  switch (endpoint.scheme) {
    case 'jwt': {
      const input = { payloadJson: plaintext, secret: encodingAESKey };
      return { scheme: 'jwt', signed: await signToken(headerJson === undefined ? input : { ...input, headerJson }) };
    }
    case 'wxbizmsgcrypt': {
      const input = { encodingAESKey, appId, message: plaintext };
      return { scheme: 'wxbizmsgcrypt', encrypted: await encrypt(random ? { ...input, random } : input) };
    }
  }
}

/** Whether a body of so many bytes is over the limit inferred for its encoding. */
export function sizeIssues(encoding: BodyEncoding, bytes: number): DraftIssue[] {
  if (encoding === 'url' || bytes <= INFERRED_BODY_LIMITS[encoding]) return [];
  return [
    { field: 'msg', code: encoding === 'form' ? 'over_form_limit' : 'over_json_limit', severity: 'warning', bytes },
  ];
}
