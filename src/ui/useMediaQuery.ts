import { useMemo } from 'react';
import { useStore, type Readable } from './useStore.ts';

/** Whether a media query matches now. */
export function useMediaQuery(query: string): boolean {
  const store = useMemo(() => mediaStore(query), [query]);
  return useStore(store);
}

function mediaStore(query: string): Readable<boolean> {
  const list = window.matchMedia(query);
  return {
    get: () => list.matches,
    subscribe: (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
  };
}
