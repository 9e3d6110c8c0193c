/** Short ways to read a member of a parsed reply; what is missing or of another type is `undefined`. */
import type { JsonNode } from './json.ts';
import { readAddress, type Address } from './links.ts';
import { valueOf } from './pointer.ts';

/** A member's text, or `undefined` when it is missing or something else. */
export function textOf(node: JsonNode | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'string' ? value.value : undefined;
}

/** A member's text, or a number as it was written. */
export function rawOf(node: JsonNode | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  if (value?.kind === 'number') return value.raw;
  return value?.kind === 'string' ? value.value : undefined;
}

/** A member's address; an empty text is none. */
export function addressOf(node: JsonNode | undefined, key: string): Address | undefined {
  const text = textOf(node, key);
  return text ? readAddress(text) : undefined;
}

/** The items of an array, nothing for anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** `{[key]: value}`, or nothing without a value: absent members stay absent. */
export function defined<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
