/** A store whose value lives in browser storage: schema, version and defaults in one place. */
import * as v from 'valibot';
import { createStore, type Store } from './store.ts';
import type { TextStorage, WriteResult } from './storage.ts';

export interface PersistedSpec<Value> {
  key: string;
  version: number;
  schema: v.GenericSchema<unknown, Value>;
  initial: () => Value;
}

export interface PersistedStore<Value> extends Store<Value> {
  /** How the last write went; a full or blocked storage must be said, not hidden. */
  lastWrite: Store<WriteResult>;
  /** Writes at once what is still waiting to be written. */
  flush(): void;
  /** Reads the storage again: another tab has written, or everything was removed. */
  reload(): void;
}

/** How long a change may wait so that fast typing does not write at every key; `flush` ends the wait. */
const WRITE_DELAY = 200;

/**
 * Opens a persisted value. Writes are gathered for a moment; call `flush` when the page goes away. What cannot be read (another version, another shape, broken JSON) gives the initial value
 * and is left in place until the first change, so that a newer console in another tab does not lose it.
 */
export function openPersisted<Value>(storage: TextStorage, spec: PersistedSpec<Value>): PersistedStore<Value> {
  const store = createStore(readPersisted(storage, spec));
  const lastWrite = createStore<WriteResult>({ ok: true });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    lastWrite.set(storage.write(spec.key, JSON.stringify({ version: spec.version, value: store.get() })));
  };
  const set = (value: Value) => {
    if (Object.is(value, store.get())) return;
    store.set(value);
    waiting ??= setTimeout(flush, WRITE_DELAY);
  };
  return {
    ...store,
    set,
    update: (change) => set(change(store.get())),
    lastWrite,
    flush,
    reload: () => {
      clearTimeout(waiting);
      waiting = undefined;
      store.set(readPersisted(storage, spec));
    },
  };
}

/** What a storage holds of a value, or the initial one. */
export function readPersisted<Value>(
  storage: TextStorage,
  { key, version, schema, initial }: PersistedSpec<Value>,
): Value {
  const text = storage.read(key);
  if (text === undefined) return initial();
  try {
    const stored = v.parse(v.object({ version: v.literal(version), value: v.unknown() }), JSON.parse(text));
    return v.parse(schema, stored.value);
  } catch {
    return initial();
  }
}
