/** Runs of the lab on this device: packed as they come, found again after a crash, never started twice. */
import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type { Secret } from '#protocol/secret.ts';
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { unsureRows, type RunStore } from '#lab/run.ts';
import { openDatabase, type DatabaseProblem } from './database.ts';
import type { LeakFinder } from './door.ts';
import { openRunPlaces, type RunPlaces } from './runPlaces.ts';
import { packedRows, replyOf, type FoundReply } from './runReplies.ts';
import { PARTS, type RunPlan, type RunRecord, type RunsSchema } from './runSchema.ts';

/** `full`: the device has no room; `failed`: anything else, in the browser's words. */
export type RunsProblem = DatabaseProblem | 'full' | 'failed';

/** Thrown by what writes. The message is the code, for those who only see a text. */
export class RunsError extends Error {
  readonly problem: RunsProblem;
  readonly detail: string;
  constructor(problem: RunsProblem, detail: string) {
    super(problem === 'failed' ? detail : problem);
    this.problem = problem;
    this.detail = detail;
  }
}

/** A run read back whole. */
export interface StoredRun {
  record: RunRecord;
  plan: RunPlan;
  cases: readonly Case[];
  /** The latest outcome of every row that has one, by row. */
  outcomes: readonly RowOutcome[];
  /** Rows that left and have no outcome: nobody knows whether they acted. */
  unsure: readonly number[];
}

