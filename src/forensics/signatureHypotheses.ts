/** Who signed a token and how: keys, hashes and spellings of the signature, each shown by computing it. */
import { decodeUtf8, equalBytes, fromBase64url, fromHex, toBase64url, utf8 } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { KEY_TABLE, RARE_KEYS, type KeyHypothesis } from './keyHypotheses.ts';
import { fromLenientBase64 } from './text.ts';
import { proven, suspected, type Finding, type HypothesisOutcome } from './types.ts';
import { isHex } from './values.ts';

type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASH_OF_LENGTH: Readonly<Record<number, Hash>> = { 20: 'SHA-1', 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' };
const HASH_OF_ALG: Readonly<Record<string, Hash>> = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' };

export interface SignatureVerdict {
  findings: Finding[];
  outcomes: HypothesisOutcome[];
  /** The signature the right key gives, as base64url. */
  expected?: string;
  /** Index of the profile whose credentials made the signature. */
  signer?: number;
}

export interface SignatureInput {
  /** Header and payload with the dot between them, as they stand. */
  signingInput: string;
  signature: string;
  alg: unknown;
  profiles: readonly Credentials[];
  /** Index of the profile the request addresses. */
  addressed: number;
}

interface Reading {
  bytes: Uint8Array;
  finding?: Finding;
}

// Every spelling under which the signature's text gives as many bytes as a hash has.
function readingsOf(signature: string): Reading[] {
  const readings: Reading[] = [];
  const strict = fromBase64url(signature);
  if (strict) readings.push({ bytes: strict });
  if (isHex(signature))
    readings.push({ bytes: fromHex(signature)!, finding: proven('signature_hex', { length: signature.length }) });
  const lenient = fromLenientBase64(signature);
  if (!strict && lenient)
    readings.push({ bytes: lenient, finding: proven('signature_standard_base64', { length: signature.length }) });
  const inner = lenient && decodeUtf8(lenient);
  if (inner && isHex(inner))
    readings.push({ bytes: fromHex(inner)!, finding: proven('signature_hex', { length: inner.length }) });
  const again = inner && /^[A-Za-z0-9+/_-]+=*$/.test(inner) ? fromLenientBase64(inner) : undefined;
  if (again)
    readings.push({
      bytes: again,
      finding: proven('signature_standard_base64', { length: signature.length, times: 2 }),
    });
  return readings.filter(({ bytes }) => bytes.length in HASH_OF_LENGTH);
}

interface Candidate {
  hypothesis: KeyHypothesis;
  profile: number;
  key: string | Uint8Array;
}

interface Match {
  candidate: Candidate;
  hash: Hash;
  findings: Finding[];
}

// Rare keys are many: past this size of the signed text only the table is tried.
const RARE_KEYS_LIMIT = 256 * 1024;

/**
 * Tries every key of every profile on a token's signature.
 * @returns what is proven, and one outcome per key of the table and one for a rarer key that fits.
 */
export async function judgeSignature(input: SignatureInput): Promise<SignatureVerdict> {
  const { profiles, addressed, signingInput } = input;
  const order = [addressed, ...profiles.keys()].filter(
    (profile, i, all) => profile in profiles && all.indexOf(profile) === i,
  );
  const readings = readingsOf(input.signature);
  const hashes = new Set<Hash>(['SHA-256', ...readings.map(({ bytes }) => HASH_OF_LENGTH[bytes.length]!)]);
  const message = utf8(signingInput);
  const outcomes: HypothesisOutcome[] = [];
  let match: Match | undefined;
  let expected: string | undefined;

  for (const [table, list] of [['shown', KEY_TABLE] as const, ['rare', RARE_KEYS] as const]) {
    if (table === 'rare' && (match || message.length > RARE_KEYS_LIMIT)) break;
    for (const profile of order) {
      const candidates = candidatesOf(list, profiles[profile]!, profile);
      const tried = await Promise.all(
        candidates.map((candidate) => tryKey(candidate, message, hashes, readings, input.signature)),
      );
      for (const [i, { computed, hit }] of tried.entries()) {
        const candidate = candidates[i]!;
        if (candidate.hypothesis.id === 'text' && profile === addressed) expected = computed;
        if (hit && !match) match = hit;
        if (table === 'shown' || (hit && match === hit))
          outcomes.push(outcomeOf(candidate, computed, hit ? 'match' : 'no_match'));
      }
    }
  }
  const right = expected === undefined ? {} : { expected };
  if (!match) return { findings: algFindings(input.alg, undefined, profiles.length), outcomes, ...right };
  return { findings: matchFindings(input, match), outcomes, signer: match.candidate.profile, ...right };
}

function candidatesOf(list: readonly KeyHypothesis[], credentials: Credentials, profile: number): Candidate[] {
  return list.flatMap((hypothesis) => {
    const key = hypothesis.key(credentials);
    return key === undefined || key.length === 0 ? [] : [{ hypothesis, profile, key }];
  });
}

async function tryKey(
  candidate: Candidate,
  message: Uint8Array<ArrayBuffer>,
  hashes: ReadonlySet<Hash>,
  readings: readonly Reading[],
  signature: string,
): Promise<{ computed: string; hit?: Match }> {
  let computed = '';
  let hit: Match | undefined;
  for (const hash of hashes) {
    const mac = await hmac(hash, candidate.key, message);
    if (hash === 'SHA-256') computed = toBase64url(mac);
    const reading = readings.find(({ bytes }) => equalBytes(bytes, mac));
    if (reading && !hit) hit = { candidate, hash, findings: reading.finding ? [reading.finding] : [] };
  }
  // Sixteen bits could agree by chance among hundreds of keys; a stump shorter than that proves nothing.
  const stump = signature.length >= 4 && signature.length < computed.length && computed.startsWith(signature);
  if (!hit && stump) {
    const missing = computed.length - signature.length;
    hit = { candidate, hash: 'SHA-256', findings: [proven('token_truncated', { part: 'signature', missing })] };
  }
  return hit ? { computed, hit } : { computed };
}

async function hmac(hash: Hash, key: string | Uint8Array, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const raw = typeof key === 'string' ? utf8(key) : new Uint8Array(key);
  const imported = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

function outcomeOf(
  { hypothesis, profile, key }: Candidate,
  computed: string,
  outcome: HypothesisOutcome['outcome'],
): HypothesisOutcome {
  const { id, code, unit } = hypothesis;
  return { group: 'signature', id, code, profile, length: key.length, unit, computed, outcome };
}

function matchFindings({ alg, addressed, profiles }: SignatureInput, { candidate, hash, findings }: Match): Finding[] {
  const { hypothesis, profile, key } = candidate;
  const found = [...algFindings(alg, hash, profiles.length), ...findings];
  if (profile !== addressed) found.push(proven('key_of_other_profile', { profile, addressed }));
  if (hypothesis.code !== 'ok') {
    found.push(
      proven(hypothesis.code, { hypothesis: hypothesis.id, length: key.length, unit: hypothesis.unit, profile }),
    );
  }
  return found;
}

// The header's algorithm against the hash the signature was really made with, where a key was found.
function algFindings(alg: unknown, hash: Hash | undefined, profiles: number): Finding[] {
  const named = typeof alg === 'string' ? alg : typeof alg;
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') return [proven('alg_none', { alg })];
  const wrongName = alg === 'HS256' ? [] : [proven('alg_not_hs256', { alg: named })];
  if (hash !== undefined) {
    const lies =
      alg === 'HS256' ? hash !== 'SHA-256' : typeof alg === 'string' && alg in HASH_OF_ALG && HASH_OF_ALG[alg] !== hash;
    return lies ? [proven('alg_header_lies', { alg: named, hash }), ...wrongName] : wrongName;
  }
  const verifiable = alg === 'HS256' || (typeof alg === 'string' && alg in HASH_OF_ALG);
  return verifiable && profiles > 0 ? [...wrongName, suspected('signature_unexplained', { profiles })] : wrongName;
}
