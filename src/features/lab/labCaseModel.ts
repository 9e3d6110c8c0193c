/** What the screen knows of the cases at hand, from an empty drop zone to a table that can be run. */
import type { Case } from '#lab/cases.ts';
import type { CaseEnd, CaseSource, Refusal } from '#workers/caseMessages.ts';
import type { CaseReading } from '#workers/cases.ts';

export type CaseState =
  | { kind: 'none' }
  | { kind: 'reading'; name: string }
  | { kind: 'refused'; name: string; problem: Refusal }
  | ({ kind: 'ready'; source: CaseSource; cases: readonly Case[] } & CaseEnd);

export const NO_CASES: CaseState = { kind: 'none' };

/** The state after a reading ended; one that was given up for a newer one changes nothing. */
export function afterReading(before: CaseState, name: string, reading: CaseReading): CaseState {
  switch (reading.kind) {
    case 'superseded':
      return before;
    case 'refused':
      return { kind: 'refused', name, problem: reading.problem };
    case 'read': {
      const { source, cases, problems, problemCount, blankRows } = reading;
      return { kind: 'ready', source, cases, problems, problemCount, blankRows };
    }
  }
}

/** The roles of a table with one column given another meaning. */
export function withRole<Role>(roles: readonly Role[], column: number, role: Role): Role[] {
  return roles.map((each, i) => (i === column ? role : each));
}
