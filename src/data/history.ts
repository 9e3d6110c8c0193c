/** Everything that was sent, kept on this device. What keeps it loads with the first call or the first look. */
import type { Secret } from '#protocol/secret.ts';
import type { LeakFinder } from './door.ts';
import type { DatabaseProblem } from './database.ts';
import { deleteDatabase } from './databaseNames.ts';
import type { HistoryKeeper } from './historyKeeper.ts';
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

/** Why nothing is being kept. `full`: the disk is, and every record left has a star. */
export type HistoryProblem = DatabaseProblem | 'full';

export interface HistoryState {
  problem: HistoryProblem | undefined;
  /** Records that had to go so far because the browser gave no more room. */
  removedForRoom: number;
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
