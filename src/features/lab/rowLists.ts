/** Rows by outcome, kept as they come in: what is shown costs nothing more when a hundred thousand are known. */
import type { RowChange } from '#lab/compareRuns.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { isNoMatch } from '#lab/statistics.ts';

export type RowFilter = 'all' | 'failed' | 'flipped' | 'no_match' | 'low' | 'error';

export const ROW_FILTERS: readonly RowFilter[] = ['all', 'failed', 'flipped', 'no_match', 'low', 'error'];

/** The mark below which one published sample of a bot's settings no longer suggests anything. */
export const LOW_CONFIDENCE = 0.7;

export interface RowLists {
  add(outcome: RowOutcome): void;
  /**
   * Says which rows flipped against the baseline; before that none did.
   * @param flips those known so far that did, in the order in which they came
   */
  flip(changeOf: (row: number) => RowChange | undefined, flips: Iterable<number>): void;
  outcomeOf(row: number): RowOutcome | undefined;
  /** Rows of a filter in the order in which their outcomes came. A row that came twice stands where it came last. */
  rows(filter: RowFilter): readonly number[];
  count(filter: RowFilter): number;
  /** Grows when rows that were in the lists already moved or left; until then lists only grow at their end. */
  moves(): number;
}

const FITS: Record<Exclude<RowFilter, 'flipped'>, (outcome: RowOutcome) => boolean> = {
  all: () => true,
  failed: ({ verdict }) => verdict.kind === 'failed',
  no_match: ({ seen }) => isNoMatch(seen),
  low: ({ seen }) => seen?.confidence !== undefined && Number(seen.confidence) < LOW_CONFIDENCE,
  error: ({ verdict }) => verdict.kind === 'error' || verdict.kind === 'skipped',
};

/** Whether a row is worth a look beside the baseline. */
export function isFlip(change: RowChange | undefined): boolean {
  return change === 'fixed' || change === 'broken';
}

/** Opens empty lists. Adding costs the same whatever was added before, also for a row that was sent again. */
export function openRowLists(): RowLists {
  const outcomes = new Map<number, RowOutcome>();
  /** The lists a row stands in now, a bit for each. */
  const places = new Map<number, number>();
  const lists = Object.fromEntries(ROW_FILTERS.map((filter) => [filter, newList()])) as Record<RowFilter, RowList>;
  let moves = 0;
  let changeOf: (row: number) => RowChange | undefined = () => undefined;

  const placesOf = (outcome: RowOutcome) => {
    let bits = 0;
    for (const [bit, filter] of ROW_FILTERS.entries()) {
      if (filter === 'flipped' ? isFlip(changeOf(outcome.row)) : FITS[filter](outcome)) bits |= 1 << bit;
    }
    return bits;
  };
  // Where a row stood before is a mark to be skipped, until somebody reads the list.
  const leave = (row: number) => {
    const bits = places.get(row) ?? 0;
    if (bits > 0) moves++;
    for (const [bit, filter] of ROW_FILTERS.entries()) if (bits & (1 << bit)) lists[filter].stale++;
  };
  const current = (filter: RowFilter): readonly number[] => {
    const list = lists[filter];
    if (list.stale === 0) return list.rows;
    const bit = 1 << ROW_FILTERS.indexOf(filter);
    const met = new Set<number>();
    // From the end: the last mark of a row is the one that holds.
    const rows = list.rows
      .toReversed()
      .filter((row) => (places.get(row)! & bit) !== 0 && !met.has(row) && met.add(row))
      .toReversed();
    lists[filter] = { rows, stale: 0 };
    return rows;
  };

  return {
    add: (outcome) => {
      const { row } = outcome;
      leave(row);
      outcomes.set(row, outcome);
      const bits = placesOf(outcome);
      places.set(row, bits);
      for (const [bit, filter] of ROW_FILTERS.entries()) if (bits & (1 << bit)) lists[filter].rows.push(row);
    },
    flip: (asked, flips) => {
      moves++;
      changeOf = asked;
      for (const row of current('flipped')) places.set(row, places.get(row)! & ~FLIPPED);
      for (const row of flips) places.set(row, places.get(row)! | FLIPPED);
      lists.flipped = { rows: [...flips], stale: 0 };
    },
    outcomeOf: (row) => outcomes.get(row),
    rows: current,
    count: (filter) => lists[filter].rows.length - lists[filter].stale,
    moves: () => moves,
  };
}

interface RowList {
  /** May hold a row that has left, or the same row at an earlier place. */
  rows: number[];
  /** How many of those. */
  stale: number;
}

function newList(): RowList {
  return { rows: [], stale: 0 };
}

const FLIPPED = 1 << ROW_FILTERS.indexOf('flipped');
