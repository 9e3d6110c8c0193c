/** What a program has to do, apart from the language it is written in. */
import type { BodyEncoding } from '#protocol/body.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import { SECRET_VARIABLES, neededCredentials, urlBeforeToken, type SnippetInput } from './snippet.ts';

/** A call whose token is signed, or whose message is encrypted, or whose value stands there as it was sent. */
export type Work = ClaimsWork | FrameWork | FrozenWork;

export interface ClaimsWork {
  kind: 'claims';
  username: string;
  /** Name of the claim that carries the text. */
  textName: 'msg' | 'query';
  msg: string;
  iat: boolean;
  /** Seconds from now, when there is an expiry. */
  exp: number | undefined;
  jti: boolean;
  /** Further members as JSON text without braces; empty for none. */
  extraMembers: string;
}

export interface FrameWork {
  kind: 'frame';
  username: string;
  msg: string;
  vocabularies: readonly Vocabulary[];
}

export interface FrozenWork {
  kind: 'frozen';
  search: string;
  headers: readonly (readonly [name: string, value: string])[];
  bodyText: string;
}

export interface SecretUse {
  field: keyof Credentials;
  /** The environment variable it comes from. */
  variable: string;
  /** Its value, when it stands in the text. */
  literal: string | undefined;
}

export interface Recipe {
  /** Address up to the TOKEN, which follows as one percent-encoded segment. */
  urlBeforeToken: string;
  parameter: 'query' | 'encrypt';
  encoding: BodyEncoding;
  secrets: readonly SecretUse[];
  work: Work;
}

/** Sorts an input into what every language has to write. */
export function recipeOf(input: SnippetInput): Recipe {
  const { prepared, credentials } = input;
  return {
    urlBeforeToken: urlBeforeToken(input),
    parameter: prepared.endpoint.parameter,
    encoding: prepared.encoding,
    secrets: neededCredentials(input).map((field) => ({
      field,
      variable: SECRET_VARIABLES[field],
      literal: input.secrets === 'literal' ? credentials[field] : undefined,
    })),
    work: workOf(input),
  };
}

function workOf({ draft, prepared, form }: SnippetInput): Work {
  if (form === 'frozen') {
    const { search, headers, bodyText } = prepared;
    return { kind: 'frozen', search, headers, bodyText };
  }
  const { username, msg, vocabularies } = draft;
  if (prepared.endpoint.scheme === 'wxbizmsgcrypt') return { kind: 'frame', username, msg, vocabularies };
  const { claimName: textName, iat, exp, jti } = draft;
  const extraMembers = draft.extraClaims.trim().slice(1, -1).trim();
  return { kind: 'claims', username, textName, msg, iat, exp, jti, extraMembers };
}

/** Whether the claims need the clock. */
export function needsClock({ iat, exp }: ClaimsWork): boolean {
  return iat || exp !== undefined;
}

/** Lines that make the wire value, by how a language signs and how it encrypts; none where it was made already. */
export function workLines(
  work: Work,
  sign: (work: ClaimsWork) => string[],
  encrypt: (work: FrameWork) => string[],
): string[] {
  switch (work.kind) {
    case 'claims':
      return sign(work);
    case 'frame':
      return encrypt(work);
    case 'frozen':
      return [];
  }
}

/** Names of the constants that hold credentials in the languages that write constants in capitals. */
export const CONSTANT_NAMES: Readonly<Record<keyof Credentials, string>> = {
  appId: 'APPID',
  token: 'TOKEN',
  encodingAESKey: 'ENCODING_AES_KEY',
};

/** Names of the variables that hold credentials in the languages that write in camel case. */
export const VARIABLE_NAMES: Readonly<Record<keyof Credentials, string>> = {
  appId: 'appId',
  token: 'token',
  encodingAESKey: 'encodingAesKey',
};

/** A program's text: its lines, each group set apart from the next by an empty one. */
export function programOf(...groups: readonly (readonly string[])[]): string {
  const filled = groups.filter((group) => group.length > 0);
  return `${filled.map((group) => group.join('\n')).join('\n\n')}\n`;
}

/** Every line moved to the right; lines that are empty stay so. */
export function indent(lines: readonly string[], by: string): string[] {
  return lines.map((line) => (line === '' ? line : by + line));
}
