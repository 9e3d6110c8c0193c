/** A large body as the page sees it: how far its index is, its rows as they come into view, and what is searched in it. */
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { RemoteBody } from '#workers/body.ts';
import type { BodyState, BodyView, ShownRow } from '#workers/bodyMessages.ts';
import type { Search } from './useSearch.ts';

/** The state of the index, kept up to date until it is finished. */
export function useBodyState(body: RemoteBody): BodyState | undefined {
  const [state, setState] = useState<BodyState>();
  // The index grows in a worker.
  useEffect(() => {
    let watching = true;
    const watch = async () => {
      let now = await body.state();
      while (watching) {
        setState(now);
        if (now.state === 'finished') return;
        now = await body.progress(now.rows);
      }
    };
    watch().catch(() => watching && setState({ rows: 0, state: 'finished', escapes: false }));
    return () => {
      watching = false;
    };
  }, [body]);
  return state;
}

const PAGE = 64;
const PAGES_KEPT = 24;

interface Cache<T> {
  source: unknown;
  pages: ReadonlyMap<number, readonly T[]>;
}

export interface Window<T> {
  at: (index: number) => T | undefined;
  onRange: (from: number, to: number) => void;
}

/** The items of a long list around what is in view; what is not there yet is `undefined`, what was there stays until then. */
export function useWindow<T>(fetch: (from: number, to: number) => Promise<readonly T[]>, count: number): Window<T> {
  const [cache, setCache] = useState<Cache<T>>({ source: fetch, pages: new Map() });
  const asked = useRef<{ source: unknown; pages: Map<number, number> }>({ source: fetch, pages: new Map() });
  const onRange = useCallback(
    (from: number, to: number) => {
      if (asked.current.source !== fetch) asked.current = { source: fetch, pages: new Map() };
      const { pages } = asked.current;
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
        const wanted = Math.min(PAGE, count - page * PAGE);
        if ((pages.get(page) ?? 0) >= wanted) continue;
        pages.set(page, wanted);
        fetch(page * PAGE, page * PAGE + wanted).then(
          (items) => {
            if (asked.current.source !== fetch) return;
            setCache((before) => {
              const kept = before.source === fetch ? [...before.pages].slice(-PAGES_KEPT) : [];
              return { source: fetch, pages: new Map([...kept.filter(([other]) => other !== page), [page, items]]) };
            });
            if (pages.size > PAGES_KEPT) for (const old of [...pages.keys()].slice(0, -PAGES_KEPT)) pages.delete(old);
          },
          () => pages.delete(page),
        );
      }
    },
    [fetch, count],
  );
  return { at: (index) => cache.pages.get(Math.floor(index / PAGE))?.[index % PAGE], onRange };
}

/** The rows of a view; another `revision` fetches them anew. */
export function useRows(body: RemoteBody, view: BodyView, count: number, revision: number): Window<ShownRow> {
  const { layout, strings } = view;
  const fetch = useCallback(
    (from: number, to: number) => body.rows({ layout, strings }, from, to),
    // What is folded is the worker's own: the revision stands for it.
    // eslint-disable-next-line react/exhaustive-deps
    [body, layout, strings, revision],
  );
  return useWindow(fetch, count);
}

export interface LargeSearch extends Omit<Search, 'current'> {
  /** 0-based place among all found, once there is one. */
  place: number | undefined;
}

/** Searches a body while a person types; all places are counted. */
export function useLargeSearch(body: RemoteBody, open: boolean, setOpen: (open: boolean) => void): LargeSearch {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [result, setResult] = useState({ query: '', count: 0 });
  const query = useDeferredValue(open ? typed : '');
  // The search runs in a worker; a newer one makes it give up.
  useEffect(() => {
    let wanted = true;
    const search = async () => {
      const count = await body.find(query).catch(() => 0);
      if (wanted) setResult({ query, count });
    };
    void search();
    return () => {
      wanted = false;
    };
  }, [body, query]);
  const count = result.query === query ? result.count : 0;
  return {
    open,
    query: typed,
    count,
    more: false,
    position: count === 0 ? 0 : at + 1,
    place: count === 0 ? undefined : at,
    setOpen,
    setQuery: (next) => {
      setTyped(next);
      setAt(0);
    },
    step: (by) => count > 0 && setAt((at + by + count) % count),
  };
}
