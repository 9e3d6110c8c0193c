/** The lab's desks of a page: opened with the first visit, and kept when another screen is shown. */
import type { ConsoleData } from '#data/console.ts';
import { rester } from '#data/rester.ts';
import { openCaseDesk, type CaseDesk } from '#features/lab/caseDesk.ts';
import { openRunDesk, type RunDesk } from '#features/lab/runDesk.ts';
import type { Run } from '#lab/run.ts';
import { openCaseReader } from '#workers/cases.ts';
import { openLabRun } from '#workers/lab.ts';

export interface LabDesks {
  cases: CaseDesk;
  runs: RunDesk;
}

const opened = new WeakMap<ConsoleData, LabDesks>();

export function labDesksOf(data: ConsoleData): LabDesks {
  const known = opened.get(data);
  if (known) return known;
  const desks: LabDesks = {
    cases: openCaseDesk(openCaseReader(), data.collectedCases()),
    runs: openRunDesk({
      openRuns: data.runs,
      start: (input, ports) => whileAlive(openLabRun(input, ports), data.history.life()),
      frame: (draw) => requestAnimationFrame(draw),
      now: () => performance.now(),
      rest: rester(),
      retained: () => data.preferences.get().runsKept,
    }),
  };
  opened.set(data, desks);
  return desks;
}

/** A run does not outlive what everything else is forgotten with. */
function whileAlive(run: Run, life: AbortSignal): Run {
  life.addEventListener('abort', run.cancel);
  void run.ended.then(() => life.removeEventListener('abort', run.cancel));
  return run;
}
