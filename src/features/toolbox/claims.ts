/** Claims as JSON text, and what can be done to them without losing an integer beyond 2^53. Pure. */
import { isLosslessNumber, parse, stringify } from 'lossless-json';

/** Seconds from signing to expiry where the console sets the times. */
export const VALID_SECONDS = 3600;

/** What keeps a text from being a JSON object, if anything does. */
export function problemOf(text: string): 'notJson' | 'notObject' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'notJson';
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'notObject';
}

/** Members of a JSON object; nothing for any other text. */
export function membersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  return problemOf(text) ? undefined : (JSON.parse(text) as Record<string, unknown>);
}

/** A JSON object with members set; integers beyond 2^53 among the others stay exact. */
export function withMembers(text: string, members: Readonly<Record<string, string | number>>): string {
  const value = parse(text) as Record<string, unknown>;
  return stringify({ ...value, ...members }) ?? text;
}

/** A JSON object without some of its members; empty where none is left. */
export function withoutMembers(text: string, names: readonly string[]): string {
  if (problemOf(text)) return '';
  const kept = Object.entries(parse(text) as Record<string, unknown>).filter(([name]) => !names.includes(name));
  return kept.length > 0 ? (stringify(Object.fromEntries(kept)) ?? '') : '';
}

/** Whether two JSON texts say the same, whatever their order of members, spacing and escaping. */
export function sameJson(a: string, b: string): boolean {
  try {
    return canonical(parse(a)) === canonical(parse(b));
  } catch {
    return false;
  }
}

function canonical(value: unknown): string {
  if (isLosslessNumber(value)) return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}
