import { createContext, use } from 'react';
import { lineOfPointer, type JsonRow } from '#answer/prettyRows.ts';

/** How a value says where it comes from. */
export interface Linking {
  rows: readonly JsonRow[];
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
}

export const LinkingContext = createContext<Linking>({ rows: [], linkedPointer: undefined, onLink: () => {} });

export function useLinking(): Linking {
  return use(LinkingContext);
}

const known = new WeakMap<readonly JsonRow[], Map<string, number | undefined>>();

/** The line a pointer's value begins on. Looked up once: a long list is walked for each, and every row asks again. */
export function lineIn(rows: readonly JsonRow[], pointer: string): number | undefined {
  const lines = known.get(rows) ?? new Map<string, number | undefined>();
  known.set(rows, lines);
  if (!lines.has(pointer)) lines.set(pointer, lineOfPointer(rows, pointer));
  return lines.get(pointer);
}
