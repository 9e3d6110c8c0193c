/** Rows by outcome, kept as they come in: what is shown costs nothing more when a hundred thousand are known. */
import type { RowChange } from '#lab/compareRuns.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import type { Case } from '#lab/cases.ts';
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
  const lists = Object.fromEntries(ROW_FILTERS.map((filter) => [filter, []])) as unknown as Record<RowFilter, number[]>;
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
      if (outcomes.has(row)) for (const list of Object.values(lists)) without(list, row);
      outcomes.set(row, outcome);
      for (const [filter, fits] of Object.entries(FITS)) if (fits(outcome)) lists[filter as RowFilter].push(row);
      if (isFlip(row)) lists.flipped.push(row);
    },
    flip: (asked) => {
      changeOf = asked;
      lists.flipped = lists.all.filter(isFlip);
    },
    outcomeOf: (row) => outcomes.get(row),
    rows: (filter) => lists[filter],
    count: (filter) => lists[filter].length,
  };
}

/** Whether a row holds a text, in what was asked or what was answered. Case does not matter. */
export function holds(text: string, one: Case | undefined, outcome: RowOutcome | undefined): boolean {
  const wanted = text.toLowerCase();
  const { answer = '', title = '' } = outcome?.seen ?? {};
  return [one?.msg ?? '', answer, title, one?.id ?? ''].some((candidate) => candidate.toLowerCase().includes(wanted));
}
