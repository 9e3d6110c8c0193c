/**
 * History as a file: `{ "format": "dialog-console.history", "version": 2, "exportedAt": …, "records": […] }`. Each record
 * says in plain members what it is about, and carries its exact bytes in base64 with the holes where secrets stood: the
 * file holds no secret, and whoever has the same profile gets the exact bytes back. docs/history.md describes it.
 */
import * as v from 'valibot';
import { fromBase64, toBase64 } from '#protocol/bytes.ts';
import type { Redacted, Seal } from '#protocol/redact.ts';
import type { RecordParts } from './historyRecord.ts';
import type { Pack, Row } from './historySchema.ts';
import { faultOf, type SchemaFault } from './schemaFault.ts';

export const HISTORY_FORMAT = 'dialog-console.history';
const HISTORY_FILE_VERSION = 2;
/** Version 1 had every seal in every record. */
const READ_VERSIONS: readonly unknown[] = [1, HISTORY_FILE_VERSION];
/** Bytes of a file that is read as one text; one of ours may be larger, because it is read a line at a time. */
export const LARGEST_FILE = 100 * 1024 * 1024;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const base64 = v.pipe(
  v.string(),
  v.check((text) => fromBase64(text) !== undefined, 'base64'),
);

const sealSchema = v.object({
  /** By which later records of the file name it: records that were written together share their seals. */
  n: v.optional(count),
  owner: v.string(),
  field: v.picklist(['token', 'encodingAESKey', 'other']),
  salt: base64,
  sealed: base64,
});

const bytesSchema = v.object({
  bytes: base64,
  parts: v.object({ token: count, json: count, request: count, response: count }),
  holes: v.array(v.object({ start: count, end: count, seal: count, at: count })),
  seals: v.array(v.union([count, sealSchema])),
});

type StoredBytes = v.InferOutput<typeof bytesSchema>;

const recordSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'id')),
  starred: v.optional(v.boolean()),
  note: v.optional(v.pipe(v.string(), v.maxLength(500))),
  record: v.pipe(bytesSchema, v.check(consistent, 'lengths')),
});

type StoredRecord = v.InferOutput<typeof recordSchema>;

export interface FileRecord {
  id: string;
  starred: boolean;
  note: string;
  parts: RecordParts;
  redacted: Redacted;
}

function consistent({ bytes, parts, holes, seals }: StoredBytes): boolean {
  const length = (bytes.length / 4) * 3 - (bytes.endsWith('==') ? 2 : bytes.endsWith('=') ? 1 : 0);
  const sum = parts.token + parts.json + parts.request + parts.response;
  return sum === length && holes.every(({ start, end, seal }) => start <= end && end <= length && seal < seals.length);
}

/** Writes records one after the other: what they share stands in the first. @returns a record as it stands in a file. */
export function recordWriter(): (row: Row, pack: Pack) => string {
  const numbers = new WeakMap<Seal, number>();
  let next = 0;
  const stored = (seal: Seal) => {
    const known = numbers.get(seal);
    if (known !== undefined) return known;
    const n = next++;
    numbers.set(seal, n);
    const { owner, field, salt, sealed } = seal;
    return { n, owner, field, salt: toBase64(salt), sealed: toBase64(sealed) };
  };
  return (row, pack) => recordText(row, pack, stored);
}

function recordText(row: Row, pack: Pack, storedSeal: (seal: Seal) => StoredBytes['seals'][number]): string {
  const { pack: _pack, place, starred, note, ...head } = row;
  const { start, parts } = pack.records[place]!;
  const end = start + parts.token + parts.json + parts.request + parts.response;
  const holes = pack.holes.filter((hole) => hole.start >= start && hole.end <= end);
  const used = [...new Set(holes.map(({ seal }) => seal))];
  const stored: StoredBytes = {
    bytes: toBase64(pack.bytes.subarray(start, end)),
    parts,
    holes: holes.map((hole) => ({
      ...hole,
      start: hole.start - start,
      end: hole.end - start,
      seal: used.indexOf(hole.seal),
    })),
    seals: used.map((seal) => storedSeal(pack.seals[seal]!)),
  };
  return JSON.stringify({ ...head, ...(starred ? { starred } : {}), ...(note ? { note } : {}), record: stored });
}

/** @param exportedAt ISO 8601. */
export function fileHead(exportedAt: string): string {
  return `{"format":"${HISTORY_FORMAT}","version":${HISTORY_FILE_VERSION},"exportedAt":"${exportedAt}","records":[\n`;
}

