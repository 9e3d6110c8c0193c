/** Counts of a measured value in buckets that do not grow: percentiles and plots in constant memory. */

export interface Bin {
  /** Inclusive. */
  from: number;
  /** Exclusive, but for the last. */
  to: number;
  count: number;
}

/** Ratio of neighbouring buckets: a percentile is at most 1 % off. */
const RATIO = 1.02;
const LEAST = 0.1;
const BUCKETS = Math.ceil(Math.log(3_600_000 / LEAST) / Math.log(RATIO));

/** Durations in milliseconds, from 0.1 ms to an hour, on a logarithmic scale. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;

  /** @param by 1 to count a value, -1 to take it back */
  add(ms: number, by: 1 | -1 = 1): void {
    const bucket = Math.floor(Math.log(Math.max(ms, LEAST) / LEAST) / Math.log(RATIO) + 1e-9);
    this.#counts[Math.min(BUCKETS - 1, bucket)]! += by;
    this.#total += by;
  }

  get total(): number {
    return this.#total;
  }

  /** The value that this share of all does not exceed (nearest rank); `undefined` without values. */
  quantile(share: number): number | undefined {
    if (this.#total === 0) return undefined;
    const rank = Math.max(1, Math.ceil(share * this.#total));
    let sum = 0;
    for (let i = 0; i < BUCKETS; i++) {
      sum += this.#counts[i]!;
      if (sum >= rank) return LEAST * RATIO ** (i + 0.5);
    }
    return undefined;
  }

  /** For a plot on a logarithmic axis: from the least to the greatest value seen, empty bins between them included. */
  bins(perDecade = 10): Bin[] {
    const counts = new Map<number, number>();
    for (let i = 0; i < BUCKETS; i++) {
      if (this.#counts[i] === 0) continue;
      const bin = Math.floor(Math.log10(LEAST * RATIO ** (i + 0.5)) * perDecade);
      counts.set(bin, (counts.get(bin) ?? 0) + this.#counts[i]!);
    }
    if (counts.size === 0) return [];
    const first = Math.min(...counts.keys());
    const last = Math.max(...counts.keys());
    return Array.from({ length: last - first + 1 }, (_, i) => ({
      from: 10 ** ((first + i) / perDecade),
      to: 10 ** ((first + i + 1) / perDecade),
      count: counts.get(first + i) ?? 0,
    }));
  }
}

/** Shares from 0 to 1, in even bins. */
export class ShareHistogram {
  readonly #counts: Uint32Array;
  readonly #fine = new Uint32Array(1_001);

  constructor(bins = 20) {
    this.#counts = new Uint32Array(bins);
  }

  add(share: number, by: 1 | -1 = 1): void {
    const within = Math.min(1, Math.max(0, share));
    this.#counts[Math.min(this.#counts.length - 1, Math.floor(within * this.#counts.length + 1e-9))]! += by;
    this.#fine[Math.floor(within * 1_000 + 1e-9)]! += by;
  }

  /** How many are below a share, exact to a thousandth. */
  below(share: number): number {
    return this.#fine.subarray(0, Math.round(share * 1_000)).reduce((sum, count) => sum + count, 0);
  }

  bins(): Bin[] {
    const size = this.#counts.length;
    return Array.from(this.#counts, (count, i) => ({ from: i / size, to: (i + 1) / size, count }));
  }
}
