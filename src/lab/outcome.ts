/** What became of one row of a run. Constant size, so that a hundred thousand of them stay in memory. */
import type { HealthVerdict } from '#answer/botHealth.ts';

/** Why a row has no verdict on its answer. */
export type RowError =
  /** No answer came: a reason of the way there, such as `timeout` or `refused`. */
  | { kind: 'transport'; reason: string; detail: string }
  /** The platform refused; its code and words as sent. */
  | { kind: 'platform'; code: string; detail: string }
  /** An answer came that cannot be read: why, such as `html` or `broken_json`. */
  | { kind: 'unreadable'; reason: string }
  /** It was sent before the run was interrupted, nobody saw an answer, and the person left it at that. */
  | { kind: 'unsure' };

export type SkipReason =
  /** The run was cancelled before its turn. */
  | 'cancelled'
  /** An earlier turn of its dialogue has no answer, so the dialogue is not where the case supposes it. */
  | 'earlier_turn'
  /** No saved vocabulary set has the name the case gives. */
  | 'unknown_vocabulary'
  /** The call cannot be made: a credential or the utterance forbids it. */
  | 'cannot_be_sent';

/** One demand that was not met. */
export interface Miss {
  /** Index in the case's `expectations`. */
  expectation: number;
  /** What was there instead, at most 200 characters; absent when there was nothing. */
  got?: string;
}

export type RowVerdict =
  | { kind: 'passed' }
  | { kind: 'failed'; misses: readonly Miss[] }
  | { kind: 'error'; error: RowError }
  | { kind: 'skipped'; reason: SkipReason };

export type VerdictKind = RowVerdict['kind'];

/** What an answer said, in texts of at most 200 characters. Names as in the reply (protocol.md section 4). */
export interface Seen {
  httpStatus: number;
  answer?: string;
  title?: string;
  node?: string;
  /** Match type, such as `FAQ` or `NOMATCH`. */
  status?: string;
  answerType?: string;
  /** As sent. */
  confidence?: string;
  rid?: string;
  /** `bid_stat.curr_time`: the version of the bot that answered, as sent. */
  version?: string;
  health?: HealthVerdict;
}

export interface RowOutcome {
  /** Index of the case in its run, from 0. */
  row: number;
  verdict: RowVerdict;
  /** Whether the case demands anything; without a demand it does not count in the accuracy. */
  judged: boolean;
  /** What came back, as far as it could be read. */
  seen?: Seen;
  /** Milliseconds from sending to the last byte, as measured nearest to the target. Absent when nothing was sent. */
  ms?: number;
  /** Unix milliseconds at which the outcome was known. */
  at: number;
  /** How often the row was sent; 0 for a skipped one, 2 and more only after transport failures that were to be retried. */
  attempts: number;
}
