/** What a run says in figures, counted outcome by outcome in bounded memory. */
import type { Case } from './cases.ts';
import { LatencyHistogram, ShareHistogram, type Bin } from './histogram.ts';
import type { RowOutcome, Seen, VerdictKind } from './outcome.ts';
import { wilson, type Interval } from './proportion.ts';

/** A share of counted things, with what it can be trusted to mean. */
export interface Share {
  hits: number;
  all: number;
  /** `undefined` when nothing was counted. */
  value: number | undefined;
  /** 95 %, by Wilson. */
  interval: Interval;
}

export interface Confusion {
  /** The title that was expected. */
  expected: string;
  /** The title that came; empty for none. */
  got: string;
  count: number;
}

export interface RunStatistics {
  counts: Record<VerdictKind, number>;
  /** Of the cases that demand something and were answered: passed ones. Errors and skipped rows are no answers. */
  accuracy: Share;
  /** Of the answers: those that say that nothing matched. */
  noMatch: Share;
  /** Milliseconds; `undefined` without an answer. */
  latency: { p50: number | undefined; p95: number | undefined; bins: readonly Bin[] };
  confidence: { bins: readonly Bin[]; below: (share: number) => number };
  /** Wrong titles, most frequent first; at most {@link CONFUSIONS_KEPT}. */
  confusions: readonly Confusion[];
  /** Wrong titles beyond those. */
  otherConfusions: number;
  /** `bid_stat.curr_time` of the answers, most frequent first. More than one: the bot changed under the run. */
  versions: readonly { version: string; count: number }[];
}

/** Different pairs of titles that are told apart. */
export const CONFUSIONS_KEPT = 2_000;
const VERSIONS_KEPT = 50;

export interface Tally {
  add(outcome: RowOutcome): void;
  /** Takes an outcome back that was added: the row was sent again. */
  remove(outcome: RowOutcome): void;
  read(): RunStatistics;
}

/** Opens a count over the outcomes of these cases. Adding costs the same whatever was added before. */
export function openTally(cases: readonly Case[]): Tally {
  const counts: Record<VerdictKind, number> = { passed: 0, failed: 0, error: 0, skipped: 0 };
  const judged = { hits: 0, all: 0 };
  const unmatched = { hits: 0, all: 0 };
  const latency = new LatencyHistogram();
  const confidence = new ShareHistogram();
  const pairs = new Map<string, Confusion>();
  const versions = new Map<string, number>();
  let otherConfusions = 0;

  const confuse = (expected: string, got: string, by: 1 | -1) => {
    const key = JSON.stringify([expected, got]);
    const pair = pairs.get(key);
    if (pair) pair.count += by;
    else if (pairs.size < CONFUSIONS_KEPT) pairs.set(key, { expected, got, count: by });
    else otherConfusions += by;
  };

  const count = ({ row, verdict, judged: demands, seen, ms }: RowOutcome, by: 1 | -1) => {
    counts[verdict.kind] += by;
    if (ms !== undefined && verdict.kind !== 'error') latency.add(ms, by);
    if (verdict.kind !== 'passed' && verdict.kind !== 'failed') return;
    if (demands) {
      judged.all += by;
      if (verdict.kind === 'passed') judged.hits += by;
    }
    unmatched.all += by;
    if (isNoMatch(seen)) unmatched.hits += by;
    const share = Number(seen?.confidence ?? Number.NaN);
    if (!Number.isNaN(share)) confidence.add(share, by);
    const { version } = seen ?? {};
    if (version !== undefined && (versions.has(version) || versions.size < VERSIONS_KEPT)) {
      versions.set(version, (versions.get(version) ?? 0) + by);
    }
    if (verdict.kind === 'passed') return;
    for (const { expectation, got = '' } of verdict.misses) {
      const missed = cases[row]?.expectations[expectation];
      if (missed?.field === 'title') confuse(missed.value, got, by);
    }
  };

  return {
    add: (outcome) => count(outcome, 1),
    remove: (outcome) => count(outcome, -1),
    read: () => ({
      counts: { ...counts },
      accuracy: shareOf(judged),
      noMatch: shareOf(unmatched),
      latency: { p50: latency.quantile(0.5), p95: latency.quantile(0.95), bins: latency.bins() },
      confidence: { bins: confidence.bins(), below: (share) => confidence.below(share) },
      confusions: [...pairs.values()].filter((pair) => pair.count > 0).toSorted((a, b) => b.count - a.count),
      otherConfusions,
      versions: [...versions]
        .flatMap(([version, count]) => (count > 0 ? [{ version, count }] : []))
        .toSorted((a, b) => b.count - a.count),
    }),
  };
}

/** Whether an answer says that nothing matched, by its match type or by the name of its node. */
export function isNoMatch(seen: Seen | undefined): boolean {
  return seen?.status === 'NOMATCH' || seen?.node === 'NO_MATCH';
}

function shareOf({ hits, all }: { hits: number; all: number }): Share {
  return { hits, all, value: all === 0 ? undefined : hits / all, interval: wilson(hits, all) };
}
