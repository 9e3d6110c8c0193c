import { useEffect, useEffectEvent } from 'react';
import { createStore } from '#data/store.ts';
import { useStore } from '#ui/useStore.ts';

/** A text the palette wants looked for in the history. */
export const wantedSearch = createStore<string | undefined>(undefined);

/** Takes the text as soon as the screen is there. */
export function useWantedSearch(search: (text: string) => void): void {
  const wanted = useStore(wantedSearch);
  const take = useEffectEvent((text: string) => {
    wantedSearch.set(undefined);
    search(text);
  });
  // The palette may have asked before this screen was there; a search is an event, not something to render.
  useEffect(() => {
    if (wanted !== undefined) take(wanted);
  }, [wanted]);
}
