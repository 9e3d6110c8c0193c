/** A file of records looked through before anything is written, and then taken in. */
import * as v from 'valibot';
import { redact } from '#protocol/redact.ts';
import type { Secret } from '#protocol/secret.ts';
import { CALL_ORIGINS, FAILURE_REASONS, type Exchange } from './exchange.ts';
import { LARGEST_FILE, parseHistoryFile, readHistoryFile, type FileProblem, type FileRecord } from './historyFile.ts';
import { isHar, readHarCalls } from './historyHar.ts';
import { tokenOf } from './historyPack.ts';
import { decodeRecord } from './historyRecord.ts';
import type { Pack } from './historySchema.ts';
import { rester } from './rester.ts';
import { TARGET_IDS } from './targets.ts';

export interface ImportFile {
  size: number;
  text(): Promise<string>;
}

/** What a file holds. `others` are calls of something else, which stay outside. */
export type ImportFound =
  | { ok: true; source: 'own'; records: readonly FileRecord[]; others: 0 }
  | { ok: true; source: 'har'; exchanges: readonly Exchange[]; others: number }
  | { ok: false; problem: FileProblem };

/** Reads a file of our own or an archive. Nothing is written, nothing of it runs. */
export async function examineFile(file: ImportFile): Promise<ImportFound> {
  if (file.size > LARGEST_FILE) return { ok: false, problem: { code: 'too_large', bytes: file.size } };
  let value: unknown;
  try {
    value = await parseHistoryFile(await file.text());
  } catch (error) {
    return { ok: false, problem: { code: 'not_json', reason: error instanceof Error ? error.message : '' } };
  }
  if (isHar(value)) {
    const calls = readHarCalls(value);
    if ('place' in calls) return { ok: false, problem: { code: 'bad_record', ...calls } };
    return { ok: true, source: 'har', ...calls };
  }
  const read = await readHistoryFile(value);
  if (!read.ok) return read;
  const rest = rester();
  for (const [i, record] of read.records.entries()) {
    const expected = unreadable(record);
    if (expected !== undefined)
      return { ok: false, problem: { code: 'bad_record', place: `records[${i}].record.bytes`, expected } };
    await rest();
  }
  return { ok: true, source: 'own', records: read.records, others: 0 };
}

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
function unreadable({ id, parts, redacted }: FileRecord): string | undefined {
  try {
    const parsed = v.safeParse(exchangeSchema, decodeRecord({ bytes: redacted.bytes, parts }));
    if (!parsed.success) return `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].expected ?? ''}`;
    return parsed.output.id === id ? undefined : `id: ${id}`;
  } catch (error) {
    return error instanceof Error ? error.message : 'record';
  }
}

/** A record's bytes as they may be stored: a file written by hand could hold a secret in the clear. */
export async function storable({ parts, redacted }: FileRecord, secrets: readonly Secret[]): Promise<Pack> {
  const again = await redact(redacted.bytes.slice(), secrets);
  const first = redacted.seals.length;
  return {
    bytes: again.bytes,
    records: [{ start: 0, parts }],
    holes: [...redacted.holes, ...again.holes.map((hole) => ({ ...hole, seal: hole.seal + first }))],
    seals: [...redacted.seals, ...again.seals],
  };
}

/** TOKENs that stand in the addresses of an archive: nobody here may know them yet, and they are secrets all the same. */
export function tokensOf(exchanges: readonly Exchange[]): Secret[] {
  const tokens = new Set(exchanges.map(tokenOf).filter((token) => token !== ''));
  return [...tokens].map((value, i) => ({ id: `imported ${i}`, field: 'token', value }));
}
