/** What every report is made from, and what all of them say of a row. Reports come in pieces, so that none is one string; an empty one is no more than a moment to rest. */
import { columnOf } from './caseFile.ts';
import type { Case } from './cases.ts';
import type { RowChange, RunComparison } from './compareRuns.ts';
import type { RowOutcome, VerdictKind } from './outcome.ts';
import type { RunStatistics } from './statistics.ts';

export interface ReportInput {
  name: string;
  /** Name of the target, never an address with a credential in it. */
  target: string;
  /** Unix milliseconds. */
  startedAt: number;
  endedAt: number;
  cases: readonly Case[];
  /** The latest outcome of every row that has one; a row without one was not run. */
  outcomes: readonly RowOutcome[];
  statistics: RunStatistics;
  /** With the name of the earlier run. */
  baseline?: { name: string; comparison: RunComparison };
}

/** `not_run`: the run ended before it. */
export type ReportedKind = VerdictKind | 'not_run';

export interface ReportRow {
  one: Case;
  outcome: RowOutcome | undefined;
  kind: ReportedKind;
  /** In technical terms, the same in every language: `title: expected "A", got "B"`. Empty for a row that passed. */
  why: string;
}

/** Every case in the order of the table. */
export function* reportRows({ cases, outcomes }: ReportInput): Generator<ReportRow> {
  const byRow: (RowOutcome | undefined)[] = [];
  for (const outcome of outcomes) byRow[outcome.row] = outcome;
  for (const [row, one] of cases.entries()) {
    const outcome = byRow[row];
    yield { one, outcome, kind: outcome?.verdict.kind ?? 'not_run', why: whyOf(one, outcome) };
  }
}

/** How rows changed against the baseline, by row; nothing where there is none. */
export function changesOf({ baseline }: ReportInput): (RowChange | undefined)[] {
  const changes: (RowChange | undefined)[] = [];
  for (const { row, change } of baseline?.comparison.rows ?? []) changes[row] = change;
  return changes;
}

function whyOf(one: Case, outcome: RowOutcome | undefined): string {
  const verdict = outcome?.verdict;
  switch (verdict?.kind) {
    case 'failed':
      return verdict.misses
        .map(({ expectation, got }) => {
          const missed = one.expectations[expectation];
          if (!missed) return '';
          const actual = got === undefined ? 'got nothing' : `got ${JSON.stringify(got)}`;
          return `${columnOf(missed)}: expected ${JSON.stringify(missed.value)}, ${actual}`;
        })
        .join('; ');
    case 'error':
      return errorText(verdict.error);
    case 'skipped':
      return verdict.reason;
    case 'passed':
    case undefined:
      return '';
  }
}

function errorText(error: (RowOutcome['verdict'] & { kind: 'error' })['error']): string {
  switch (error.kind) {
    case 'transport':
      return [error.reason, error.detail].filter(Boolean).join(': ');
    case 'platform':
      return [error.code, error.detail].filter(Boolean).join(': ');
    case 'unreadable':
      return error.reason;
    case 'unsure':
      return 'sent, no answer seen';
  }
}

/** The counts of a report, rows that were not run included. */
export function reportCounts({ cases, statistics: { counts } }: ReportInput): Record<ReportedKind, number> {
  const run = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { ...counts, not_run: Math.max(0, cases.length - run) };
}
