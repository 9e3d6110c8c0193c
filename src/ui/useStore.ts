import { useSyncExternalStore } from 'react';

/** What a component needs of a value that lives outside React. */
export interface Readable<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

/** The current value of a store; the component renders again when it changes. */
export function useStore<Value>(store: Readable<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
