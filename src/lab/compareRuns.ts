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

/** How two runs differ, in figures. */
export interface ComparisonFigures {
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

export interface RunComparison extends ComparisonFigures {
  /** Rows that both runs have an outcome for, in the order of the present run. */
  rows: readonly ComparedRow[];
}

/** A comparison that grows with the present run. */
export interface LiveComparison {
  /** Counts an outcome of the present run; one that a row had before is taken back. */
  add(outcome: RowOutcome): void;
  changeOf(row: number): RowChange | undefined;
  /** What the row was in the baseline. */
  beforeOf(row: number): RowOutcome | undefined;
  /** The figures so far, at the same cost whatever was added. */
  figures(): ComparisonFigures;
  /** The figures and every compared row. */
  read(): RunComparison;
}

/** Compares a whole run; see {@link openComparison}. */
export function compareRuns(now: RunSide, baseline: RunSide): RunComparison {
  const comparison = comparisonOf(pairUp(now.cases, baseline.cases), baseline);
  for (const outcome of now.outcomes) comparison.add(outcome);
  return comparison.read();
}

/**
 * Compares by what was asked: cases belong together when dialogue and utterance are the same, the n-th such case with the
 * n-th, and the same id goes first. Only what a person sees of an answer counts as a change: ids, times and traces are
 * different in every reply. Adding an outcome costs the same whatever was added before.
 * @param rest awaited often while the cases are paired, so that a page can draw when it has to
 */
export async function openComparison(
  cases: readonly Case[],
  baseline: RunSide,
  rest: () => Promise<void>,
): Promise<LiveComparison> {
  const pairing = pairingSteps(cases, baseline.cases);
  let step = pairing.next();
  while (!step.done) {
    await rest();
    step = pairing.next();
  }
  return comparisonOf(step.value, baseline);
}

function comparisonOf(partners: ReadonlyMap<number, number>, baseline: RunSide): LiveComparison {
  // By row: a hundred thousand of them are at hand at once, without a map to be built.
  const earlier: (RowOutcome | undefined)[] = [];
  for (const outcome of baseline.outcomes) earlier[outcome.row] = outcome;
  const versionsBefore = versionsOf(baseline.outcomes);
  const rows: (ComparedRow | undefined)[] = [];
  const seen = new Set<number>();
  let compared = 0;
  const versions = new Set<string>();
  const counts: Record<RowChange, number> = { fixed: 0, broken: 0, lost: 0, found: 0, answer_changed: 0, same: 0 };
  let drifts = 0;
  let drifted = 0;
  const count = ({ change, drift }: ComparedRow, by: 1 | -1) => {
    counts[change] += by;
    if (drift === undefined) return;
    drifts += by * drift;
    drifted += by;
  };
  const figures = (): ComparisonFigures => ({
    counts: { ...counts },
    unmatched: seen.size - compared,
    chance: mcnemar(counts.fixed, counts.broken),
    drift: { mean: drifted === 0 ? undefined : drifts / drifted, rows: drifted },
    versions: { before: versionsBefore, now: [...versions].toSorted() },
  });
  return {
    add: (outcome) => {
      const { row } = outcome;
      const known = rows[row];
      if (known) count(known, -1);
      seen.add(row);
      addVersion(versions, outcome);
      const partner = partners.get(row);
      const before = partner === undefined ? undefined : earlier[partner];
      if (!before) return;
      const drift = driftOf(before.seen, outcome.seen);
      const change = changeOf(before, outcome);
      const now: ComparedRow = { row, before: before.row, change, ...(drift === undefined ? {} : { drift }) };
      rows[row] = now;
      if (!known) compared++;
      count(now, 1);
    },
    changeOf: (row) => rows[row]?.change,
    beforeOf: (row) => earlier[partners.get(row) ?? -1],
    figures,
    read: () => ({ ...figures(), rows: rows.filter((row) => row !== undefined) }),
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
  for (const outcome of outcomes) addVersion(versions, outcome);
  return [...versions].toSorted();
}

const MOST_VERSIONS = 50;

function addVersion(versions: Set<string>, { seen }: RowOutcome): void {
  if (seen?.version !== undefined && versions.size < MOST_VERSIONS) versions.add(seen.version);
}

/** Row of the present table to row of the earlier one. Linear in both. */
function pairUp(now: readonly Case[], before: readonly Case[]): ReadonlyMap<number, number> {
  const pairing = pairingSteps(now, before);
  for (;;) {
    const step = pairing.next();
    if (step.done) return step.value;
  }
}

/** Rows that are paired before a rest is offered. */
const SLICE = 500;

function* pairingSteps(
  now: readonly Case[],
  before: readonly Case[],
): Generator<undefined, ReadonlyMap<number, number>, undefined> {
  const byId = new Map<string, number>();
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const left = new Map<string, number[]>();
  const passes: (readonly [readonly Case[], (one: Case, row: number) => void])[] = [
    [before, (one, row) => byId.set(exactKey(one), row)],
    [
      now,
      (one, row) => {
        const partner = byId.get(exactKey(one));
        if (partner === undefined || taken.has(partner)) return;
        partners.set(row, partner);
        taken.add(partner);
      },
    ],
    [
      // From the last to the first, so that the first is taken from the end.
      before,
      (_, counted) => {
        const row = before.length - 1 - counted;
        if (taken.has(row)) return;
        const key = askedKey(before[row]!);
        const list = left.get(key);
        if (list) list.push(row);
        else left.set(key, [row]);
      },
    ],
    [
      now,
      (one, row) => {
        if (partners.has(row)) return;
        const partner = left.get(askedKey(one))?.pop();
        if (partner !== undefined) partners.set(row, partner);
      },
    ],
  ];
  for (const [cases, visit] of passes) {
    for (let row = 0; row < cases.length; row++) {
      visit(cases[row]!, row);
      if (row % SLICE === SLICE - 1) yield undefined;
    }
  }
  return partners;
}

function exactKey({ id, dialogue, msg }: Case): string {
  return JSON.stringify([id, dialogue, msg]);
}

function askedKey({ dialogue, msg }: Case): string {
  return JSON.stringify([dialogue, msg]);
}
