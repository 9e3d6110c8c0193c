/** What a person fills in for one call, and everything that can be said about it before it is signed or encrypted. */
import type { BodyEncoding } from './body.ts';
import { loneSurrogateAt } from './bytes.ts';
import { lintCredentials, type CredentialField, type Credentials, type Severity } from './credentials.ts';
import { ENDPOINTS, endpointPath, type EndpointId } from './endpoints.ts';
import { candidatesJson, lintVocabularies, type Vocabulary, type VocabularyIssueCode } from './vocab.ts';

/** The name of the claim that carries the text: `msg` works; `query` is a slip of the platform page's code line. */
export type TextClaim = 'msg' | 'query';

/** What a person fills in for one call; credentials are kept apart. */
export interface Draft {
  api: EndpointId;
  username: string;
  msg: string;
  encoding: BodyEncoding;
  claimName: TextClaim;
  /** Adds `iat`: the clock's Unix seconds. */
  iat: boolean;
  /** Adds `exp`: this many seconds after the clock. */
  exp: number | undefined;
  /** Adds `jti`. */
  jti: boolean;
  /** Further claims as the text of a JSON object; empty for none. */
  extraClaims: string;
  vocabularies: readonly Vocabulary[];
}

/** Time and chance, so that every result can be reproduced byte by byte. */
export interface Environment {
  /** Unix seconds. */
  now: number;
  /** 16 bytes in front of the encrypted message; drawn afresh when absent. */
  random?: Uint8Array;
  /** Value of `jti`; drawn afresh when absent. */
  jti?: string;
}

/** The claims the console adds by itself, as they were switched on; whatever else there is was typed. */
export type AddedClaims = Pick<Draft, 'iat' | 'exp' | 'jti'>;

export type DraftField = CredentialField | 'username' | 'msg' | 'exp' | 'extraClaims' | 'vocabularies';

export type DraftIssueCode =
  | 'credential'
  | 'empty_username'
  | 'empty_msg'
  | 'lone_surrogate'
  | 'nul_character'
  | 'exp_not_integer'
  | 'claims_not_json'
  | 'claims_not_object'
  | 'claims_override'
  | 'token_not_a_segment'
  | 'over_form_limit'
  | 'over_json_limit'
  | 'too_large_for_url'
  | 'words_missing'
  | VocabularyIssueCode;

export interface DraftIssue {
  field: DraftField;
  code: DraftIssueCode;
  severity: Severity;
  /** Offending name: a claim, a vocabulary. */
  name?: string | undefined;
  at?: number;
  count?: number;
  /** Bytes, for the size issues. */
  bytes?: number;
  reason?: string | undefined;
  /** Place in a text, from 1, and what stands there. */
  line?: number;
  column?: number;
  near?: string;
  /** Index of a word in its vocabulary. */
  word?: number;
}

/**
 * Claims as JSON text: `username`, then the text, then `iat`, `exp`, `jti`, then the extra members exactly as written,
 * so that integers beyond 2^53 and spacing survive. The draft must have passed {@link lintDraft}.
 */
export function claimsJson(draft: Draft, { now, jti = crypto.randomUUID() }: Environment): string {
  const members = [`"username":${JSON.stringify(draft.username)}`, `"${draft.claimName}":${JSON.stringify(draft.msg)}`];
  if (draft.iat) members.push(`"iat":${now}`);
  if (draft.exp !== undefined) members.push(`"exp":${now + draft.exp}`);
  if (draft.jti) members.push(`"jti":${JSON.stringify(jti)}`);
  const extra = draft.extraClaims.trim().slice(1, -1).trim();
  if (extra) members.push(extra);
  return `{${members.join(',')}}`;
}

/** Plaintext of a dictmsg call. JSON is our reading (inferred): the platform page does not say. */
export function dictionaryJson({ username, msg, vocabularies }: Draft): string {
  const svrinfo = `{"real_time_slot_candidates":${candidatesJson(vocabularies)}}`;
  return `{"username":${JSON.stringify(username)},"msg":${JSON.stringify(msg)},"svrinfo":${svrinfo}}`;
}

