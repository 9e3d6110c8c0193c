/** HMAC keys as Web Crypto wants them, kept for the few secrets in use. */
import { utf8 } from './bytes.ts';

const importedKeys = new Map<string, Promise<CryptoKey>>();
const IMPORTED_KEYS_KEPT = 8;

/**
 * The HMAC-SHA256 key of a secret that is not empty; a string stands for its UTF-8 bytes. Importing costs a third of a
 * short signature and profiles switch rarely, so a handful of keys is kept.
 */
export function hmacKey(secret: string | Uint8Array): Promise<CryptoKey> {
  if (typeof secret !== 'string') return importHmacKey(secret);
  const known = importedKeys.get(secret);
  if (known) return known;
  if (importedKeys.size >= IMPORTED_KEYS_KEPT) importedKeys.delete(importedKeys.keys().next().value!);
  const key = importHmacKey(utf8(secret));
  importedKeys.set(secret, key);
  return key;
}

function importHmacKey(bytes: Uint8Array): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), hmac, false, ['sign', 'verify']);
}

/** Forgets every imported key; part of "forget everything". */
export function forgetKeys(): void {
  importedKeys.clear();
}
