/**
 * Content under a passphrase as a standard JWE (RFC 7516) in compact form: any JOSE library opens it. The passphrase makes
 * a key by PBES2 (RFC 7518 section 4.8), which wraps a key made for this content alone.
 */
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';
import { utf8 } from './bytes.ts';

const ALGORITHM = 'PBES2-HS512+A256KW';
const ENCRYPTION = 'A256GCM';

/** Rounds of PBKDF2-HMAC-SHA512. OWASP asks for 210,000 at least (Password Storage Cheat Sheet, 2023); this is some 0.3 s. */
export const ITERATIONS = 600_000;

/** A file that asks for more would keep the page busy for minutes: it is refused unopened. */
export const MOST_ITERATIONS = 5_000_000;

export type OpenProblem =
  /** No JWE at all. */
  | 'not_sealed'
  /** A JWE of another kind: other algorithms, other options, too many rounds. */
  | 'not_supported'
  /** The passphrase is another one, or the content was changed: nobody can tell these apart. */
  | 'wrong_passphrase';

export type Opened = { ok: true; content: Uint8Array } | { ok: false; problem: OpenProblem };

/** Seals with a passphrase. Each call has its own salt, key and IV. */
export function sealWithPassphrase(content: Uint8Array, passphrase: string, iterations = ITERATIONS): Promise<string> {
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION })
    .setKeyManagementParameters({ p2c: iterations })
    .encrypt(secretOf(passphrase));
}

/** Opens what {@link sealWithPassphrase} made, by this console or by another JOSE program. */
export async function openWithPassphrase(sealed: string, passphrase: string): Promise<Opened> {
  const problem = problemOf(sealed);
  if (problem) return { ok: false, problem };
  return opened(() =>
    compactDecrypt(sealed, secretOf(passphrase), {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
      maxPBES2Count: MOST_ITERATIONS,
    }),
  );
}

/** Whether a text could be opened at all, without the passphrase and without any work. */
export function problemOf(sealed: string): Exclude<OpenProblem, 'wrong_passphrase'> | undefined {
  // Five base64url parts; anything else need not be looked at, however long it is.
  if (!/^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+$/.test(sealed)) return 'not_sealed';
  try {
    const { alg, enc, p2c } = decodeProtectedHeader(sealed);
    const known = alg === ALGORITHM && enc === ENCRYPTION && typeof p2c === 'number' && p2c <= MOST_ITERATIONS;
    return known ? undefined : 'not_supported';
  } catch {
    return 'not_sealed';
  }
}

/** A key of 256 random bits for {@link sealWithKey}; its bytes are for wrapping and should be let go at once. */
export function newKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** A key the page can use and never read again. */
export function importKey(bytes: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Seals with a key, as JWE with direct encryption: quick enough for every change. */
export function sealWithKey(content: Uint8Array, key: CryptoKey): Promise<string> {
  return new CompactEncrypt(content).setProtectedHeader({ alg: 'dir', enc: ENCRYPTION }).encrypt(key);
}

/** Opens what {@link sealWithKey} made. `wrong_passphrase` means: made with another key. */
export function openWithKey(sealed: string, key: CryptoKey): Promise<Opened> {
  return opened(() =>
    compactDecrypt(sealed, key, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: [ENCRYPTION] }),
  );
}

// The same letters may be typed in several ways; one normal form opens what another keyboard has sealed.
function secretOf(passphrase: string): Uint8Array {
  return utf8(passphrase.normalize('NFKC'));
}

async function opened(open: () => Promise<{ plaintext: Uint8Array }>): Promise<Opened> {
  try {
    return { ok: true, content: (await open()).plaintext };
  } catch (error) {
    if (error instanceof errors.JWEDecryptionFailed) return { ok: false, problem: 'wrong_passphrase' };
    if (error instanceof errors.JOSENotSupported || error instanceof errors.JOSEAlgNotAllowed)
      return { ok: false, problem: 'not_supported' };
    if (error instanceof errors.JOSEError || error instanceof TypeError) return { ok: false, problem: 'not_sealed' };
    throw error;
  }
}
