/** JSON text with integers of any size: `bigint` is written as it is. */

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json };

export type JsonObject = { readonly [name: string]: Json };

/** Compact JSON text; members in their own order. */
export function jsonText(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`);
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The same JSON text in ASCII: every other code unit as `\uXXXX` (RFC 8259 section 7). */
export function asciiJson(text: string): string {
  // Non-ASCII characters can only stand inside strings, where an escape means the same.
  return text.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
