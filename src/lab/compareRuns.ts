/** A run beside an earlier one of the same cases: what was fixed, what broke, and whether it is more than chance. */
import type { Case } from './cases.ts';
import type { RowOutcome, Seen } from './outcome.ts';
import { mcnemar } from './proportion.ts';

export interface RunSide {
  cases: readonly Case[];
  /** The latest outcome of every row that has one, in any order. */
  outcomes: readonly RowOutcome[];
}

/** `fixed`: failed then, passes now. `broken`: passed then, fails now. `lost`, `found`: the answer itself, to an error. */
export type RowChange = 'fixed' | 'broken' | 'lost' | 'found' | 'answer_changed' | 'same';

export interface ComparedRow {
  /** Index in the present run. */
  row: number;
  /** Index in the baseline. */
  before: number;
  change: RowChange;
  /** Confidence now minus then, where both are numbers. */
  drift?: number;
}

export interface RunComparison {
  /** Rows that both runs have an outcome for, in the order of the present run. */
  rows: readonly ComparedRow[];
  counts: Record<RowChange, number>;
  /** Rows of the present run that the baseline has no outcome for. */
  unmatched: number;
  /** Probability of a split between fixed and broken at least this uneven by chance (McNemar, exact, two-sided). */
  chance: number;
  /** Mean of the drifts, and how many rows had one. */
  drift: { mean: number | undefined; rows: number };
  /** Bot versions that answered, as sent; empty where replies had none. */
  versions: { before: readonly string[]; now: readonly string[] };
}

/**
 * Compares by what was asked: cases belong together when dialogue and utterance are the same, the n-th such case with the
 * n-th, and the same id goes first. Only what a person sees of an answer counts as a change: ids, times and traces are
 * different in every reply.
 */
export function compareRuns(now: RunSide, baseline: RunSide): RunComparison {
  const partners = pairUp(now.cases, baseline.cases);
  const earlier = new Map(baseline.outcomes.map((outcome) => [outcome.row, outcome]));
  const counts: Record<RowChange, number> = { fixed: 0, broken: 0, lost: 0, found: 0, answer_changed: 0, same: 0 };
  const rows: ComparedRow[] = [];
  let drifts = 0;
  let drifted = 0;
  for (const outcome of now.outcomes.toSorted((a, b) => a.row - b.row)) {
    const partner = partners.get(outcome.row);
    const before = partner === undefined ? undefined : earlier.get(partner);
    if (!before) continue;
    const change = changeOf(before, outcome);
    counts[change]++;
    const drift = driftOf(before.seen, outcome.seen);
    if (drift !== undefined) {
      drifts += drift;
      drifted++;
    }
    rows.push({ row: outcome.row, before: before.row, change, ...(drift === undefined ? {} : { drift }) });
  }
  return {
    rows,
    counts,
    unmatched: now.outcomes.length - rows.length,
    chance: mcnemar(counts.fixed, counts.broken),
    drift: { mean: drifted === 0 ? undefined : drifts / drifted, rows: drifted },
    versions: { before: versionsOf(baseline.outcomes), now: versionsOf(now.outcomes) },
  };
}

function changeOf(before: RowOutcome, now: RowOutcome): RowChange {
  const answered = [before, now].map(({ verdict: { kind } }) => kind === 'passed' || kind === 'failed');
  if (answered[0] !== answered[1]) return answered[1] ? 'found' : 'lost';
  if (before.verdict.kind === 'failed' && now.verdict.kind === 'passed') return 'fixed';
  if (before.verdict.kind === 'passed' && now.verdict.kind === 'failed') return 'broken';
  return visible(before.seen) === visible(now.seen) ? 'same' : 'answer_changed';
}

function visible({ answer, title, node, status, answerType }: Partial<Seen> = {}): string {
  return JSON.stringify([answer, title, node, status, answerType]);
}

function driftOf(before: Seen | undefined, now: Seen | undefined): number | undefined {
  if (before?.confidence === undefined || now?.confidence === undefined) return undefined;
  const drift = Number(now.confidence) - Number(before.confidence);
  return Number.isNaN(drift) ? undefined : drift;
}

function versionsOf(outcomes: readonly RowOutcome[]): string[] {
  const versions = new Set<string>();
  for (const { seen } of outcomes) if (seen?.version !== undefined && versions.size < 50) versions.add(seen.version);
  return [...versions].toSorted();
}

/** Row of the present table to row of the earlier one. Linear in both. */
function pairUp(now: readonly Case[], before: readonly Case[]): Map<number, number> {
  const byId = new Map<string, number>();
  before.forEach((one, row) => byId.set(exactKey(one), row));
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  now.forEach((one, row) => {
    const partner = byId.get(exactKey(one));
    if (partner === undefined || taken.has(partner)) return;
    partners.set(row, partner);
    taken.add(partner);
  });
  const left = new Map<string, number[]>();
  before.forEach((one, row) => {
    if (taken.has(row)) return;
    const list = left.get(askedKey(one));
    if (list) list.push(row);
    else left.set(askedKey(one), [row]);
  });
  for (const list of left.values()) list.reverse();
  now.forEach((one, row) => {
    if (partners.has(row)) return;
    const partner = left.get(askedKey(one))?.pop();
    if (partner !== undefined) partners.set(row, partner);
  });
  return partners;
}

function exactKey({ id, dialogue, msg }: Case): string {
  return JSON.stringify([id, dialogue, msg]);
}

function askedKey({ dialogue, msg }: Case): string {
  return JSON.stringify([dialogue, msg]);
}
