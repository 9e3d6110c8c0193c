const KEPT = 3;
const SHORTEST = 8;
const MOST_DOTS = 20;

/**
 * A secret as a field shows it: a dot for each hidden character, as many as fit, and the last three characters; dots
 * alone when it is too short to keep any.
 */
export function maskedText(value: string): string {
  const kept = value.length > SHORTEST ? KEPT : 0;
  return '•'.repeat(Math.min(MOST_DOTS, value.length - kept)) + value.slice(value.length - kept);
}
