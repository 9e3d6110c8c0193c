/** IndexedDB as a port: what keeps a database from opening is a value, and the console goes on without it. */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { DATABASE_PREFIX } from './databaseNames.ts';

/**
 * `unavailable`: no IndexedDB here, or it is switched off. `newer`: another tab's console has written a later version.
 * `blocked`: another tab holds an older version open. `corrupt`: the browser cannot read its own files.
 */
export type DatabaseProblem = 'unavailable' | 'newer' | 'blocked' | 'corrupt';

export type OpenedDatabase<Schema extends DBSchema> =
  { ok: true; db: IDBPDatabase<Schema> } | { ok: false; problem: DatabaseProblem; detail: string };

export interface DatabaseSpec<Schema extends DBSchema> {
  /** Without the common prefix. One database per repository, so that each has a version of its own. */
  name: string;
  version: number;
  /** Brings an older version, or none, to this one. */
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>;
  /** The database was closed under us: another tab upgrades or deletes it, or the browser gave it up. */
  onClosed?: () => void;
}

/** Milliseconds another tab gets to let go of an older version. */
const PATIENCE = 2_000;

/** Opens a database. Never throws; gives way at once when another tab wants to upgrade or to delete it. */
export async function openDatabase<Schema extends DBSchema>({
  name,
  version,
  upgrade,
  onClosed,
}: DatabaseSpec<Schema>): Promise<OpenedDatabase<Schema>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('held open by another tab', 'BlockedError')), PATIENCE);
  });
  // Where the browser has no IndexedDB at all the very call throws.
  const opening = (async () =>
    openDB<Schema>(DATABASE_PREFIX + name, version, {
      upgrade,
      blocking: (_old, _new, event) => {
        (event.target as IDBDatabase).close();
        onClosed?.();
      },
      terminated: () => onClosed?.(),
    }))();
  try {
    return { ok: true, db: await Promise.race([opening, blocked]) };
  } catch (error) {
    // One that opens after all is let go: nobody waits for it any more.
    opening.then((late) => late.close()).catch(() => undefined);
    return { ok: false, problem: problemOf(error), detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(error: unknown): DatabaseProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'VersionError') return 'newer';
  if (name === 'BlockedError') return 'blocked';
  return name === 'UnknownError' || name === 'DataError' ? 'corrupt' : 'unavailable';
}
