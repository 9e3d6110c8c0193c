import { createContext, use } from 'react';

/** How a value says where it comes from. */
export interface Linking {
  /** Line of the printed document a pointer's value begins on. */
  lineOf: (pointer: string) => number | undefined;
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
  /** Has more items of a list read, where only its beginning was. */
  onFurther?: ((pointer: string) => Promise<void>) | undefined;
}

export const LinkingContext = createContext<Linking>({
  lineOf: () => undefined,
  linkedPointer: undefined,
  onLink: () => {},
});

export function useLinking(): Linking {
  return use(LinkingContext);
}

const known = new WeakMap<Linking['lineOf'], Map<string, number | undefined>>();

/** The line a pointer's value begins on. Looked up once: a long list is walked for each, and every row asks again. */
export function lineIn(lineOf: Linking['lineOf'], pointer: string): number | undefined {
  const lines = known.get(lineOf) ?? new Map<string, number | undefined>();
  known.set(lineOf, lines);
  if (!lines.has(pointer)) lines.set(pointer, lineOf(pointer));
  return lines.get(pointer);
}
