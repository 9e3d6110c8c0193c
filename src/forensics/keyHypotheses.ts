/** The keys a token may have been signed with instead of the EncodingAESKey's text, as a table. */
import type { Credentials } from '#protocol/credentials.ts';
import { decodeUtf8Lossy, fromBase64, toBase64, toHex, utf8 } from '#protocol/bytes.ts';
import { fromLenientBase64, percentEncode } from './text.ts';
import type { FindingCode } from './types.ts';

export interface KeyHypothesis {
  /** Stable name of the form. */
  id: string;
  /** `ok` for the right form. */
  code: FindingCode;
  unit: 'characters' | 'bytes';
  /** Texts are used as UTF-8; undefined when the credentials do not allow this form. */
  key: (credentials: Credentials) => string | Uint8Array | undefined;
}

const decoded = ({ encodingAESKey }: Credentials) => fromLenientBase64(encodingAESKey.trim());

/** The forms that are always tried and shown, the right one first. */
export const KEY_TABLE: readonly KeyHypothesis[] = [
  text('text', 'ok', ({ encodingAESKey }) => encodingAESKey),
  { id: 'base64_decoded', code: 'key_base64_decoded', unit: 'bytes', key: decoded },
  text('base64_decoded_hex', 'key_base64_decoded', (c) => mapped(decoded(c), toHex)),
  text('padded', 'key_padded', ({ encodingAESKey }) => `${encodingAESKey}=`),
  text('space_after', 'key_whitespace', ({ encodingAESKey }) => `${encodingAESKey} `),
  text('newline_after', 'key_whitespace', ({ encodingAESKey }) => `${encodingAESKey}\n`),
  text('double_quotes', 'key_quoted', ({ encodingAESKey }) => `"${encodingAESKey}"`),
  text('single_quotes', 'key_quoted', ({ encodingAESKey }) => `'${encodingAESKey}'`),
  text('token', 'key_is_token', ({ token }) => token),
  text('appid', 'key_is_appid', ({ appId }) => appId),
];

/** Rarer forms, tried when none of the table fits. */
export const RARE_KEYS: readonly KeyHypothesis[] = [
  // Node's Buffer#toString() before signing: invalid UTF-8 becomes U+FFFD.
  text('base64_decoded_utf8', 'key_base64_decoded', (c) => mapped(decoded(c), decodeUtf8Lossy)),
  text('base64_decoded_latin1', 'key_base64_decoded', (c) => mapped(decoded(c), latin1)),
  text('base64_decoded_hex_upper', 'key_base64_decoded', (c) => mapped(decoded(c), toHex)?.toUpperCase()),
  // A decoder that wants whole groups of four stops before the last three characters.
  {
    id: 'base64_decoded_whole_groups',
    code: 'key_base64_decoded',
    unit: 'bytes',
    key: ({ encodingAESKey }) => fromBase64(encodingAESKey.slice(0, 40)),
  },
  { id: 'base64_decoded_iv', code: 'key_base64_decoded', unit: 'bytes', key: (c) => decoded(c)?.slice(0, 16) },
  text('padded_twice', 'key_padded', ({ encodingAESKey }) => `${encodingAESKey}==`),
  ...whitespaceForms(),
  ...(
    [
      ['`', '`'],
      ['“', '”'],
      ['‘', '’'],
      ['\u300c', '\u300d'],
      ['<', '>'],
      ['"', ''],
      ['', '"'],
      ["'", ''],
      ['', "'"],
      ['\\"', '\\"'],
    ] as const
  ).map(([open, close]) =>
    text(`quotes_${open}${close}`, 'key_quoted', ({ encodingAESKey }) => open + encodingAESKey + close),
  ),
  text('trimmed', 'key_whitespace', ({ encodingAESKey }) => changed(encodingAESKey, encodingAESKey.trim())),
  text('token_padded', 'key_is_token', ({ token }) => `${token}=`),
  text('token_newline', 'key_is_token', ({ token }) => `${token}\n`),
  { id: 'token_base64_decoded', code: 'key_is_token', unit: 'bytes', key: ({ token }) => fromLenientBase64(token) },
  text('appid_newline', 'key_is_appid', ({ appId }) => `${appId}\n`),
  text('base64_encoded', 'key_base64_encoded', ({ encodingAESKey }) => toBase64(utf8(encodingAESKey))),
  text('hex_encoded', 'key_base64_encoded', ({ encodingAESKey }) => toHex(utf8(encodingAESKey))),
  text('lower_case', 'key_case_changed', ({ encodingAESKey }) => encodingAESKey.toLowerCase()),
  text('upper_case', 'key_case_changed', ({ encodingAESKey }) => encodingAESKey.toUpperCase()),
  ...[1, 2, 3, 11, 27].map((cut) =>
    text(`last_${cut}_lost`, 'key_cut', ({ encodingAESKey }) => encodingAESKey.slice(0, -cut)),
  ),
  ...[1, 2, 3].map((cut) => text(`first_${cut}_lost`, 'key_cut', ({ encodingAESKey }) => encodingAESKey.slice(cut))),
  text('url_safe', 'key_url_safe', ({ encodingAESKey }) =>
    changed(encodingAESKey, encodingAESKey.replaceAll('+', '-').replaceAll('/', '_')),
  ),
  text('plus_as_space', 'key_plus_became_space', ({ encodingAESKey }) =>
    changed(encodingAESKey, encodingAESKey.replaceAll('+', ' ')),
  ),
  text('percent_encoded', 'key_percent_encoded', ({ encodingAESKey }) =>
    changed(encodingAESKey, percentEncode(encodingAESKey)),
  ),
  text('field_name', 'key_placeholder', () => 'EncodingAESKey'),
  text('example_secret', 'key_placeholder', () => 'your-256-bit-secret'),
  text('example_secret_long', 'key_placeholder', () => 'a-string-secret-at-least-256-bits-long'),
  text('word_secret', 'key_placeholder', () => 'secret'),
  // HMAC pads its key with zeros, so one zero byte is the empty key, which Web Crypto refuses.
  text('empty', 'key_empty', () => '\0'),
];

function text(id: string, code: FindingCode, key: (credentials: Credentials) => string | undefined): KeyHypothesis {
  return { id, code, unit: 'characters', key };
}

function mapped<T>(bytes: Uint8Array | undefined, map: (bytes: Uint8Array) => T): T | undefined {
  return bytes && map(bytes);
}

function changed(before: string, after: string): string | undefined {
  return before === after ? undefined : after;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

// Names in the table are code points: white space in a name could not be told apart.
function whitespaceForms(): KeyHypothesis[] {
  const blanks = ['', ' ', '\n', '\r\n', '\t', '\r', '  ', '\n\n', '\u00a0', '\u3000', '\ufeff', '\u200b', '\\n'];
  const name = (blank: string) =>
    Array.from(blank, (char) => char.codePointAt(0)!.toString(16).padStart(4, '0')).join('_') || 'none';
  // One side, the same on both, or an indented line: other pairs do not come from copying.
  const likely = (before: string, after: string) =>
    before === '' || after === '' || before === after || (/^[ \t]/.test(before) && /^[\r\n]/.test(after));
  return blanks.flatMap((before) =>
    blanks
      .filter((after) => before + after !== '' && likely(before, after))
      .map((after) =>
        text(`blank_${name(before)}_${name(after)}`, 'key_whitespace', (c) => before + c.encodingAESKey + after),
      ),
  );
}
