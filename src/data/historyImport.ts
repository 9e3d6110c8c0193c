/** A file of records: looked through before anything is written, and then packed for the store. */
import * as v from 'valibot';
import { concatBytes } from '#protocol/bytes.ts';
import { tokenOfPath } from '#protocol/endpoints.ts';
import { redact } from '#protocol/redact.ts';
import type { Secret } from '#protocol/secret.ts';
import { CALL_ORIGINS, FAILURE_REASONS, type Exchange } from './exchange.ts';
import {
  LARGEST_FILE,
  parseHistoryFile,
  readHistoryFile,
  type FileProblem,
  type FileRecord,
  type OnProgress,
} from './historyFile.ts';
import { isHar, readHarCalls } from './historyHar.ts';
import { headOf, type Head } from './historyHead.ts';
import { FileProblemError, recordsByLine } from './historyLines.ts';
import { opened, packedCalls, type PackedCalls } from './historyPack.ts';
import { decodeRecord } from './historyRecord.ts';
import type { Pack } from './historySchema.ts';
import { withoutSecrets } from './maskedJson.ts';
import { readExchange } from './replyReader.ts';
import { TARGET_IDS } from './targets.ts';

export type ImportFile = Pick<Blob, 'size' | 'text' | 'stream'>;

/** What a file holds. `others` are calls of something else, which stay outside. */
export type Examined =
  | {
      ok: true;
      source: 'own';
      /** Of all records, in their order. */
      ids: readonly string[];
      /** The records themselves; those of a large file are read from it again. */
      records: () => Iterable<FileRecord> | AsyncIterable<FileRecord>;
      others: 0;
    }
  | { ok: true; source: 'har'; exchanges: readonly Exchange[]; others: number }
  | { ok: false; problem: FileProblem };

/** Shares of the work: most of it is looking at what was parsed. */
const PARSED = 0.4;
const SHAPED = 0.7;

/**
 * Reads a file of our own or an archive. Nothing is written, nothing of it runs. Long work: a worker does it.
 * @param atOnce bytes of a file that is read as one text; beyond them it has to be written as we write it.
 */
export async function examineFile(
  file: ImportFile,
  onProgress: OnProgress = () => undefined,
  atOnce = LARGEST_FILE,
): Promise<Examined> {
  if (file.size > atOnce) return examineByLine(file, onProgress);
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    return { ok: false, problem: { code: 'unreadable', reason: reasonOf(error) } };
  }
  let value: unknown;
  try {
    value = parseHistoryFile(text, (share) => onProgress(share * PARSED));
  } catch (error) {
    if (/^\s*curl\s/.test(text.slice(0, 200))) return { ok: false, problem: { code: 'curl' } };
    return { ok: false, problem: { code: 'not_json', reason: reasonOf(error) } };
  }
  onProgress(PARSED);
  if (v.is(postmanCollection, value)) return { ok: false, problem: { code: 'postman' } };
  if (isHar(value)) {
    const calls = readHarCalls(value, (share) => onProgress(PARSED + share * (1 - PARSED)));
    if ('place' in calls) return { ok: false, problem: calls };
    return { ok: true, source: 'har', ...calls };
  }
  const read = readHistoryFile(value, (share) => onProgress(PARSED + share * (SHAPED - PARSED)));
  if (!read.ok) return read;
  for (const [i, record] of read.records.entries()) {
    const problem = unreadable(record, i);
    if (problem) return { ok: false, problem };
    onProgress(SHAPED + ((i + 1) / read.records.length) * (1 - SHAPED));
  }
  return { ok: true, source: 'own', ids: read.records.map(({ id }) => id), records: () => read.records, others: 0 };
}

