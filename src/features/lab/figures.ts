/** Figures as they are written: shares, probabilities, spans of time. */

/** Below this a difference is called more than chance. The usual level. */
export const SIGNIFICANT = 0.05;

/** `94.1` for 0.941; a dash for a share of nothing. */
export function percent(share: number | undefined): string {
  return share === undefined ? '—' : (share * 100).toFixed(1);
}

/** A probability with as many digits as mean something: `0.21`, `0.003`, `< 0.001`. */
export function probability(p: number): string {
  if (p < 0.001) return '<\u00a00.001';
  return p < 0.01 ? p.toFixed(3) : p.toFixed(2);
}

/** Whole minutes and seconds of a span in milliseconds. */
export function minutesAndSeconds(ms: number): [minutes: number, seconds: number] {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60];
}

/** `A`, `B`, … `Z`, `AA`: columns as spreadsheets name them, from 0. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
