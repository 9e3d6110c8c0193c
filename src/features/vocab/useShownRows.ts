/** The rows in sight, asked of the desk a stretch at a time. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ShownRow } from '#vocab/deskTypes.ts';
import type { Shelf } from './shelf.ts';

const STRETCH = 128;

interface Wanted {
  id: string;
  /** Changes whenever the rows may look different. */
  version: string;
  /** Of the list these rows are asked of. */
  revision: number;
  first: number;
}

export interface ShownRows {
  rowAt: (at: number) => ShownRow | undefined;
  /** Of the list when these rows were asked of it; less than now for those of the moment before. */
  revision: number;
}

/** Rows by their place on screen. Those of the moment before are shown until the new ones are there. */
export function useShownRows({ desk }: Shelf, { id, version, revision, first }: Wanted): ShownRows {
  const from = Math.max(0, Math.floor(first / STRETCH) * STRETCH - STRETCH);
  const { data } = useQuery({
    queryKey: ['words', id, version, from],
    queryFn: async () => ({ from, id, revision, rows: await desk.ask('rows', id, from, from + 4 * STRETCH) }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 2_000,
  });
  const rows = data?.id === id ? data : undefined;
  return { rowAt: (at) => rows?.rows[at - rows.from], revision: rows?.revision ?? -1 };
}
