/** Browser storage as a port: a failed write is a value, and "full" is told from "blocked". */

export type StorageArea = 'tab' | 'device';

export type StorageFailure = 'full' | 'blocked';

export type WriteResult = { ok: true } | { ok: false; reason: StorageFailure };

export interface TextStorage {
  read(key: string): string | undefined;
  write(key: string, text: string): WriteResult;
  remove(key: string): void;
  /** Removes everything of ours. */
  clear(): void;
}

const PREFIX = 'dialog-console.';

/** `tab` is the session storage, which survives a reload and ends with the tab; `device` is the local storage. */
export function browserStorage(area: StorageArea): TextStorage {
  return textStorage(() => (area === 'tab' ? window.sessionStorage : window.localStorage));
}

/** Wraps a Web Storage object. It is fetched at every use because merely touching a blocked one throws. */
export function textStorage(storage: () => Storage): TextStorage {
  return {
    read: (key) => attempt(() => storage().getItem(PREFIX + key) ?? undefined, undefined),
    write: (key, text) => {
      try {
        storage().setItem(PREFIX + key, text);
        return { ok: true };
      } catch (error) {
        return { ok: false, reason: isQuotaError(error) ? 'full' : 'blocked' };
      }
    },
    remove: (key) => attempt(() => storage().removeItem(PREFIX + key), undefined),
    clear: () =>
      attempt(() => {
        for (const key of keysOf(storage())) if (key.startsWith(PREFIX)) storage().removeItem(key);
      }, undefined),
  };
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
}

function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.code === 22);
}