export interface Runs {
  /** Newest first, without the deleted ones. */
  list(): Promise<readonly RunRecord[]>;
  /** Keeps a new run with its cases before anything is sent. */
  create(record: RunRecord, plan: RunPlan, cases: readonly Case[]): Promise<void>;
  read(id: string): Promise<StoredRun | undefined>;
  /** What came back for a row, latest. */
  reply(id: string, row: number): Promise<FoundReply | undefined>;
  update(id: string, patch: Partial<Omit<RunRecord, 'id'>>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Keeps the newest runs and removes the others, never one that a tab holds; of the deleted ones, those nobody can bring back. */
  retain(count: number): Promise<void>;
  /** The store the runner writes to, for a run that was created. */
  storeOf(id: string): Promise<RunStore>;
  /** Makes this tab the one that may run it; `undefined` when another is. The result lets it go. */
  claim(id: string): Promise<(() => void) | undefined>;
  /** Ids of the runs that some tab holds. */
  held(): Promise<ReadonlySet<string>>;
  forget(): Promise<void>;
}

const CASES_PACK = 1_000;
/** Packs in one request when a run is read: a thousand rows, so that no reading holds the page up. */
const PACKS_READ = { cases: 1, sent: 50, outcomes: 10 } as const;
const LOCK = 'dialog-console.run.';
/** Milliseconds after which no page still offers to bring a deleted run back. */
const BEYOND_RECALL = 60_000;

export interface RunsDependencies {
  /** Everything that must not be stored, as far as it is known now. */
  secrets(): readonly Secret[];
  /** Looks for secrets in much, off this thread. */
  findLeaks?: LeakFinder | undefined;
  locks?: LockManager | undefined;
}

/** @throws RunsError from every member that needs the database, where it cannot be opened */
export function openRuns({ secrets, findLeaks, locks = globalThis.navigator?.locks }: RunsDependencies): Runs {
  let opening: Promise<IDBPDatabase<RunsSchema>> | undefined;
  const places = openRunPlaces();
  const database = () => (opening ??= openRunsDatabase(() => (opening = undefined)));
  const write = <Result>(work: (db: IDBPDatabase<RunsSchema>) => Promise<Result>) =>
    database()
      .then(work)
      .catch(fail(() => (opening = undefined)));

  const held = async () => {
    const all = (await locks?.query())?.held ?? [];
    return new Set(all.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
  };
  const remove = (id: string) =>
    write(async (db) => {
      places.forget(id);
      const change = db.transaction(['runs', ...PARTS], 'readwrite');
      await Promise.all([change.objectStore('runs').delete(id), ...deletions(change, id), change.done]);
    });
  const all = () => write(async (db) => (await db.getAllFromIndex('runs', 'createdAt')).toReversed());
  const list = async () => (await all()).filter(({ deletedAt }) => deletedAt === undefined);

  return {
    list,
    create: (record, plan, cases) =>
      write(async (db) => {
        const change = db.transaction(['runs', 'plans', 'cases'], 'readwrite');
        void change.objectStore('runs').put(record);
        void change.objectStore('plans').put({ ...plan, run: record.id });
        for (let pack = 0; pack * CASES_PACK < cases.length; pack++) {
          const part = cases.slice(pack * CASES_PACK, (pack + 1) * CASES_PACK);
          // One after another: each is copied when it is put, and the page draws in between.
          await change.objectStore('cases').put({ run: record.id, pack, cases: part });
        }
        await change.done;
      }),
    read: (id) => write((db) => readRun(db, id, places)),
    reply: (id, row) =>
      write(async (db) => {
        const pack = places.of(id, row) ?? (await packOf(db, id, row));
        const replies = pack === undefined ? undefined : await db.get('replies', [id, pack]);
        return replies && replyOf(replies, row, secrets());
      }),
    update: (id, patch) =>
      write(async (db) => {
        const change = db.transaction('runs', 'readwrite');
        const record = await change.store.get(id);
        if (record) await change.store.put({ ...record, ...patch });
        await change.done;
      }),
    remove,
    retain: async (count) => {
      const holding = await held();
      const old = (await list()).slice(count).filter(({ id }) => !holding.has(id));
      const gone = (await all()).filter(({ deletedAt = Infinity }) => deletedAt < Date.now() - BEYOND_RECALL);
      for (const { id } of [...old, ...gone]) await remove(id);
    },
    storeOf: (id) =>
      write(async (db) => {
        let sentPack = await nextPack(db, 'sent', id);
        let pack = await nextPack(db, 'outcomes', id);
        return {
          sent: (rows) => write(async (open) => void (await open.put('sent', { run: id, pack: sentPack++, rows }))),
          settled: (rows) => {
            const own = pack++;
            places.note(
              id,
              own,
              rows.map(({ outcome }) => outcome.row),
            );
            return write(async (open) => writePack(open, id, own, await packedRows(rows, secrets(), findLeaks)));
          },
        };
      }),
    claim: (id) =>
      new Promise((resolve, reject) => {
        // Without locks (no secure origin) there is nobody to ask; the run is this tab's.
        if (!locks) return resolve(() => undefined);
        locks
          .request(LOCK + id, { ifAvailable: true }, (lock) => {
            if (!lock) return resolve(undefined);
            return new Promise<void>((release) => resolve(release));
          })
          .catch(reject);
      }),
    held,
    forget: () =>
      write(async (db) => {
        const change = db.transaction(['runs', ...PARTS], 'readwrite');
        await Promise.all([...change.objectStoreNames].map((name) => change.objectStore(name).clear()));
        await change.done;
      }),
  };
}

async function openRunsDatabase(onClosed: () => void): Promise<IDBPDatabase<RunsSchema>> {
  const opened = await openDatabase<RunsSchema>({
    name: 'runs',
    version: 2,
    upgrade: (db, oldVersion, _newVersion, change) => {
      // The first version kept replies as they came, with the TOKEN in them.
      if (oldVersion === 1) return void change.objectStore('replies').clear();
      db.createObjectStore('runs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
      db.createObjectStore('plans', { keyPath: 'run' });
      for (const name of ['cases', 'sent', 'outcomes', 'replies'] as const) {
        db.createObjectStore(name, { keyPath: ['run', 'pack'] });
      }
    },
    onClosed,
  });
  if (opened.ok) return opened.db;
  throw new RunsError(opened.problem, opened.detail);
}

// A database that could not be opened or was closed under us is opened anew by the next call.
function fail(reopen: () => void): (error: unknown) => never {
  return (error) => {
    if (error instanceof RunsError) {
      reopen();
      throw error;
    }
    const detail = error instanceof Error ? error.message : String(error);
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError') reopen();
    throw new RunsError(name === 'QuotaExceededError' ? 'full' : 'failed', detail);
  };
}

async function readRun(db: IDBPDatabase<RunsSchema>, id: string, places: RunPlaces): Promise<StoredRun | undefined> {
  const view = db.transaction(['runs', ...PARTS]);
  const [record, plan] = await Promise.all([view.objectStore('runs').get(id), view.objectStore('plans').get(id)]);
  if (!record || !plan) return undefined;
  const cases: Case[] = [];
  await eachPack(view.objectStore('cases'), id, PACKS_READ.cases, (pack) => void cases.push(...pack.cases));
  const latest: RowOutcome[] = [];
  await eachPack(view.objectStore('outcomes'), id, PACKS_READ.outcomes, ({ pack, outcomes }) => {
    for (const outcome of outcomes) latest[outcome.row] = outcome;
    places.note(
      id,
      pack,
      outcomes.map(({ row }) => row),
    );
  });
  const open: number[] = [];
  await eachPack(view.objectStore('sent'), id, PACKS_READ.sent, ({ rows }) => {
    for (const row of rows) if (!latest[row]) open.push(row);
  });
  return {
    record,
    plan: { settings: plan.settings, sets: plan.sets },
    cases,
    // Rows without an outcome are holes, which a filter leaves out.
    outcomes: latest.filter(() => true),
    unsure: unsureRows(open, []),
  };
}

/** Every pack of a run in order, some at a time. */
async function eachPack<Name extends 'cases' | 'outcomes' | 'sent'>(
  store: IDBPObjectStore<RunsSchema, ArrayLike<StoreNames<RunsSchema>>, Name>,
  id: string,
  atOnce: number,
  take: (pack: RunsSchema[Name]['value']) => void,
): Promise<void> {
  for (let from = 0; ;) {
    const packs = await store.getAll(IDBKeyRange.bound([id, from], [id, Number.MAX_SAFE_INTEGER]), atOnce);
    for (const pack of packs) take(pack);
    const last = packs.at(-1);
    if (!last || packs.length < atOnce) return;
    from = last.pack + 1;
  }
}

/** The latest pack that holds a row. Outcomes are small, so that only one pack of replies has to be read. */
async function packOf(db: IDBPDatabase<RunsSchema>, id: string, row: number): Promise<number | undefined> {
  let found: number | undefined;
  await eachPack(db.transaction('outcomes').store, id, PACKS_READ.outcomes, ({ pack, outcomes }) => {
    if (outcomes.some((outcome) => outcome.row === row)) found = pack;
  });
  return found;
}

async function writePack(
  db: IDBPDatabase<RunsSchema>,
  run: string,
  pack: number,
  { outcomes, pack: replies }: Awaited<ReturnType<typeof packedRows>>,
): Promise<void> {
  const change = db.transaction(['outcomes', 'replies'], 'readwrite');
  void change.objectStore('outcomes').put({ run, pack, outcomes });
  if (replies) void change.objectStore('replies').put({ ...replies, run, pack });
  await change.done;
}

async function nextPack(db: IDBPDatabase<RunsSchema>, name: 'sent' | 'outcomes', id: string): Promise<number> {
  const cursor = await db.transaction(name).store.openKeyCursor(packsOf(id), 'prev');
  return cursor ? cursor.key[1] + 1 : 0;
}

function packsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}

function deletions(
  change: IDBPTransaction<RunsSchema, ('runs' | (typeof PARTS)[number])[], 'readwrite'>,
  id: string,
): Promise<void>[] {
  return PARTS.map((name) => change.objectStore(name).delete(name === 'plans' ? id : packsOf(id)));
}
