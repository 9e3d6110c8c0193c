import { createContext, use } from 'react';
import type { JsonRow } from '#answer/prettyRows.ts';

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
