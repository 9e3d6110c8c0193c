/** Outcomes on their way to the store: in packs, one write at a time, in order, none lost when a write fails. */
import type { Clock, RunStore, Settled } from './run.ts';

export interface Keeping {
  /** Takes an outcome; it is written when a pack is full, or after a moment. */
  add(settled: Settled): void;
  /** Writes what there is without waiting for more, unless a write is under way or the last one failed. */
  write(): void;
  /** Writes again after a failure. */
  retry(): void;
  /** Outcomes that are not kept yet. */
  waiting(): number;
  /** Whether a write is under way. */
  busy(): boolean;
  close(): void;
}

export interface KeepingPorts {
  store: Pick<RunStore, 'settled'>;
  clock: Clock;
  /** Whether there is no use in waiting for a full pack. */
  urgent(): boolean;
  /** A pack has been kept. */
  kept(): void;
  /** A pack could not be kept and waits with the others for {@link Keeping.retry}. */
  failed(error: unknown): void;
}

const PACK = 100;
/** Milliseconds an outcome may wait for others before it is kept. */
const KEEP_AFTER = 200;

/** Opens the way of a run's outcomes to its store. */
export function openKeeping({ store, clock, urgent, kept, failed }: KeepingPorts): Keeping {
  // Those being written stay in front until they are.
  const outcomes: Settled[] = [];
  let writing = false;
  let broken = false;
  let timer: (() => void) | undefined;

  const stopTimer = () => {
    timer?.();
    timer = undefined;
  };
  const write = () => {
    stopTimer();
    if (writing || broken || outcomes.length === 0) return;
    writing = true;
    const pack = outcomes.slice(0, PACK);
    store.settled(pack).then(
      () => {
        writing = false;
        outcomes.splice(0, pack.length);
        if (outcomes.length >= PACK || urgent()) write();
        else if (outcomes.length > 0) writeSoon();
        kept();
      },
      (error: unknown) => {
        writing = false;
        broken = true;
        failed(error);
      },
    );
  };
  const writeSoon = () => {
    timer ??= clock.after(KEEP_AFTER, write);
  };
  return {
    add: (settled) => {
      outcomes.push(settled);
      if (outcomes.length >= PACK) write();
      else writeSoon();
    },
    write,
    retry: () => {
      broken = false;
      write();
    },
    waiting: () => outcomes.length,
    busy: () => writing,
    close: stopTimer,
  };
}
