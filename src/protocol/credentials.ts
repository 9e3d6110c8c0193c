/** The three values a developer copies from the platform's console, and what can be wrong with them. */
import { fromBase64 } from './bytes.ts';

export interface Credentials {
  appId: string;
  token: string;
  encodingAESKey: string;
}

export type CredentialField = keyof Credentials;

export const CREDENTIAL_FIELDS: readonly CredentialField[] = ['appId', 'token', 'encodingAESKey'];

/** The platform's own spelling of each field. */
export const CREDENTIAL_LABELS: Record<CredentialField, string> = {
  appId: 'APPID',
  token: 'TOKEN',
  encodingAESKey: 'EncodingAESKey',
};

/**
 * Lengths seen in public samples and clients (protocol.md section 1). Only the key's is a rule of the algorithm; the
 * others are observations and never more than a warning.
 */
const USUAL_LENGTHS: Record<CredentialField, readonly number[]> = {
  appId: [15, 16],
  token: [30],
  encodingAESKey: [43],
};

export const KEY_LENGTH = 43;

export type Severity = 'error' | 'warning' | 'note';

export type CredentialIssueCode =
  | 'empty'
  | 'surrounding_space'
  | 'inner_space'
  | 'quoted'
  | 'invisible_character'
  | 'key_length'
  | 'key_padded'
  | 'key_url_safe'
  | 'key_alphabet'
  | 'key_spare_bits'
  | 'token_dot_segment'
  | 'token_unsafe_character'
  | 'unusual_length'
  | 'looks_like';

export interface CredentialIssue {
  field: CredentialField;
  code: CredentialIssueCode;
  severity: Severity;
  /** Length of the value in UTF-16 code units. */
  length: number;
  /** Index of the offending character, where there is one. */
  at?: number;
  /** The offending character, written `U+0020`. */
  character?: string;
  /** For `looks_like`: the field the value seems to belong to. */
  otherField?: CredentialField;
  /** The value with just this mistake removed, where that is mechanical. */
  fix?: string;
}

/**
 * Everything worth saying about the three values, worst first within a field. Nothing is trimmed or corrected: the
 * values are judged as they would be used.
 */
export function lintCredentials(credentials: Credentials): CredentialIssue[] {
  return CREDENTIAL_FIELDS.flatMap((field) => lintField(field, credentials[field]));
}

