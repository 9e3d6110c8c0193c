import { useState } from 'react';
import type { Credentials } from '#protocol/credentials.ts';
import { CHECKS, runCheck, type CheckId, type CheckResult } from './selfCheck.ts';

export interface SelfCheckRun {
  results: Partial<Record<CheckId, CheckResult>>;
  state: 'idle' | 'running';
  run: () => void;
}

/** Runs the checks one after the other, each result as soon as it is there. */
export function useSelfCheck(credentials: Credentials): SelfCheckRun {
  const [results, setResults] = useState<SelfCheckRun['results']>({});
  const [state, setState] = useState<SelfCheckRun['state']>('idle');
  const run = async () => {
    if (state === 'running') return;
    setState('running');
    setResults({});
    for (const id of CHECKS) {
      const result = await runCheck(id, credentials);
      setResults((before) => ({ ...before, [id]: result }));
    }
    setState('idle');
  };
  return { results, state, run: () => void run() };
}
