import { useEffect, useState } from 'react';
import type { Profile } from '#data/profiles.ts';
import type { Examination } from '#forensics/examine.ts';
import type { Examiner } from '#workers/forensics.ts';

export interface ExaminedText {
  text: string;
  /** The profiles it was examined against, the active one first; evidence points into this list. */
  profiles: readonly Profile[];
  /** Unix seconds of the examination. */
  now: number;
  result: { kind: 'done'; examination: Examination } | { kind: 'failed' };
}

export interface RunningExamination {
  /** The last finished one; it may be of an older text. */
  examined: ExaminedText | undefined;
  phase: 'idle' | 'working';
}

// Long enough for a burst of keys, short enough to feel immediate.
const PAUSE_MS = 120;

/** The examination of a text as it changes: one runs at a time, older ones are given up. */
export function useExamination(examiner: Examiner, text: string, profiles: readonly Profile[]): RunningExamination {
  const [examined, setExamined] = useState<ExaminedText>();
  const blank = text.trim() === '';
  // A worker is outside React, and so is the pause before it is asked.
  useEffect(() => {
    if (blank) return;
    let current = true;
    const timer = setTimeout(() => {
      const now = Math.floor(Date.now() / 1000);
      const context = { profiles: profiles.map(({ credentials }) => credentials), now };
      void examiner.examine(text, context).then((result) => {
        if (current && result.kind !== 'superseded') setExamined({ text, profiles, now, result });
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
      examiner.cancel();
    };
  }, [examiner, text, profiles, blank]);
  if (blank) return { examined: undefined, phase: 'idle' };
  const done = examined?.text === text && examined.profiles === profiles;
  return { examined, phase: done ? 'idle' : 'working' };
}