/** Everything worth saying before the call is made. Errors forbid it, warnings and notes do not. */
export function lintDraft(draft: Draft, credentials: Credentials): DraftIssue[] {
  return [
    ...credentialIssues(draft, credentials),
    ...textIssues('username', draft.username, 'empty_username'),
    ...textIssues('msg', draft.msg, 'empty_msg'),
    ...(ENDPOINTS[draft.api].scheme === 'jwt' ? claimIssues(draft) : vocabularyIssues(draft.vocabularies)),
  ];
}

// Whatever can be sent is sent: a wrong key is worth a failing call, because the failure is what people come to see.
// Only what makes the call impossible forbids it.
function credentialIssues({ api }: Draft, credentials: Credentials): DraftIssue[] {
  const encrypts = ENDPOINTS[api].scheme === 'wxbizmsgcrypt';
  return lintCredentials(credentials).flatMap(({ field, code, at, severity }): DraftIssue[] => {
    if (field === 'appId' && !encrypts) return [];
    const impossible =
      code === 'empty' ||
      (field === 'token' && endpointPath(api, credentials.token) === undefined) ||
      (field === 'encodingAESKey' && encrypts && severity === 'error');
    const issue: DraftIssue = {
      field,
      code: 'credential',
      severity: impossible ? 'error' : downgrade(severity),
      name: code,
    };
    return [at === undefined ? issue : { ...issue, at }];
  });
}

function downgrade(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : severity;
}

function textIssues(field: 'username' | 'msg', text: string, emptyCode: DraftIssueCode): DraftIssue[] {
  if (text === '') return [{ field, code: emptyCode, severity: 'error' }];
  const half = loneSurrogateAt(text);
  if (half >= 0) return [{ field, code: 'lone_surrogate', severity: 'warning', at: half }];
  const nul = text.indexOf('\0');
  return nul >= 0 ? [{ field, code: 'nul_character', severity: 'warning', at: nul }] : [];
}

function claimIssues(draft: Draft): DraftIssue[] {
  const text = draft.extraClaims.trim();
  const about = { field: 'extraClaims', severity: 'error' } as const;
  if (text === '') return [];
  let claims: unknown;
  try {
    claims = JSON.parse(text);
  } catch (error) {
    return [{ ...about, code: 'claims_not_json', reason: error instanceof Error ? error.message : '' }];
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    return [{ ...about, code: 'claims_not_object' }];
  }
  const taken = new Set(['username', draft.claimName]);
  if (draft.iat) taken.add('iat');
  if (draft.exp !== undefined) taken.add('exp');
  if (draft.jti) taken.add('jti');
  return Object.keys(claims)
    .filter((name) => taken.has(name))
    .map((name) => ({ ...about, code: 'claims_override', name }));
}

function vocabularyIssues(vocabularies: readonly Vocabulary[]): DraftIssue[] {
  return lintVocabularies(vocabularies).map(({ code, severity, name, count }) => ({
    field: 'vocabularies',
    code,
    severity,
    ...(name === undefined ? {} : { name }),
    ...(count === undefined ? {} : { count }),
  }));
}

/** Characters that are sealed in a few milliseconds. */
const AT_ONCE = 64 * 1024;

/** Whether a call is sealed so quickly that nobody waits for it. */
export function isSmall({ msg, extraClaims, vocabularies }: Draft): boolean {
  let left = AT_ONCE - msg.length - extraClaims.length;
  for (const { words } of vocabularies) {
    for (const word of words) if ((left -= word.length) < 0) return false;
  }
  return left >= 0;
}

/** A draft as the console opens with it: the platform page's own example. */
export const EXAMPLE_DRAFT: Draft = {
  api: 'message',
  username: 'some persone',
  msg: '你好',
  encoding: 'form',
  claimName: 'msg',
  iat: false,
  exp: undefined,
  jti: false,
  extraClaims: '',
  vocabularies: [{ name: 'your_vocab_name', words: ['张三', '李四', '王五'] }],
};
