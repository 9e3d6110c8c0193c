const KEPT = 3;
const SHORTEST = 8;

/** A secret in its own length: dots and the last three characters, or dots alone when it is too short to keep any. */
export function maskedText(value: string): string {
  const kept = value.length > SHORTEST ? KEPT : 0;
  return '•'.repeat(value.length - kept) + value.slice(value.length - kept);
}
