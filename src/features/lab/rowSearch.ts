/** Rows that hold a text: looked through once, in turns, and later only what came since. */
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import type { RowFilter, RowLists } from './rowLists.ts';

export interface Found {
  /** In the order of the filter; a new list when there are more. */
  rows: readonly number[];
  /** Whether every row has been looked at; if not, the same question goes on where it stopped. */
  complete: boolean;
}

export interface RowSearch {
  /**
   * Rows of a filter that hold a text.
   * @param enough asked now and then whether this turn has lasted long enough
   */
  find(filter: RowFilter, text: string, enough: () => boolean): Found;
}

/** Rows that are looked at before {@link RowSearch.find} asks whether it is enough. */
const SLICE = 200;

/** Opens a search that remembers its last question. */
export function openRowSearch(lists: RowLists, cases: readonly Case[]): RowSearch {
  let asked = '';
  let examined = 0;
  let found: readonly number[] = [];
  return {
    find: (filter, text, enough) => {
      const rows = lists.rows(filter);
      if (text === '') return { rows, complete: true };
      const question = `${filter} ${lists.moves()} ${text}`;
      if (question !== asked) {
        asked = question;
        examined = 0;
        found = [];
      }
      const holds = holder(text);
      const more: number[] = [];
      do {
        const end = Math.min(rows.length, examined + SLICE);
        for (; examined < end; examined++) {
          const row = rows[examined]!;
          if (holds(cases[row], lists.outcomeOf(row))) more.push(row);
        }
      } while (examined < rows.length && !enough());
      if (more.length > 0) found = [...found, ...more];
      return { rows: found, complete: examined === rows.length };
    },
  };
}

/** Says whether a row holds a text, in what was asked or what was answered. Case does not matter. */
export function holder(text: string): (one: Case | undefined, outcome: RowOutcome | undefined) => boolean {
  const wanted = text.toLowerCase();
  // Most texts are Chinese and have no case: a hundred thousand rows are then looked through without a copy of any.
  const plain = wanted === text.toUpperCase();
  const within = (candidate: string | undefined) =>
    candidate !== undefined && (plain ? candidate : candidate.toLowerCase()).includes(wanted);
  return (one, outcome) =>
    within(one?.msg) || within(outcome?.seen?.answer) || within(outcome?.seen?.title) || within(one?.id);
}
