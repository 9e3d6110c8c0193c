/** A large body as the page sees it: how far its index is, its rows as they come into view, and what is searched in it. */
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { RemoteBody } from '#workers/body.ts';
import { FIRST_ROWS, type BodyState, type BodyView, type OpenedBody, type ShownRow } from '#workers/bodyMessages.ts';
import type { Search } from './useSearch.ts';

/** How far the index is, kept up to date until it is finished, and the first rows. */
export function useBodyState(body: RemoteBody): OpenedBody | undefined {
  const [state, setState] = useState<OpenedBody>();
  // The index grows in a worker.
  useEffect(() => {
    let watching = true;
    const watch = async () => {
      const { first, ...opened } = await body.open();
      let now: BodyState = opened;
      while (watching) {
        setState({ ...now, first });
        if (now.state === 'finished') return;
        now = await body.progress(now.rows);
      }
    };
    watch().catch(() => watching && setState({ rows: 0, state: 'finished', escapes: false, first: [], last: [] }));
    return () => {
      watching = false;
    };
  }, [body]);
  return state;
}

const PAGE = FIRST_ROWS;
const PAGES_KEPT = 24;

interface Cache<T> {
  source: unknown;
  pages: ReadonlyMap<number, readonly T[]>;
}

/** Items that are there before anybody asks. */
export interface Ends<T> {
  first: readonly T[];
  last: readonly T[];
}

export interface Window<T> {
  at: (index: number) => T | undefined;
  onRange: (from: number, to: number) => void;
}

/**
 * The items of a long list around what is in view; what is not there yet is `undefined`, what was there stays until then.
 * One question at a time: whoever scrolls fast asks for where they are, not for everywhere they were.
 */
export function useWindow<T>(
  fetch: (from: number, to: number) => Promise<readonly T[]>,
  count: number,
  { first, last }: Ends<T> = { first: [], last: [] },
): Window<T> {
  const [cache, setCache] = useState<Cache<T>>({ source: fetch, pages: new Map([[0, first]]) });
  const wanted = useRef<Wanted<T>>({ fetch, from: 0, to: 0, count });
  const known = useRef(cache);
  const asking = useRef(false);
  const onRange = useCallback(
    (from: number, to: number) => {
      wanted.current = { fetch, from, to, count };
      const askAll = async () => {
        for (;;) {
          const now = wanted.current;
          const pages = known.current.source === now.fetch ? known.current.pages : new Map<number, readonly T[]>();
          const missing = missingPages(pages, now);
          const [first] = missing;
          if (first === undefined) return;
          const items = await now.fetch(first * PAGE, Math.min((missing.at(-1)! + 1) * PAGE, now.count));
          // What was asked of the list before it changed says nothing of the list as it is.
          if (wanted.current.fetch !== now.fetch) continue;
          const kept = [...pages].filter(([page]) => !missing.includes(page)).slice(-PAGES_KEPT);
          const come = missing.map((page) => {
            const at = (page - first) * PAGE;
            return [page, items.slice(at, at + PAGE)] as const;
          });
          known.current = { source: now.fetch, pages: new Map([...kept, ...come]) };
          setCache(known.current);
        }
      };
      if (asking.current) return;
      asking.current = true;
      const ask = async () => {
        try {
          await askAll();
        } catch {
          // The worker is gone; the next scroll asks again, of a new one.
        } finally {
          asking.current = false;
        }
      };
      void ask();
    },
    [fetch, count],
  );
  const at = (index: number) =>
    cache.pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? last[index - count + last.length];
  return { at, onRange };
}

interface Wanted<T> {
  fetch: (from: number, to: number) => Promise<readonly T[]>;
  from: number;
  to: number;
  count: number;
}

/** The pages in view from the first to the last that is not there, or has become longer: one question brings them all. */
function missingPages<T>(known: ReadonlyMap<number, readonly T[]>, { from, to, count }: Wanted<T>): number[] {
  const begin = Math.floor(from / PAGE);
  const pages = Array.from({ length: Math.max(Math.ceil(Math.min(to, count) / PAGE) - begin, 0) }, (_, i) => begin + i);
  const isMissing = (page: number) => (known.get(page)?.length ?? 0) < Math.min(PAGE, count - page * PAGE);
  return pages.slice(Math.max(pages.findIndex(isMissing), 0), pages.findLastIndex(isMissing) + 1);
}

/** The rows of a view; another `revision` fetches them anew. */
export function useRows(
  body: RemoteBody,
  view: BodyView,
  count: number,
  revision: number,
  ends: Ends<ShownRow>,
): Window<ShownRow> {
  const { layout, strings } = view;
  const fetch = useMemo(() => rowsOf(body, { layout, strings }, revision), [body, layout, strings, revision]);
  return useWindow(fetch, count, ends);
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

// What is folded is the worker's own: each revision is another source of rows.
function rowsOf(body: RemoteBody, view: BodyView, _revision: number) {
  return (from: number, to: number) => body.rows(view, from, to);
}
