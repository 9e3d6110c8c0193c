/** Puts something harmless in the place of every secret that was found. */
import { concatBytes, decodeUtf8, utf8 } from './bytes.ts';
import type { SecretField } from './secret.ts';
import type { Hit } from './secretScan.ts';

const NAMES: Record<SecretField, string> = {
  token: 'MASKED-TOKEN',
  encodingAESKey: 'MASKED-EncodingAESKey',
  other: 'MASKED-SECRET',
};

/** Characters of the signature of an HS256 token, which stands at its end. */
const SIGNATURE_LENGTH = 43;

/**
 * The content without its secrets. Text gets a word in their place; inside an encoding, and in what is no text, every
 * byte of a secret is overwritten, so that the rest still decodes. A signed token loses its signature only.
 * @param hits as {@link scanForSecrets} returns them: apart from each other, in order.
 * @param kind what the whole is, where the content is a piece of it.
 */
export function masked(content: Uint8Array, hits: readonly Hit[], kind = kindOf(content)): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const hit of hits) {
    const { start, end } = hit;
    const cut = hit.form === 'signed' ? Math.max(start, end - SIGNATURE_LENGTH) : start;
    parts.push(content.subarray(from, cut), replacement(hit, content.subarray(cut, end), kind));
    from = end;
  }
  return concatBytes(...parts, content.subarray(from));
}

type Kind = 'text' | 'bytes';

function kindOf(content: Uint8Array): Kind {
  return decodeUtf8(content) === undefined ? 'bytes' : 'text';
}

function replacement({ form, secret }: Hit, bytes: Uint8Array, kind: Kind): Uint8Array {
  if (form === 'hex') return bytes.map(() => 0x30);
  if (form === 'base64' || form === 'base64url' || form === 'utf16' || kind === 'bytes')
    return bytes.map((byte) => (byte === 0 ? 0 : 0x78));
  return utf8(form === 'signed' ? 'MASKED-SIGNATURE' : NAMES[secret.field]);
}
