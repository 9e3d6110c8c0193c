/** How many rows may leave now: a rate as an even stream, and how much may be under way. */

export interface Pace {
  /** Rows that may leave at this moment, under the rate. */
  allowed(now: number): number;
  /** Takes rows from the allowance. */
  spend(rows: number): void;
  /** Milliseconds until one more may leave; 0 when one may. */
  wait(now: number): number;
  /** Told of every answer. */
  answered(now: number, rows: number): void;
  /** Answers a second over the last moments. */
  rate(now: number): number;
}

/** Seconds of the rate that may leave at once after a quiet moment. */
const BURST = 0.1;
/** Milliseconds a rate is measured over. */
const MEMORY = 2_000;
const SLICE = 100;

/**
 * @param perSecond rows a second; 0 for no limit
 * @param startedAt of the clock whose times are given later, in milliseconds
 */
export function openPace(perSecond: number, startedAt: number): Pace {
  const most = Math.max(1, perSecond * BURST);
  let allowance = 1;
  let last = startedAt;
  const slices: { at: number; rows: number }[] = [];
  const earn = (now: number) => {
    allowance = Math.min(most, allowance + ((now - last) / 1000) * perSecond);
    last = now;
  };
  return {
    allowed: (now) => {
      if (perSecond === 0) return Infinity;
      earn(now);
      return Math.floor(allowance + 1e-9);
    },
    spend: (rows) => {
      if (perSecond > 0) allowance -= rows;
    },
    wait: (now) => {
      if (perSecond === 0) return 0;
      earn(now);
      return allowance >= 1 ? 0 : Math.ceil(((1 - allowance) / perSecond) * 1000);
    },
    answered: (now, rows) => {
      const latest = slices.at(-1);
      if (latest && now - latest.at < SLICE) latest.rows += rows;
      else slices.push({ at: now, rows });
      while (slices.length > 0 && now - slices[0]!.at > MEMORY) slices.shift();
    },
    rate: (now) => {
      const recent = slices.filter(({ at }) => now - at <= MEMORY);
      const span = Math.max(SLICE, Math.min(MEMORY, now - startedAt));
      return (recent.reduce((sum, { rows }) => sum + rows, 0) * 1000) / span;
    },
  };
}