// Twice through the file, once to look and once to take: of gigabytes one record is in memory.
async function examineByLine(file: ImportFile, onProgress: OnProgress): Promise<Examined> {
  const ids: string[] = [];
  try {
    for await (const record of recordsByLine(file, (bytes) => onProgress(bytes / file.size))) {
      const problem = unreadable(record, ids.length);
      if (problem) return { ok: false, problem };
      ids.push(record.id);
    }
  } catch (error) {
    if (error instanceof FileProblemError) return { ok: false, problem: error.problem };
    return { ok: false, problem: { code: 'unreadable', reason: reasonOf(error) } };
  }
  return { ok: true, source: 'own', ids, records: () => recordsByLine(file), others: 0 };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const postmanCollection = v.object({ info: v.object({ schema: v.string() }), item: v.array(v.unknown()) });

const headers = v.array(v.tuple([v.string(), v.string()]));
const received = v.object({
  status: v.number(),
  statusText: v.string(),
  headers,
  emulated: v.boolean(),
});
const phases = v.looseObject({ total: v.pipe(v.number(), v.finite()) });
const exchangeSchema = v.object({
  id: v.string(),
  origin: v.picklist(CALL_ORIGINS),
  startedAt: v.pipe(v.number(), v.finite()),
  target: v.picklist(TARGET_IDS),
  profileId: v.string(),
  api: v.picklist(['message', 'dictmsg']),
  username: v.string(),
  msg: v.string(),
  vocabularies: v.optional(v.array(v.object({ name: v.string(), words: v.array(v.string()) }))),
  prepared: v.looseObject({
    path: v.pipe(v.string(), v.startsWith('/')),
    search: v.string(),
    encoding: v.picklist(['form', 'json', 'url']),
    contentType: v.optional(v.string()),
    headers,
    plaintext: v.string(),
    issues: v.array(v.looseObject({ field: v.string(), code: v.string(), severity: v.string() })),
    added: v.optional(v.object({ iat: v.boolean(), exp: v.optional(v.number()), jti: v.boolean() })),
  }),
  outcome: v.variant('kind', [
    v.object({ kind: v.literal('response'), received, phases }),
    v.object({
      kind: v.literal('failure'),
      reason: v.picklist(FAILURE_REASONS),
      detail: v.string(),
      received: v.optional(received),
      phases,
    }),
  ]),
});

/** What the bytes of a record would have to be, when they are not. Masked holes do not matter for that. */
function unreadable({ id, parts, redacted }: FileRecord, at: number): FileProblem | undefined {
  const bad = (expected: string): FileProblem => ({
    code: 'bad_record',
    place: `records[${at}].record.bytes`,
    expected,
  });
  try {
    const parsed = v.safeParse(exchangeSchema, decodeRecord({ bytes: redacted.bytes, parts }));
    if (!parsed.success) return bad(`${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].expected ?? ''}`);
    return parsed.output.id === id ? undefined : bad(`id: ${id}`);
  } catch (error) {
    return bad(error instanceof Error ? error.message : 'record');
  }
}

/** Records of a file of our own, ready to be stored: with the stars and notes they had, and without a secret. */
export async function packedRecords(records: readonly FileRecord[], secrets: readonly Secret[]): Promise<PackedCalls> {
  const pack = await storable(records, secrets);
  const heads: Head[] = [];
  for (const [place, { starred, note, redacted }] of records.entries()) {
    // The head is made from what may be shown, whatever the file says.
    const { exchange } = (await opened(pack, place, []))!;
    const head = headOf(exchange, readExchange(exchange), redacted.bytes.length);
    heads.push({ ...head, ...(starred ? { starred } : {}), ...(note ? { note } : {}) });
  }
  return { heads: withoutSecrets(heads, secrets), pack };
}

/** Calls of an archive, ready to be stored. */
export function packedExchanges(exchanges: readonly Exchange[], secrets: readonly Secret[]): Promise<PackedCalls> {
  const all = [...secrets, ...tokensOf(exchanges)];
  return packedCalls(exchanges, all, (one, size) => headOf(one, readExchange(one), size));
}

/** The bytes of records as they may be stored: a file written by hand could hold a secret in the clear. */
async function storable(records: readonly FileRecord[], secrets: readonly Secret[]): Promise<Pack> {
  const places: Pack['records'] = [];
  const holes: Pack['holes'][number][] = [];
  // Records of a file may share their seals.
  const seals = new Map<Pack['seals'][number], number>();
  let start = 0;
  for (const { parts, redacted } of records) {
    places.push({ start, parts });
    for (const seal of redacted.seals) if (!seals.has(seal)) seals.set(seal, seals.size);
    for (const hole of redacted.holes) {
      const seal = seals.get(redacted.seals[hole.seal]!)!;
      holes.push({ ...hole, start: hole.start + start, end: hole.end + start, seal });
    }
    start += redacted.bytes.length;
  }
  const again = await redact(concatBytes(...records.map(({ redacted }) => redacted.bytes)), secrets);
  const found = again.holes.map((hole) => ({ ...hole, seal: hole.seal + seals.size }));
  return { bytes: again.bytes, records: places, holes: [...holes, ...found], seals: [...seals.keys(), ...again.seals] };
}

/** TOKENs that stand in the addresses of an archive: nobody here may know them yet, and they are secrets all the same. */
function tokensOf(exchanges: readonly Exchange[]): Secret[] {
  const tokens = new Set(exchanges.map(({ prepared }) => tokenOfPath(prepared.path)).filter((token) => token !== ''));
  return [...tokens].map((value, i) => ({ id: `imported ${i}`, field: 'token', value }));
}
