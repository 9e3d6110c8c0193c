/** Records packed for storage: encoded, scanned for secrets all at once, and cut. */
import { concatBytes } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { tokenOfPath } from '#protocol/endpoints.ts';
import { redact, restore, type MissingSecret, type SecretPlace } from '#protocol/redact.ts';
import type { Secret } from '#protocol/secret.ts';
import type { Call, Exchange } from './exchange.ts';
import type { LeakFinder } from './door.ts';
import type { Head } from './historyHead.ts';
import { decodeRecord, encodeRecord, type EncodedRecord, type RecordParts } from './historyRecord.ts';
import type { Pack } from './historySchema.ts';
import { withoutSecrets } from './maskedJson.ts';
import { nextTask, rester } from './rester.ts';
import { finderFor } from './storedSecrets.ts';

export interface PackedCalls {
  heads: readonly Head[];
  pack: Pack;
}

/**
 * @param headOf makes the head of a record, told its size in bytes.
 * @param findLarge looks for secrets in much, off this thread.
 */
export async function packedCalls<Of extends Call>(
  calls: readonly Of[],
  secrets: readonly Secret[],
  headOf: (call: Of, size: number) => Head,
  findLarge?: LeakFinder,
): Promise<PackedCalls> {
  const rest = rester();
  const encoded: EncodedRecord[] = [];
  for (const call of calls) {
    await rest();
    encoded.push(await encodeRecord(call, rest));
  }
  let start = 0;
  const records = encoded.map(({ bytes, parts }) => {
    const record = { start, parts };
    start += bytes.length;
    return record;
  });
  const tokens = calls.flatMap(({ profileId }, i): SecretPlace[] => {
    const value = tokenOfPath(calls[i]!.prepared.path);
    const own = secrets.find(({ id }) => id === `${profileId}.token`);
    const secret = own ?? secrets.find((one) => one.field === 'token' && one.value === value);
    const record = records[i]!;
    return secret ? [{ start: record.start, end: record.start + record.parts.token, secret }] : [];
  });
  const bytes = encoded.length === 1 ? encoded[0]!.bytes : concatBytes(...encoded.map((one) => one.bytes));
  const redacted = await redact(bytes, secrets, tokens, finderFor(bytes.length, findLarge));
  const heads = calls.map((call, i) => headOf(call, encoded[i]!.bytes.length));
  // A list never shows a secret, not even for the profile that owns it.
  return { heads: withoutSecrets(heads, secrets), pack: { ...redacted, records } };
}

/** Bytes of a record that is opened in more than one task. */
const LARGE = 1024 * 1024;

export interface OpenedRecord {
  exchange: Exchange;
  /** Secrets that stand masked in it, because their profile is gone or has changed. */
  missing: readonly MissingSecret[];
}

/** One record of a pack, whole as far as the secrets are at hand. */
export async function opened(
  pack: Pack,
  place: number,
  secrets: readonly Secret[],
  credentials?: Credentials,
): Promise<OpenedRecord | undefined> {
  const record = pack.records[place];
  if (!record) return undefined;
  const { start, parts } = record;
  const end = start + lengthOf(parts);
  const holes = pack.holes
    .filter((hole) => hole.start >= start && hole.end <= end)
    .map((hole) => ({ ...hole, start: hole.start - start, end: hole.end - start }));
  // To come out of the database, to be restored and to be taken apart is a copy each: of tens of megabytes one is a task.
  const rest = () => (end - start > LARGE ? nextTask() : undefined);
  await rest();
  const { bytes, missing } = await restore({ ...pack, bytes: pack.bytes.subarray(start, end), holes }, secrets);
  await rest();
  return { exchange: decodeRecord({ bytes, parts }, credentials), missing };
}

/** A pack without some of its records; `undefined` when nothing is left of it. The others keep their places. */
export function withoutRecords(pack: Pack, places: ReadonlySet<number>): Pack | undefined {
  const kept: Uint8Array[] = [];
  const holes: Pack['holes'][number][] = [];
  let length = 0;
  const records = pack.records.map((record, place) => {
    if (!record || places.has(place)) return undefined;
    const { start, parts } = record;
    const end = start + lengthOf(parts);
    kept.push(pack.bytes.subarray(start, end));
    const moved = length - start;
    for (const hole of pack.holes)
      if (hole.start >= start && hole.end <= end)
        holes.push({ ...hole, start: hole.start + moved, end: hole.end + moved });
    length += end - start;
    return { start: start + moved, parts };
  });
  return length === 0 ? undefined : { ...pack, bytes: concatBytes(...kept), records, holes };
}

/** A pack with one of its records only, which keeps its place. */
export function withRecord(pack: Pack, place: number): Pack | undefined {
  return withoutRecords(pack, new Set([...pack.records.keys()].filter((one) => one !== place)));
}

function lengthOf({ token, json, request, response }: RecordParts): number {
  return token + json + request + response;
}
