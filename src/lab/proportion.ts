/** How far a share can be trusted, and whether a change is more than chance. */

export interface Interval {
  low: number;
  high: number;
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share, without continuity correction (Wilson 1927; recommended for any size by Newcombe
 * 1998). With nothing counted it is all of 0 to 1.
 */
export function wilson(hits: number, all: number): Interval {
  if (all === 0) return { low: 0, high: 1 };
  const share = hits / all;
  const square = Z * Z;
  const middle = share + square / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  const scale = 1 + square / all;
  return { low: hits === 0 ? 0 : (middle - half) / scale, high: hits === all ? 1 : (middle + half) / scale };
}

/**
 * McNemar's exact test of two runs over the same cases: how probable a split of the changed ones at least this uneven is
 * when either direction were as likely. Two-sided, 1 for nothing changed.
 * @param fixed cases that failed before and pass now
 * @param broken cases that passed before and fail now
 */
export function mcnemar(fixed: number, broken: number): number {
  const all = fixed + broken;
  const fewer = Math.min(fixed, broken);
  // Term by term in logarithms: 2^-n leaves the range of numbers at 1,075 changes.
  let term = -all * Math.LN2;
  let sum = 0;
  for (let k = 0; k <= fewer; k++) {
    sum += Math.exp(term);
    term += Math.log((all - k) / (k + 1));
  }
  return Math.min(1, 2 * sum);
}
