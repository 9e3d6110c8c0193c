/** Everything that was sent, kept on this device. What keeps it loads with the first call or the first look. */
import type { Secret } from '#protocol/secret.ts';
import type { LeakFinder } from './door.ts';
import type { DatabaseProblem } from './database.ts';
import { deleteDatabase } from './databaseNames.ts';
import type { OpenedRecord, PackedCalls } from './historyPack.ts';
import type { KeyedSegment } from './historyRead.ts';
import type { Pack, Row, Totals } from './historySchema.ts';
import type { Changed } from './historyTransaction.ts';
import type { Call, Exchange } from './exchange.ts';
import type { Journal } from './journal.ts';
import type { Profile } from './profiles.ts';
import type { ReadLarge } from './reading.ts';
import { createStore, type Store } from './store.ts';

export interface HistoryLimits {
  records: number;
  /** 0 keeps them for ever. */
  days: number;
  megabytes: number;
}

/** Why nothing is being kept. `full`: the disk is, and every record left has a star. `no_room`: it is,
 * and removing records gives no room at once. */
export type HistoryProblem = DatabaseProblem | 'full' | 'no_room';

export interface HistoryState {
  problem: HistoryProblem | undefined;
  /** Records that had to go so far because the browser gave no more room. */
  removedForRoom: number;
}

/** One record as it was sent and received, as far as the secrets are at hand. */
export interface HistoryRecord extends OpenedRecord {
  row: Row;
}

/** What is different now; `everything` when that is not known. */
export type HistoryChange = Changed | 'everything';

export interface HistoryKeeper {
  started(call: Call): Promise<void>;
  ended(exchange: Exchange): void;
  read(id: string): Promise<HistoryRecord | undefined>;
  /** The same with every secret masked, for leaving the page. */
  masked(id: string): Promise<Exchange | undefined>;
  /** All segments, the newest first; nothing when history cannot be read. */
  segments(): AsyncGenerator<KeyedSegment[]>;
  segment(key: number): Promise<KeyedSegment | undefined>;
  totals(): Promise<Totals | undefined>;
  /** Bodies of a segment by the number of their pack. */
  packs(key: number): Promise<ReadonlyMap<number, Pack>>;
  /** Ids of all records. */
  ids(): Promise<ReadonlySet<string>>;
  /** Everything that must not be stored, as far as it is known now. */
  secrets(): Secret[];
  /** Writes what is packed already. */
  adopt(packs: readonly PackedCalls[]): Promise<void>;
  change(id: string, changes: Partial<Pick<Row, 'starred' | 'note'>>): Promise<void>;
  /** @returns whether it could be done. */
  remove(ids: readonly string[]): Promise<boolean>;
  /** Removes one record, which can be put back. @returns what puts it back; nothing where it could not be removed. */
  take(id: string): Promise<(() => Promise<void>) | undefined>;
  /** How many records would have to go for these limits. */
  countBeyond(limits: HistoryLimits): Promise<number>;
  /** Removes at once what the limits do not allow. @returns how many records that were. */
  keepWithin(): Promise<number>;
  /** Told of every change, in whatever tab. */
  watch(listener: (change: HistoryChange) => void): () => void;
  /** When all that was handed over is written. */
  settled(): Promise<void>;
  /** Tries again to open what could not be opened; `anew` throws away what cannot be read. */
  reopen(how: 'again' | 'anew'): Promise<void>;
  forget(): Promise<void>;
  close(): void;
}

export interface HistoryDependencies {
  profiles: Store<readonly Profile[]>;
  /** Everything that must not be stored. */
  secrets: () => readonly Secret[];
  limits: () => HistoryLimits;
  /** Looks for secrets in large calls, off this thread. */
  findLeaks?: LeakFinder | undefined;
  /** Reads large replies off this thread; a little at a time on it unless given. */
  readLarge?: ReadLarge | undefined;
  /** Tabs that still wait for answers; by default those that hold a lock of ours. */
  living?: (own: string) => Promise<ReadonlySet<string>>;
}

export interface History extends Journal {
  state: Store<HistoryState>;
  /** The keeper of the records, once loaded; never rejects. */
  keeper(): Promise<HistoryKeeper | undefined>;
  /** A record by the id of its exchange. */
  read: HistoryKeeper['read'];
  /** Ends every call that is under way, and removes every record, in every tab. */
  forget(): void;
}

/** How long a call waits at most to be written down before it leaves. */
const PATIENCE = 300;

export function openHistory(dependencies: HistoryDependencies): History {
  const state = createStore<HistoryState>({ problem: undefined, removedForRoom: 0 });
  let loading: Promise<HistoryKeeper | undefined> | undefined;
  let life = new AbortController();
  const keeper = () =>
    (loading ??= import('./historyKeeper.ts')
      .then(({ openKeeper }) => openKeeper(dependencies, state))
      .catch(() => {
        loading = undefined;
        state.update((now) => ({ ...now, problem: 'unavailable' }));
        return undefined;
      }));
  return {
    state,
    keeper,
    started: async (call) => {
      // A call goes out whether or not it can be written down.
      const written = keeper()
        .then((found) => found?.started(call))
        .catch(() => undefined);
      let timer: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([written, new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE)))]);
      clearTimeout(timer);
    },
    ended: (exchange) => void keeper().then((found) => found?.ended(exchange)),
    read: async (id) => (await keeper())?.read(id),
    life: () => life.signal,
    forget: () => {
      life.abort();
      life = new AbortController();
      // What was never opened is not loaded for its end.
      if (loading) void loading.then((found) => found?.forget());
      else deleteDatabase('history');
    },
  };
}
