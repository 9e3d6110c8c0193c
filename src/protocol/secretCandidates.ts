/** Values of a text that look like credentials, for whoever has to be careful with them. */
import { KEY_LENGTH, parseCredentialBlock } from './credentials.ts';
import type { SecretField } from './secret.ts';

export interface SecretCandidate {
  field: SecretField;
  value: string;
}

/** A list of credentials is shorter. */
const BLOCK_LIMIT = 4096;
/** More are no credentials but a table of something else. */
const MOST_CANDIDATES = 50;

// The signature of a token is as long as a key: it follows a dot. A digest in base64 ends in "=".
const KEY_SHAPE = new RegExp(`(?<![A-Za-z0-9+/_.-])[A-Za-z0-9+/]{${KEY_LENGTH}}(?![A-Za-z0-9+/_=-])`, 'g');
// No word of a sentence has letters and figures and sixteen of them.
const LABELLED = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{16,}$/;

/**
 * Every value with the shape of an EncodingAESKey, and what a short text calls a TOKEN or a key. Each value once, in order
 * of place. Pure, linear, never throws; what it finds may be something else.
 */
export function secretsIn(text: string): SecretCandidate[] {
  const found = new Map<string, SecretField>();
  for (const [value] of text.matchAll(KEY_SHAPE)) {
    if (found.size === MOST_CANDIDATES) break;
    if (/[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9+/]/.test(value)) found.set(value, 'encodingAESKey');
  }
  if (text.length <= BLOCK_LIMIT)
    for (const field of ['token', 'encodingAESKey'] as const) {
      const value = parseCredentialBlock(text).found[field];
      if (value !== undefined && LABELLED.test(value)) found.set(value, field);
    }
  return [...found].map(([value, field]) => ({ field, value }));
}
