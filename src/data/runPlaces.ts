/** In which pack the latest reply of a row lies, as far as this page has seen it. */

export interface RunPlaces {
  note(run: string, pack: number, rows: Iterable<number>): void;
  of(run: string, row: number): number | undefined;
  forget(run: string): void;
}

/** Runs that are remembered: those on screen, going and compared with. */
const MOST_RUNS = 4;

/** Opens an empty memory. What it does not know has to be looked for. */
export function openRunPlaces(): RunPlaces {
  const places = new Map<string, Map<number, number>>();
  return {
    note: (run, pack, rows) => {
      const own = places.get(run) ?? new Map<number, number>();
      // The run noted last stands at the end, so that the first is the one to let go.
      places.delete(run);
      places.set(run, own);
      for (const row of rows) own.set(row, pack);
      if (places.size > MOST_RUNS) places.delete(places.keys().next().value!);
    },
    of: (run, row) => places.get(run)?.get(row),
    forget: (run) => places.delete(run),
  };
}