function lintField(field: CredentialField, value: string): CredentialIssue[] {
  const about = { field, length: value.length };
  if (value === '') return [{ ...about, code: 'empty', severity: 'error' }];

  const trimmed = value.trim();
  if (trimmed !== value) {
    const at = value.search(/^\s/) === 0 ? 0 : value.trimEnd().length;
    return [
      { ...about, code: 'surrounding_space', severity: 'error', at, character: codePoint(value, at), fix: trimmed },
    ];
  }
  const quotes = /^(["'“”‘’\u300c\u300d`])(.*)["'“”‘’\u300c\u300d`]$/su.exec(value);
  if (quotes)
    return [{ ...about, code: 'quoted', severity: 'error', at: 0, character: codePoint(value, 0), fix: quotes[2]! }];

  const invisible = value.search(INVISIBLE);
  if (invisible >= 0) {
    const fix = value.replaceAll(new RegExp(INVISIBLE.source, 'gu'), '');
    const character = codePoint(value, invisible);
    return [{ ...about, code: 'invisible_character', severity: 'error', at: invisible, character, fix }];
  }
  const space = value.search(/\s/u);
  if (space >= 0) {
    const character = codePoint(value, space);
    return [
      { ...about, code: 'inner_space', severity: 'error', at: space, character, fix: value.replaceAll(/\s/gu, '') },
    ];
  }

  const other = belongsTo(value);
  if (other && other !== field)
    return [{ ...about, code: 'looks_like', severity: severityOfSwap(field), otherField: other }];
  switch (field) {
    case 'encodingAESKey':
      return lintKey(value);
    case 'token':
      return lintToken(value);
    case 'appId':
      return unusualLength(field, value);
  }
}

// Zero-width and bidirectional controls, soft hyphen, byte order mark, C0 and C1 controls that are not white space.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;

function severityOfSwap(field: CredentialField): Severity {
  // Only the key's shape is a rule; an APPID that merely looks like a TOKEN may still be one.
  return field === 'encodingAESKey' ? 'error' : 'warning';
}

function lintKey(value: string): CredentialIssue[] {
  const about = { field: 'encodingAESKey' as const, length: value.length };
  if (value.length === KEY_LENGTH + 1 && value.endsWith('=')) {
    return [
      {
        ...about,
        code: 'key_padded',
        severity: 'error',
        at: KEY_LENGTH,
        character: codePoint('=', 0),
        fix: value.slice(0, -1),
      },
    ];
  }
  const urlSafe = value.search(/[-_]/);
  const foreign = value.search(/[^A-Za-z0-9+/_-]/u);
  if (foreign >= 0) {
    return [{ ...about, code: 'key_alphabet', severity: 'error', at: foreign, character: codePoint(value, foreign) }];
  }
  if (value.length !== KEY_LENGTH) return [{ ...about, code: 'key_length', severity: 'error' }];
  if (urlSafe >= 0) {
    const fix = value.replaceAll('-', '+').replaceAll('_', '/');
    return [
      { ...about, code: 'key_url_safe', severity: 'error', at: urlSafe, character: codePoint(value, urlSafe), fix },
    ];
  }
  return hasSpareBits(value) ? [{ ...about, code: 'key_spare_bits', severity: 'note', at: KEY_LENGTH - 1 }] : [];
}

function lintToken(value: string): CredentialIssue[] {
  const about = { field: 'token' as const, length: value.length };
  // A URL parser removes "." and ".." even when they are percent-encoded, so they can never reach the platform.
  if (value === '.' || value === '..') return [{ ...about, code: 'token_dot_segment', severity: 'error', at: 0 }];
  const unsafe = value.search(/[^A-Za-z0-9._~-]/u);
  if (unsafe >= 0) {
    return [
      {
        ...about,
        code: 'token_unsafe_character',
        severity: 'warning',
        at: unsafe,
        character: codePoint(value, unsafe),
      },
    ];
  }
  return unusualLength('token', value);
}

function unusualLength(field: CredentialField, value: string): CredentialIssue[] {
  if (USUAL_LENGTHS[field].includes(value.length)) return [];
  return [{ field, length: value.length, code: 'unusual_length', severity: 'note' }];
}

/** The character at an index in the notation of the Unicode Standard: `U+0020`. */
export function codePoint(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether the two low bits of the key's last character, which decode to nothing, are set. */
export function hasSpareBits(encodingAESKey: string): boolean {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return alphabet.indexOf(encodingAESKey.at(-1)!) % 4 !== 0;
}

/** The field a value belongs to by its shape alone, or `undefined` when it fits none or more than one. */
export function belongsTo(value: string): CredentialField | undefined {
  if (value.length === KEY_LENGTH && fromBase64(`${value}=`)) return 'encodingAESKey';
  if (!/^[A-Za-z0-9]+$/.test(value)) return undefined;
  if (value.length === 30) return 'token';
  if (value.length === 15 || value.length === 16) return 'appId';
  return undefined;
}

export interface ParsedBlock {
  found: Partial<Credentials>;
  /** Texts that look like values but could not be placed. */
  unplaced: string[];
}

const LABEL_PATTERNS: readonly [CredentialField, RegExp][] = [
  ['encodingAESKey', /(?:encoding[\s_-]*)?aes[\s_-]*key/i],
  ['appId', /app[\s_-]*id/i],
  ['token', /token/i],
];

/**
 * Sorts a pasted block into the three fields: `APPID: …` lines as the platform page shows them, JSON, .env lines, or
 * three bare values told apart by their shape. Labels win over shapes.
 */
export function parseCredentialBlock(block: string): ParsedBlock {
  const found: Partial<Credentials> = {};
  const bare: string[] = [];
  for (const piece of block.split(/[\r\n,;{}]+|\s{2,}|\t/u)) {
    const { field, value } = readPiece(piece);
    if (value === '' || (field && found[field] !== undefined)) continue;
    if (field) found[field] = value;
    else bare.push(...value.split(/\s+/u));
  }
  const unplaced = bare.filter((value) => {
    const field = belongsTo(value);
    if (!field || found[field] !== undefined) return true;
    found[field] = value;
    return false;
  });
  return { found, unplaced };
}

function readPiece(piece: string): { field?: CredentialField; value: string } {
  const text = piece.trim().replace(/^export\s+/, '');
  for (const [field, pattern] of LABEL_PATTERNS) {
    const label = new RegExp(`^["']?[\\w\\s-]*?${pattern.source}["']?\\s*(?:[:\uff1a=]|\\s)\\s*(.*)$`, 'iu').exec(text);
    if (label) return { field, value: unquote(label[1]!) };
  }
  return { value: unquote(text) };
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^["'“”‘’\u300c`](.*)["'“”‘’\u300d`]$/u, '$1')
    .trim();
}

/** A secret as it may be shown: dots and the last three characters, or dots alone when it is too short to keep any. */
export function maskSecret(value: string): string {
  return value.length > 8 ? `••••${value.slice(-3)}` : '••••';
}
