/** The contract of a run: what it is given, what it says, and the ports it stands on. */
import type { Case } from './cases.ts';
import type { RowOutcome, SkipReason, VerdictKind } from './outcome.ts';
import type { RunSettings } from './plan.ts';
import type { Reply } from './verdict.ts';

/** What a transport says of a row: the reply, or that no call could be made of it. */
export type SentReply = Reply | { kind: 'unsendable'; reason: SkipReason };

/** An outcome, and the reply it was judged by, for those who keep replies. */
export interface Settled {
  outcome: RowOutcome;
  reply: SentReply | undefined;
}

export interface Transport {
  /**
   * Seconds of work it may be given beyond the calls under way, because it queues at the far side; 0 for one that sends
   * what it gets at once.
   */
  ahead: number;
  /** Sends rows and says of each, once, what came of it. Never throws; after an abort it may stay silent. */
  send(rows: readonly number[], answer: (row: number, reply: SentReply) => void, signal: AbortSignal): void;
}

export interface RunStore {
  /** Remembers that rows are about to leave. Resolves when that would survive a crash; rows leave only then. */
  sent(rows: readonly number[]): Promise<void>;
  /** Keeps outcomes. May reject (disk full): the run stops, keeps them in memory and offers them again on resuming. */
  settled(rows: readonly Settled[]): Promise<void>;
}

export interface Clock {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls back after some milliseconds; the result takes it back. */
  after(ms: number, call: () => void): () => void;
  /** Unix milliseconds. */
  date(): number;
}

/** Why a run stopped by itself. Everything known is kept and it can be resumed. */
export type StopReason =
  /** Many rows in a row without an answer: the target or the way to it is gone. */
  | 'target_gone'
  /** Many rows in a row refused or unreadable: a credential, the address or the bot is wrong. */
  | 'all_refused'
  /** Outcomes could not be kept: the disk is full, or storage was taken away. */
  | 'storage'
  /** The worker broke; nothing after what was kept is known. */
  | 'worker';

/** `pausing`: nothing more leaves, and answers are still on their way. */
export type RunState = 'running' | 'pausing' | 'paused' | 'cancelled' | 'done';

export interface RunProgress {
  state: RunState;
  /** Why it stopped by itself; absent when the person paused. */
  stopped?: StopReason;
  /** In the words of what failed, for `storage`. */
  detail?: string;
  total: number;
  /** Rows with an outcome, those of earlier parts included. */
  done: number;
  /** Outcomes of all parts by kind. */
  counts: Record<VerdictKind, number>;
  /** Rows that left and have no answer yet. */
  underWay: number;
  /** Answers a second over the last two seconds. */
  rate: number;
  /** Milliseconds at that rate; absent while there is no telling. */
  leftMs?: number;
}

/** What an earlier part of the same run left behind. */
export interface Resumption {
  /** The latest outcome of every row that has one. */
  outcomes: readonly Pick<RowOutcome, 'row' | 'verdict'>[];
  /** Rows that had left without an outcome, as {@link unsureRows} finds them. */
  unsure: readonly number[];
  /** The person's decision about those: sending again may make a call act twice. */
  forUnsure: 'send_again' | 'leave';
  /** Sends rows again that ended in a transport error, which may make a call act twice. */
  retryTransport: boolean;
}

export interface RunInput {
  cases: readonly Case[];
  settings: Pick<RunSettings, 'rate' | 'concurrency' | 'retries'>;
  resumption?: Resumption;
  /** Rows in a row without an answer, or refused, after which the run stops by itself. */
  stopAfter?: number;
}

export interface RunPorts {
  transport: Transport;
  store: RunStore;
  clock: Clock;
  /** At every change of state and about ten times a second in between. */
  progress(progress: RunProgress): void;
}

export interface Run {
  pause(): void;
  resume(): void;
  /** Ends the run: nothing more leaves, what is under way is given up and counts as unsure. */
  cancel(): void;
  /** When it is done or cancelled and everything is kept; never rejects. */
  ended: Promise<RunProgress>;
}

/** Rows in a row without an answer, or refused, after which a run stops by itself. */
export const STOP_AFTER = 50;

/** Rows that left in an earlier part and have no outcome: nobody knows whether they acted. */
export function unsureRows(sent: Iterable<number>, outcomes: readonly Pick<RowOutcome, 'row'>[]): number[] {
  const settled = new Set(outcomes.map(({ row }) => row));
  return [...new Set(sent)].filter((row) => !settled.has(row)).toSorted((a, b) => a - b);
}

/** The clock of this machine. In a worker it is not slowed down in a background tab. */
export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
