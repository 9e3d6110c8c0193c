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
  /** Says which rows flipped against the baseline; before that none did. */
  flip(changeOf: (row: number) => RowChange | undefined): void;
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

/** Opens empty lists. */
export function openRowLists(): RowLists {
  const outcomes = new Map<number, RowOutcome>();
  const lists: Record<RowFilter, number[]> = { all: [], failed: [], flipped: [], no_match: [], low: [], error: [] };
  let moves = 0;
  let changeOf: (row: number) => RowChange | undefined = () => undefined;

  const without = (list: number[], row: number) => {
    const at = list.lastIndexOf(row);
    if (at >= 0) list.splice(at, 1);
  };
  const isFlip = (row: number) => {
    const change = changeOf(row);
    return change === 'fixed' || change === 'broken';
  };

  return {
    add: (outcome) => {
      const { row } = outcome;
      // Only a row that was sent again is known already.
      if (outcomes.has(row)) {
        moves++;
        for (const list of Object.values(lists)) without(list, row);
      }
      outcomes.set(row, outcome);
      for (const [filter, fits] of Object.entries(FITS)) if (fits(outcome)) lists[filter as RowFilter].push(row);
      if (isFlip(row)) lists.flipped.push(row);
    },
    flip: (asked) => {
      moves++;
      changeOf = asked;
      lists.flipped = lists.all.filter(isFlip);
    },
    outcomeOf: (row) => outcomes.get(row),
    rows: (filter) => lists[filter],
    count: (filter) => lists[filter].length,
    moves: () => moves,
  };
}
