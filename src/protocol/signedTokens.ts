/** Finds tokens that a key has signed: whoever holds one can repeat the message it carries. */
import { fromBase64url, utf8, utf8Length } from './bytes.ts';
import { hmacKey } from './hmacKeys.ts';
import { SHORTEST_SECRET, type Hit, type Secret } from './secretScan.ts';

/** HMAC-SHA256 in unpadded base64url. */
const SIGNATURE_LENGTH = 43;

/** Every compact HS256 token in a text whose signature one of the keys verifies; each key is used as its text. */
export async function tokensThatVerify(text: string, keys: readonly Secret[]): Promise<Hit[]> {
  const usable = keys.filter(({ value }) => utf8Length(value) >= SHORTEST_SECRET);
  const hits: Hit[] = [];
  if (usable.length === 0) return hits;
  const signers = new Map<string, Secret | undefined>();
  let bytes = 0;
  let characters = 0;
  for (const { token, start } of candidates(text)) {
    if (!signers.has(token)) signers.set(token, await signerOf(token, usable));
    const secret = signers.get(token);
    if (!secret) continue;
    bytes += utf8Length(text.slice(characters, start));
    characters = start;
    hits.push({ secret, form: 'signed', start: bytes, end: bytes + token.length });
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

async function signerOf(token: string, keys: readonly Secret[]): Promise<Secret | undefined> {
  const cut = token.length - SIGNATURE_LENGTH;
  const signature = fromBase64url(token.slice(cut));
  if (!signature) return undefined;
  const input = utf8(token.slice(0, cut - 1));
  for (const secret of keys)
    if (await crypto.subtle.verify('HMAC', await hmacKey(secret.value), signature, input)) return secret;
  return undefined;
}
