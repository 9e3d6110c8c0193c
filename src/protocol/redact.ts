/**
 * Bytes with holes where secrets stood. What stood in a hole is sealed under the secret itself: whoever still has the
 * secret gets the exact bytes back, in whatever form it stood there; without it nothing can be read out of what is kept.
 */
import { concatBytes, utf8 } from './bytes.ts';
import { hmacKey } from './hmacKeys.ts';
import type { Secret, SecretField } from './secret.ts';
import { scanForSecrets } from './secretScan.ts';

/** A stretch of bytes, end exclusive, and the secret that stands there. */
export interface SecretPlace {
  start: number;
  end: number;
  secret: Secret;
}

export interface Hole {
  start: number;
  end: number;
  /** Index into the seals. */
  seal: number;
  /** Where the hole's bytes begin among those of its seal. */
  at: number;
}

export interface Seal {
  /** `Secret.id`. */
  owner: string;
  field: SecretField;
  salt: Uint8Array<ArrayBuffer>;
  /** AES-256-GCM under HMAC-SHA256(secret, salt): the bytes of all its holes. */
  sealed: Uint8Array<ArrayBuffer>;
}

export interface Redacted {
  bytes: Uint8Array<ArrayBuffer>;
  holes: readonly Hole[];
  seals: readonly Seal[];
}

/** A secret that is not at hand any more, or not the same as then. */
export type MissingSecret = Pick<Seal, 'owner' | 'field'>;

/** Finds where secrets stand; it may do so elsewhere. */
export type FindSecrets = (bytes: Uint8Array, secrets: readonly Secret[]) => Promise<readonly SecretPlace[]>;

const findHere: FindSecrets = (bytes, secrets) => Promise.resolve(scanForSecrets(bytes, secrets));

/** Shown where a secret stood: the same number of bytes, harmless in JSON, addresses and forms. */
const MASK = 0x2a;

/**
 * Cuts every secret out, wherever and in whatever form a scan finds it.
 * @param bytes are changed in place.
 * @param find how secrets are found; here and now unless given.
 * @param known places that hold a secret even if a scan would pass over it: one too short to be looked for.
 */
export async function redact(
  bytes: Uint8Array<ArrayBuffer>,
  secrets: readonly Secret[],
  known: readonly SecretPlace[] = [],
  find: FindSecrets = findHere,
): Promise<Redacted> {
  const places = merged([...known, ...(await find(bytes, secrets))]);
  const cuts = new Map<Secret, { seal: number; length: number; pieces: Uint8Array[] }>();
  const holes = places.map(({ start, end, secret }): Hole => {
    const cut = cuts.get(secret) ?? { seal: cuts.size, length: 0, pieces: [] };
    cuts.set(secret, cut);
    const at = cut.length;
    cut.pieces.push(bytes.slice(start, end));
    cut.length += end - start;
    bytes.fill(MASK, start, end);
    return { start, end, seal: cut.seal, at };
  });
  const seals = await Promise.all([...cuts].map(([secret, { pieces }]) => sealed(secret, pieces)));
  return { bytes, holes, seals };
}

/** The bytes as they were; holes of a secret that is missing or has changed stay masked and are told. */
export async function restore(
  { bytes, holes, seals }: Redacted,
  secrets: readonly Secret[],
): Promise<{ bytes: Uint8Array<ArrayBuffer>; missing: MissingSecret[] }> {
  const opened = await Promise.all(seals.map((seal) => opening(seal, secrets)));
  const whole = bytes.slice();
  for (const { start, end, seal, at } of holes) {
    const plain = opened[seal];
    if (plain) whole.set(plain.subarray(at, at + end - start), start);
  }
  const used = new Set(holes.map(({ seal }) => seal));
  const missing = seals.filter((_, i) => used.has(i) && !opened[i]).map(({ owner, field }) => ({ owner, field }));
  return { bytes: whole, missing };
}

function merged(places: readonly SecretPlace[]): SecretPlace[] {
  const apart: SecretPlace[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else if (place.end > place.start) apart.push({ ...place });
  }
  return apart;
}

async function sealed(secret: Secret, pieces: readonly Uint8Array[]): Promise<Seal> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(secret, salt, 'encrypt');
  const plain = concatBytes(...pieces);
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: NONCE }, key, plain));
  return { owner: secret.id, field: secret.field, salt, sealed: bytes };
}

async function opening(
  { owner, field, salt, sealed: bytes }: Seal,
  secrets: readonly Secret[],
): Promise<Uint8Array | undefined> {
  // A profile that was copied or imported again has another id and the same secret.
  const own = secrets.filter((secret) => secret.field === field);
  for (const secret of own.toSorted((a, b) => Number(b.id === owner) - Number(a.id === owner))) {
    if (secret.value === '') continue;
    try {
      const key = await keyOf(secret, salt, 'decrypt');
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: NONCE }, key, bytes));
    } catch {
      // Another secret: the seal does not open.
    }
  }
  return undefined;
}

// Every key is used for one message only: its salt is its own.
const NONCE = new Uint8Array(12);
const PURPOSE = utf8('dialog-console redaction');

async function keyOf({ value }: Secret, salt: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const raw = await crypto.subtle.sign('HMAC', await hmacKey(value), concatBytes(PURPOSE, salt));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]);
}
