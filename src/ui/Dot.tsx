import { classes } from './classes.ts';

export type DotState = 'ok' | 'bad' | 'warn' | 'idle';

const STATES: Record<DotState, string> = {
  ok: 'border-green bg-green',
  bad: 'border-red-solid bg-red-solid',
  warn: 'border-amber-solid bg-amber-solid',
  idle: 'border-t3',
};

/** A state as a dot; always next to words that say the same. */
export function Dot({ state }: { state: DotState }) {
  return (
    <i aria-hidden className={classes('inline-block size-2 flex-none rounded-full border-[1.5px]', STATES[state])} />
  );
}
