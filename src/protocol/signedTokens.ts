/** Finds tokens that a key has signed: whoever holds one can repeat the message it carries. */
import { fromBase64url, utf8 } from './bytes.ts';
import { hmacKey } from './hmacKeys.ts';
import { SHORTEST_SECRET, type Secret } from './secret.ts';
import type { Hit } from './secretScan.ts';

/** HMAC-SHA256 in unpadded base64url. */
const SIGNATURE_LENGTH = 43;

/** Every compact HS256 token whose signature one of the keys verifies; each key is used as its text. */
export async function tokensThatVerify(content: string | Uint8Array, keys: readonly Secret[]): Promise<Hit[]> {
  const usable = keys.filter(({ value }) => utf8(value).length >= SHORTEST_SECRET);
  const hits: Hit[] = [];
  if (usable.length === 0) return hits;
  const signers = new Map<string, Secret | undefined>();
  for (const { token, start } of candidates(onePerByte(content))) {
    if (!signers.has(token)) signers.set(token, await signerOf(token, usable));
    const secret = signers.get(token);
    if (secret) hits.push({ secret, form: 'signed', start, end: start + token.length });
  }
  return hits;
}

function* candidates(text: string): Generator<{ token: string; start: number }> {
  for (const { 0: run, index } of text.matchAll(/[\w.-]+/g)) {
    if (run.length <= SIGNATURE_LENGTH || !run.includes('.')) continue;
    const parts = run.split('.');
    let start = index;
    for (let i = 0; i + 2 < parts.length; i++) {
      const [header, payload, signature] = parts.slice(i, i + 3) as [string, string, string];
      if (header && payload && signature.length === SIGNATURE_LENGTH)
        yield { token: `${header}.${payload}.${signature}`, start };
      start += header.length + 1;
    }
  }
}

// A token is ASCII; with one character for each byte, places in the text are places in the content.
function onePerByte(content: string | Uint8Array): string {
  return new TextDecoder('latin1').decode(typeof content === 'string' ? utf8(content) : content);
}

async function signerOf(token: string, keys: readonly Secret[]): Promise<Secret | undefined> {
  const cut = token.length - SIGNATURE_LENGTH;
  const signature = fromBase64url(token.slice(cut));
  if (!signature) return undefined;
  const input = utf8(token.slice(0, cut - 1));
  for (const secret of keys)
    if (await crypto.subtle.verify('HMAC', await hmacKey(secret.value), signature, input)) return secret;
  return undefined;
}
