import { createContext, use, useEffect, useState } from 'react';

/** Puts a text on the clipboard; says whether it is there. */
export type Copy = (text: string, options?: { asked?: readonly string[] | undefined }) => Promise<boolean>;

interface Copying {
  copy: Copy;
  words: { copy: string; copied: string; copyFailed: string };
}

/** Who copies for everything inside, and the words for it. Where nobody does, nothing is copied. */
export const CopyContext = createContext<Copying>({
  copy: () => Promise.resolve(false),
  words: { copy: '', copied: '', copyFailed: '' },
});

export type CopyState = 'idle' | 'copied' | 'failed';

interface PressToCopy {
  state: CopyState;
  words: Copying['words'];
  /** Copies what is made only now, so that a large text is not built for nothing; says whether it is on the clipboard. */
  press(make: () => string | Promise<string>, asked?: readonly string[]): Promise<boolean>;
}

/**
 * What a press that copies does, wherever it is made and however it is said.
 * @param saidFor milliseconds until what came of it is no longer said; without it, it stays.
 */
export function usePressToCopy(saidFor?: number): PressToCopy {
  const { copy, words } = use(CopyContext);
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle' || saidFor === undefined) return;
    const timer = setTimeout(() => setState('idle'), saidFor);
    return () => clearTimeout(timer);
  }, [state, saidFor]);
  const press: PressToCopy['press'] = async (make, asked) => {
    const text = await madeBy(make);
    const done = text !== undefined && (await copy(text, { asked }));
    setState(done ? 'copied' : 'failed');
    return done;
  };
  return { state, words, press };
}

async function madeBy(make: () => string | Promise<string>): Promise<string | undefined> {
  try {
    return await make();
  } catch {
    return undefined;
  }
}
