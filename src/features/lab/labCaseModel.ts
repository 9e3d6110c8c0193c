/** What the screen knows of the cases at hand, from an empty drop zone to a table that can be run. */
import type { Case } from '#lab/cases.ts';
import { withCollected, type CollectedCase } from '#lab/fromCall.ts';
import type { CaseEnd, CaseSource, Refusal } from '#workers/caseMessages.ts';
import type { CaseReading } from '#workers/cases.ts';

/** A file of which no case came. */
export interface Refused {
  name: string;
  problem: Refusal;
}

export type CaseState =
  | { kind: 'none' }
  | { kind: 'reading'; name: string }
  | ({ kind: 'refused' } & Refused)
  | ({
      kind: 'ready';
      /** Absent where there is no file: all cases were collected. */
      source: CaseSource | undefined;
      cases: readonly Case[];
      /** A file that was to stand before the collected cases. */
      refused?: Refused;
    } & CaseEnd);

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

const NO_FILE = { kind: 'ready', source: undefined, cases: [], problems: [], problemCount: 0, blankRows: 0 } as const;

/** The file with what was collected at its end. What was collected is never lost to a file, good or bad. */
export function withCalls(file: CaseState, collected: readonly CollectedCase[]): CaseState {
  if (collected.length === 0) return file;
  switch (file.kind) {
    case 'reading':
      return file;
    case 'none':
      return { ...NO_FILE, cases: withCollected([], collected) };
    case 'refused': {
      const { name, problem } = file;
      return { ...NO_FILE, cases: withCollected([], collected), refused: { name, problem } };
    }
    case 'ready':
      return { ...file, cases: withCollected(file.cases, collected) };
  }
}

/** The roles of a table with one column given another meaning. */
export function withRole<Role>(roles: readonly Role[], column: number, role: Role): Role[] {
  return roles.map((each, i) => (i === column ? role : each));
}
