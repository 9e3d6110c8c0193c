/** Keeps the records: one queue of writes, every failure a state, and every change told to all tabs. */
import { deleteDB } from 'idb';
import type { Call, Exchange } from './exchange.ts';
import type { HistoryChange, HistoryDependencies, HistoryKeeper, HistoryLimits, HistoryState } from './history.ts';
import { headOf, headOfCall } from './historyHead.ts';
import { opened, packedCalls, withRecord, type PackedCalls } from './historyPack.ts';
import { readIds, readPacks, readRecord, readSegment, readSegments, readTotals } from './historyRead.ts';
import { openHistoryDatabase, type HistoryDatabase } from './historySchema.ts';
import {
  belowLimits,
  countOldest,
  excessOf,
  removeEverything,
  removeOldest,
  removeRows,
  type Excess,
} from './historyRemove.ts';
import type { Changed } from './historyTransaction.ts';
import { append, changeRow, closeAbandoned, putBack, putOpen } from './historyWrite.ts';
import { readingsOf } from './readings.ts';
import { nextTask } from './rester.ts';
import type { Store } from './store.ts';
import { secretsOf } from './storedSecrets.ts';
import { livingTabs } from './tabs.ts';

/** Exchanges read and packed in one go, so that none of it is a long task. */
const AT_ONCE = 25;
const CHANNEL = 'dialog-console.history';
const DAY = 86_400_000;
/** Share of the rows that goes when the browser gives no more room. */
const ROOM_STEP = 0.1;
const ROOM_ATTEMPTS = 2;

