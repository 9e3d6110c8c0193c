/** Where this tab keeps the words of its draft, apart from every other tab's. */
import type { TextStorage } from './storage.ts';

export interface WordSpace {
  own: string;
  /** The space of the tab that this one is a copy of: its words are taken over when they are asked for. */
  from?: string;
}

const KEY = 'words';
const LOCK = 'dialog-console.words.';

/** How long a page waits for the one it takes the place of: a reload hands over at once, a copied tab never does. */
const HANDOVER = 1000;

/**
 * The space named in the tab's storage, held for as long as the page lives. A tab that was duplicated has the storage of
 * the first one and cannot hold its space: it gets one of its own. Without locks the named one is taken for free.
 */
export async function openWordSpace(
  storage: TextStorage,
  locks: LockManager | undefined = globalThis.navigator?.locks,
): Promise<WordSpace> {
  const named = storage.read(KEY);
  if (named !== undefined && (await held(named, locks))) return { own: named };
  const own = crypto.randomUUID();
  storage.write(KEY, own);
  await held(own, locks);
  return named === undefined ? { own } : { own, from: named };
}

function held(space: string, locks: LockManager | undefined): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const patience = new AbortController();
    const end = setTimeout(() => patience.abort(), HANDOVER);
    locks
      .request(LOCK + space, { signal: patience.signal }, () => {
        clearTimeout(end);
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
}