export const FILE_TAIL = '\n]}\n';

/**
 * Why a file, or one of its records, is refused.
 */
export type FileProblem =
  | { code: 'too_large'; bytes: number }
  /** The browser could not give its bytes, or nobody could look through them. */
  | { code: 'unreadable'; reason: string }
  | { code: 'not_json'; reason: string }
  | { code: 'other_format' }
  /** Requests of another program, without an answer. */
  | { code: 'curl' | 'postman' }
  | { code: 'other_version'; version: string }
  | SchemaFault;

const envelope = v.object({ format: v.literal(HISTORY_FORMAT), version: v.unknown(), records: v.array(v.unknown()) });

/** Told the share of the work that is done, 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Parses a file as we write it, a record a line; any other in one go.
 * @throws SyntaxError for what is not JSON.
 */
export function parseHistoryFile(text: string, onProgress: OnProgress = () => undefined): unknown {
  const lines = text.split('\n');
  const end = lines.indexOf(']}');
  const ours = text.startsWith(`{"format":"${HISTORY_FORMAT}"`) && text.endsWith(FILE_TAIL);
  if (!ours || end !== lines.length - 2) return JSON.parse(text);
  try {
    const file = JSON.parse(`${lines[0]}]}`) as { records: unknown[] };
    for (const line of lines.slice(1, end)) {
      file.records.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
      onProgress(file.records.length / end);
    }
    return file;
  } catch {
    // Only the whole knows where the fault is.
    return JSON.parse(text);
  }
}

/** What keeps a parsed file, whatever its records are, from being one of ours. */
export function envelopeProblem(value: unknown): FileProblem | undefined {
  const outer = v.safeParse(envelope, value);
  if (!outer.success) return { code: 'other_format' };
  const { version } = outer.output;
  return READ_VERSIONS.includes(version) ? undefined : { code: 'other_version', version: String(version).slice(0, 20) };
}

type ReadRecord = { ok: true; record: FileRecord } | { ok: false; problem: FileProblem };

/** Reads the records of a file in their order: a later one may name the seals of one before. */
export function recordReader(): (one: unknown, at: number) => ReadRecord {
  const numbered = new Map<number, Seal>();
  return (one, at) => {
    const parsed = v.safeParse(recordSchema, one);
    if (!parsed.success) {
      return { ok: false, problem: faultOf(parsed.issues[0], `records[${at}]`) };
    }
    const seals = sealsOf(parsed.output.record.seals, numbered);
    if (!seals)
      return { ok: false, problem: { code: 'bad_record', place: `records[${at}].record.seals`, expected: 'seal' } };
    return { ok: true, record: fileRecord(parsed.output, seals) };
  };
}

/** Reads a parsed file. One bad record refuses the whole: half an import is worse than none. */
export function readHistoryFile(
  value: unknown,
  onProgress: OnProgress = () => undefined,
): { ok: true; records: FileRecord[] } | { ok: false; problem: FileProblem } {
  const problem = envelopeProblem(value);
  if (problem) return { ok: false, problem };
  const { records } = value as { records: readonly unknown[] };
  const read: FileRecord[] = [];
  const readRecord = recordReader();
  for (const [i, one] of records.entries()) {
    const next = readRecord(one, i);
    if (!next.ok) return next;
    read.push(next.record);
    onProgress(read.length / records.length);
  }
  return { ok: true, records: read };
}

/** @param numbered the seals of the records before. @returns nothing where one is named that none of them has. */
function sealsOf(stored: StoredBytes['seals'], numbered: Map<number, Seal>): Seal[] | undefined {
  const seals: Seal[] = [];
  for (const one of stored) {
    const seal = typeof one === 'number' ? numbered.get(one) : sealOf(one);
    if (!seal) return undefined;
    if (typeof one !== 'number' && one.n !== undefined) numbered.set(one.n, seal);
    seals.push(seal);
  }
  return seals;
}

function sealOf({ owner, field, salt, sealed }: v.InferOutput<typeof sealSchema>): Seal {
  return { owner, field, salt: fromBase64(salt)!, sealed: fromBase64(sealed)! };
}

function fileRecord({ id, starred = false, note = '', record }: StoredRecord, seals: readonly Seal[]): FileRecord {
  const { parts, holes } = record;
  return { id, starred, note, parts, redacted: { bytes: fromBase64(record.bytes)!, holes, seals } };
}