export async function openKeeper(
  { profiles, secrets, limits, findLeaks, readLarge, living = livingTabs }: HistoryDependencies,
  state: Store<HistoryState>,
): Promise<HistoryKeeper> {
  const tab = crypto.randomUUID();
  const listeners = new Set<(change: HistoryChange) => void>();
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  if (channel) channel.onmessage = ({ data }: MessageEvent<HistoryChange>) => tell(data);
  let opening: Promise<HistoryDatabase | undefined> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting: Exchange[] = [];
  /** Another one after everything was forgotten. */
  let life = Symbol();
  /** Calls that are being noted as under way. */
  const noting = new Map<string, Promise<void>>();
  /** Calls that were noted and are not written. */
  const noted = new Set<string>();
  const tell = (change: HistoryChange) => {
    for (const listener of listeners) listener(change);
  };
  const publish = (change: HistoryChange) => {
    if (change.length === 0) return;
    channel?.postMessage(change);
    tell(change);
  };
  const problem = (found: HistoryState['problem']) => state.update((now) => ({ ...now, problem: found }));

  // A connection that was taken away is opened again by whoever needs it next.
  const database = () => (opening ??= open());
  async function open(): Promise<HistoryDatabase | undefined> {
    const result = await openHistoryDatabase(() => {
      opening = undefined;
      tell('everything');
    });
    problem(result.ok ? undefined : result.problem);
    return result.ok ? result.db : undefined;
  }

  /** Runs one piece of work; a failure is a state. */
  async function using<Result>(work: (db: HistoryDatabase) => Promise<Result>): Promise<Result | undefined> {
    for (let attempt = 0; ; attempt++) {
      const db = await database();
      if (!db) return undefined;
      try {
        return await work(db);
      } catch (error) {
        const name = error instanceof Error ? error.name : '';
        if (name === 'QuotaExceededError') {
          const room = attempt < ROOM_ATTEMPTS ? await makeRoom(db) : 'none';
          if (room === 'made') continue;
          cramped = room === 'none';
          problem(room === 'starred' ? 'full' : 'no_room');
          return undefined;
        }
        if ((name === 'InvalidStateError' || name === 'AbortError') && attempt === 0) {
          db.close();
          opening = undefined;
          continue;
        }
        problem('corrupt');
        return undefined;
      }
    }
  }

  /** Whether removing old records has given no room: until a write goes well, no more of them are lost for nothing. */
  let cramped = false;
  async function makeRoom(db: HistoryDatabase): Promise<'made' | 'starred' | 'none'> {
    if (cramped) return 'none';
    try {
      const { count } = await readTotals(db);
      const { changed, removed } = await removeOldest(db, { rows: Math.ceil(count * ROOM_STEP), bytes: 0 });
      state.update((now) => ({ ...now, removedForRoom: now.removedForRoom + removed }));
      publish(changed);
      return removed > 0 ? 'made' : count > 0 ? 'starred' : 'none';
    } catch {
      // Some browsers take a removal for a write, and give room back only when they tidy up.
      return 'none';
    }
  }

  async function write(packs: readonly PackedCalls[], begun: readonly string[] = []): Promise<void> {
    const changed = await using((db) => append(db, packs, begun));
    if (!changed) return;
    cramped = false;
    const { problem: before } = state.get();
    if (before === 'full' || before === 'no_room') problem(undefined);
    publish(changed);
    await keepWithinLimits();
  }

  // Age is looked at once a session and then once a day: it does not come in a hurry.
  let aged = -Infinity;
  async function keepWithinLimits(): Promise<void> {
    const now = Date.now();
    const today = now - aged < DAY;
    if (!today) aged = now;
    const reached = { ...limits(), ...(today ? { days: 0 } : {}) };
    await removeBeyond(reached, belowLimits(reached));
  }

  async function removeBeyond(wanted: HistoryLimits, down = wanted): Promise<number> {
    const done = await beyond(removeOldest, wanted, down);
    if (done) publish(done.changed);
    return done?.removed ?? 0;
  }

  /** Works on what the limits do not allow. @param down as far as it goes where something has to go. */
  const beyond = <Result>(
    work: (db: HistoryDatabase, excess: Excess) => Promise<Result>,
    wanted: HistoryLimits,
    down = wanted,
  ) =>
    using(async (db) => {
      const totals = await readTotals(db);
      const excess = excessOf(wanted, totals) && excessOf(down, totals);
      return excess && work(db, excess);
    });

  async function pack(exchanges: readonly Exchange[]): Promise<PackedCalls> {
    const replies = await readingsOf(exchanges, profiles.get(), readLarge);
    // Reading and packing are two tasks: what a person does in between comes first.
    await nextTask();
    return packedCalls(
      exchanges,
      allSecrets(),
      (exchange, size) => headOf(exchange, replies.get(exchange)!, size),
      findLeaks,
    );
  }

  const allSecrets = () => secretsOf(profiles.get(), secrets());

  const enqueue = <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    const next = queue.then(work).catch(() => undefined);
    queue = next;
    return next;
  };
  const changed = async (work: (db: HistoryDatabase) => Promise<Changed>) => {
    const keys = await enqueue(() => using(work));
    publish(keys ?? []);
    return keys !== undefined;
  };
  const note = async (call: Call) => {
    const one = await packedCalls([call], allSecrets(), headOfCall, findLeaks);
    await using((db) => putOpen(db, { head: one.heads[0]!, pack: one.pack, tab }));
  };
  const writeWaiting = async () => {
    const batch = waiting.slice(0, AT_ONCE);
    waiting = waiting.slice(AT_ONCE);
    const begun = batch.map(({ id }) => id).filter((id) => noted.delete(id));
    if (batch.length > 0) await write([await pack(batch)], begun);
  };
  const sweep = async () => {
    const others = await living(tab);
    const changed = await using((db) => closeAbandoned(db, others));
    if (changed) publish(changed);
  };

  const reopen = async (how: 'again' | 'anew') => {
    (await opening)?.close();
    opening = undefined;
    cramped = false;
    if (how === 'anew') await deleteDB('dialog-console.history').catch(() => undefined);
    await database();
    publish('everything');
  };

  await living(tab);
  void enqueue(sweep);

  return {
    started: (call) => {
      noted.add(call.id);
      const written = note(call).finally(() => noting.delete(call.id));
      noting.set(call.id, written);
      return written;
    },
    ended: (exchange) => {
      waiting.push(exchange);
      // One that is answered sooner than it is noted would stay under way for ever.
      const written = noting.get(exchange.id);
      void enqueue(async () => {
        await written?.catch(() => undefined);
        await writeWaiting();
      });
    },
    read: async (id) => {
      await queue;
      const found = await using((db) => readRecord(db, id));
      if (!found) return undefined;
      const { row } = found;
      const credentials = profiles.get().find((profile) => profile.id === row.profileId)?.credentials;
      const record = await opened(found.pack, row.place, allSecrets(), credentials);
      return record && { ...record, row };
    },
    masked: async (id) => {
      await queue;
      const found = await using((db) => readRecord(db, id));
      return found && (await opened(found.pack, found.row.place, []))?.exchange;
    },
    segments: async function* () {
      await enqueue(sweep);
      const db = await database();
      if (!db) return;
      try {
        yield* readSegments(db);
      } catch {
        // The connection went away in the middle: whoever watches is told and reads again.
        if (opening) problem('corrupt');
      }
    },
    segment: (key) => using((db) => readSegment(db, key)),
    totals: () => using(readTotals),
    packs: async (key) => (await using((db) => readPacks(db, key))) ?? new Map(),
    ids: async () => (await using(readIds)) ?? new Set(),
    secrets: allSecrets,
    adopt: async (packs) => {
      await enqueue(() => write(packs));
    },
    change: async (id, changes) => void (await changed((db) => changeRow(db, id, changes))),
    remove: (ids) => changed((db) => removeRows(db, ids)),
    take: async (id) => {
      await queue;
      const found = await using((db) => readRecord(db, id));
      const alone = found && withRecord(found.pack, found.row.place);
      if (!alone || !(await changed((db) => removeRows(db, [id])))) return undefined;
      const then = life;
      // Everything was forgotten meanwhile: it stays forgotten.
      return async () => void (then === life && (await changed((db) => putBack(db, { ...found, pack: alone }))));
    },
    countBeyond: async (wanted) => {
      await queue;
      return (await beyond(countOldest, wanted)) ?? 0;
    },
    keepWithin: async () => (await enqueue(() => removeBeyond(limits()))) ?? 0,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: async () => {
      await queue;
    },
    reopen,
    forget: async () => {
      waiting = [];
      life = Symbol();
      await enqueue(() => using(removeEverything));
      // Where there is no room only a database that is deleted gives any back.
      if (cramped) await reopen('anew');
      else publish('everything');
    },
    close: () => {
      channel?.close();
      void opening?.then((db) => db?.close());
    },
  };
}
