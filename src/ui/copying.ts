import { createContext, use } from 'react';

/** Puts a text on the clipboard; says whether it is there. */
export type Copy = (text: string, options?: { asked?: readonly string[] | undefined }) => Promise<boolean>;

/** Who copies for everything inside. Where nobody does, nothing is copied. */
export const CopyContext = createContext<Copy>(() => Promise.resolve(false));

export function useCopy(): Copy {
  return use(CopyContext);
}
