import { useDeferredValue, useMemo, useState } from 'react';
import type { JsonRow } from '#answer/prettyRows.ts';
import { MAX_MATCHES, findAll, plainText, type Match } from './bodyModel.ts';

export interface Search {
  open: boolean;
  query: string;
  /** How many places there are. */
  count: number;
  /** Whether there are more than are counted. */
  more: boolean;
  /** 1-based; 0 when there is none. */
  position: number;
  current: Match | undefined;
  setOpen: (open: boolean) => void;
  setQuery: (query: string) => void;
  step: (by: 1 | -1) => void;
}

/** Searches rows or pieces of a text while a person types. They are searched anew when another list of them comes in. */
export function useSearch(
  lines: readonly (JsonRow | string)[],
  open: boolean,
  setOpen: (open: boolean) => void,
): Search {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const query = useDeferredValue(open ? typed : '');
  // Megabytes are searched again only when the query or the text changes, not at every line pointed at.
  const matches = useMemo(() => findAll(lines.length, (at) => textOf(lines[at]!), query), [lines, query]);
  const current = matches[Math.min(at, matches.length - 1)];
  return {
    open,
    query: typed,
    count: matches.length,
    more: matches.length >= MAX_MATCHES,
    position: matches.length === 0 ? 0 : Math.min(at, matches.length - 1) + 1,
    current,
    setOpen,
    setQuery: (next) => {
      setTyped(next);
      setAt(0);
    },
    step: (by) => matches.length > 0 && setAt((at + by + matches.length) % matches.length),
  };
}

function textOf(line: JsonRow | string): string {
  return typeof line === 'string' ? line : plainText(line);
}
