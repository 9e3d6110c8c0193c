/** The lab's actions for the palette. One that makes no sense now says why. */
import { EXPORT_KINDS } from '#features/lab/exportKinds.ts';
import type { Words } from '#i18n/zhCN.ts';
import type { CommandId } from './commands.ts';
import type { LabState } from './useLab.ts';

/**
 * @param start asks first where the run is for a live bot.
 * @param say tells why nothing happened.
 */
export function labCommands(
  state: LabState,
  start: () => void,
  say: (sentence: string) => void,
  { lab }: Words,
): Record<CommandId, () => void> {
  const { going, blocked, view, session, others, desk } = state;
  const waiting = state.state === 'paused' || state.state === 'interrupted';
  // Runs stand newest first: the first that is older than the one on screen.
  const earlier = others.find(({ createdAt }) => createdAt < (view?.record.createdAt ?? Infinity)) ?? others[0];
  const exports = EXPORT_KINDS.map((kind) => [
    `exportRun.${kind}` as const,
    () => (view && view.progress.done > 0 ? void state.exportAs(kind) : say(lab.nothingYet)),
  ]);
  return {
    startRun: () => (blocked === undefined ? start() : say(blocked)),
    pauseRun: () => (going ? session?.pause() : say(lab.notGoing)),
    resumeRun: () => {
      if (!waiting) say(lab.notWaiting);
      else if (state.resume) state.resume();
      else say(lab.unsureHint);
    },
    compareRun: () => {
      if (!view) return say(lab.nothingYet);
      if (!earlier) return say(lab.nothingToCompare);
      if (desk.baseline === '') state.compareWith(earlier.id);
      say(lab.comparedWith(others.find(({ id }) => id === desk.baseline)?.name ?? earlier.name));
    },
    ...(Object.fromEntries(exports) as Record<Extract<CommandId, `exportRun.${string}`>, () => void>),
  };
}
