/** What a single value looks like: a token, a ciphertext, or something that should have been one. */
import { fromBase64url, decodeUtf8 } from '#protocol/bytes.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { percentDecode } from './text.ts';

export type ValueKind = 'token' | 'ciphertext' | 'xml' | 'json' | 'placeholder' | 'empty' | 'other';

/** Whether the value stands where one is expected, or was found in a text that may hold anything. */
export type ValueContext = 'field' | 'bare';

// A JSON object in base64url starts with "{" and a quote, a space or a line end: "eyJ", "eyA", "ewo", "ew0".
const JSON_START = /e(?:y[ABIJ]|w[0o])/;
const SEGMENT_START = new RegExp(`(?:^|[^A-Za-z0-9_+/-])(${JSON_START.source}[A-Za-z0-9_+/-]{4})`);

/** Where a token starts in a text, or -1. */
export function tokenStart(text: string): number {
  const headless = /^[A-Za-z0-9_-]{1,80}\.e[wy][A-Za-z0-9_-]{6}/.exec(text);
  if (headless && !SEGMENT_START.test(text.slice(0, 8))) return 0;
  const match = SEGMENT_START.exec(text);
  if (match) return match.index + match[0].length - match[1]!.length;
  const glued = text.indexOf('eyJ');
  return glued >= 0 && glued < 64 && text.indexOf('.', glued) > 0 ? glued : -1;
}

/** Says what a value is by its look. Linear in its length. */
export function classify(value: string, context: ValueContext): ValueKind {
  const text = value.trim();
  if (text === '') return 'empty';
  if (text.startsWith('<') && /<(?:\?xml|xml|encrypt)\b/i.test(text.slice(0, 200))) return 'xml';
  if (/^[{[]/.test(text) && typeof parseJson(text) === 'object') return 'json';
  if (isPlaceholder(text)) return 'placeholder';
  if (looksLikeToken(text)) return 'token';
  return looksLikeCiphertext(text, context) ? 'ciphertext' : 'other';
}

function looksLikeToken(text: string): boolean {
  const start = tokenStart(text.slice(0, 4096));
  if (start < 0) return false;
  const rest = text.slice(start);
  if (/^[A-Za-z0-9_+/=\s\\-]+\./.test(rest)) return true;
  const bytes = fromBase64url(rest.replaceAll(/\s/g, ''));
  const header = bytes && parseJson(decodeUtf8(bytes) ?? '');
  return isRecord(header) && 'alg' in header;
}

// 32 bytes are the least a frame takes: 44 characters of base64, 64 of hex.
const LEAST_LENGTH: Record<ValueContext, number> = { field: 16, bare: 44 };

function looksLikeCiphertext(text: string, context: ValueContext): boolean {
  const once = text.includes('%') ? percentDecode(percentDecode(text)) : text;
  const unquoted = once.replace(/^(["'])([\s\S]*)\1$/, '$2').replaceAll('\\/', '/');
  const compact = unquoted.replaceAll(/\s|\\[rn]/g, '');
  if (compact.length < LEAST_LENGTH[context]) return false;
  if (!/^[A-Za-z0-9+/_-]+={0,3}$/.test(compact)) return false;
  if (context === 'field') return true;
  const gaps = unquoted.length - compact.length;
  if (compact.length / (gaps + 1) < 8) return false;
  return isHex(compact) || (/[a-z]/.test(compact) && /[A-Z]/.test(compact) && /[0-9+/_-]/.test(compact));
}

/** Whether a text is whole bytes in hex. */
export function isHex(text: string): boolean {
  return text.length >= 32 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text);
}

const PLACEHOLDER_WORDS =
  /^(?:(?:your|my|the|你的)?[-_ ]*(?:app)?[-_ ]*(?:token|jwt|query|encrypt|signature|app_?id|aes_?key|encodingaeskey|signed_?data|ciphertext)(?:[-_ ]*here)?|x{3,}|\*{3,}|\.{3,}|…)$/i;

/** Whether a text is the documentation's stand-in and not a value: `{TOKEN}`, `<TOKEN>`, `$TOKEN`, `YOUR_TOKEN`. */
export function isPlaceholder(text: string): boolean {
  if (/^(?:\$\(|`)[\s\S]*[)`]$/.test(text)) return true;
  if (text.length > 80) return false;
  const wrapped = /^(?:\{\{?|<|\[|\$\{?|:|%\{?|#\{|__)\s*([\p{L}\p{N}_ .-]+?)\s*(?:\}?\}|>|\]|%|__)?$/u.exec(text);
  if (wrapped) return true;
  return PLACEHOLDER_WORDS.test(text);
}
