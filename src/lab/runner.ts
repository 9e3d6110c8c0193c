/**
 * Runs a table of cases: what may leave, when, and what became of it. Knows no network, no storage and no page: a worker
 * in the browser and the command in Node give it the same ports and get the same verdicts.
 */
import type { RowOutcome, RowVerdict, Seen, VerdictKind } from './outcome.ts';
import { openKeeping } from './keeping.ts';
import { openPace } from './pace.ts';
import {
  STOP_AFTER,
  type Run,
  type RunInput,
  type RunPorts,
  type RunProgress,
  type RunState,
  type SentReply,
  type StopReason,
} from './run.ts';
import { openSchedule, type TurnEnd } from './schedule.ts';
import { judgeReply } from './verdict.ts';

const TELL_EVERY = 100;
/** Outcomes that may wait to be kept before nothing more leaves. */
const MOST_UNKEPT = 5_000;

/** Starts a run, or goes on with one. */
export function startRun(input: RunInput, ports: RunPorts): Run {
  const run = new Runner(input, ports);
  run.start();
  return { pause: () => run.pause(), resume: () => run.resume(), cancel: () => run.cancel(), ended: run.ended };
}

class Runner {
  readonly ended: Promise<RunProgress>;
  readonly #input: RunInput;
  readonly #ports: RunPorts;
  readonly #schedule;
  readonly #pace;
  readonly #abort = new AbortController();
  readonly #attempts = new Map<number, number>();
  readonly #underWay = new Set<number>();
  readonly #counts: Record<VerdictKind, number> = { passed: 0, failed: 0, error: 0, skipped: 0 };
  readonly #keeping;
  #end!: (progress: RunProgress) => void;
  #state: RunState = 'running';
  #stopped: StopReason | undefined;
  #detail = '';
  #badInARow = 0;
  #exhausted = false;
  #ending = false;
  #pumpQueued = false;
  #wake: (() => void) | undefined;
  #tellTimer: (() => void) | undefined;

  constructor(input: RunInput, ports: RunPorts) {
    this.#input = input;
    this.#ports = ports;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    const { resumption } = input;
    const before = new Map<number, TurnEnd>();
    for (const { row, verdict } of resumption?.outcomes ?? []) {
      if (resumption?.retryTransport && verdict.kind === 'error' && verdict.error.kind === 'transport') {
        this.#attempts.set(row, 1);
        continue;
      }
      before.set(row, turnEnd(verdict));
      this.#counts[verdict.kind]++;
    }
    for (const row of resumption?.unsure ?? []) {
      if (resumption?.forUnsure === 'send_again') this.#attempts.set(row, 1);
      else before.set(row, 'broken');
    }
    this.#schedule = openSchedule(input.cases, (row) => before.get(row));
    this.#pace = openPace(input.settings.rate, ports.clock.now());
    this.#keeping = openKeeping({
      store: ports.store,
      clock: ports.clock,
      urgent: () => this.#state !== 'running' || this.#exhausted,
      kept: () => this.#pumpSoon(),
      failed: (error) => this.#stop('storage', wordsOf(error)),
    });
  }

  start(): void {
    const { resumption } = this.#input;
    if (resumption?.forUnsure === 'leave') {
      for (const row of resumption.unsure) this.#record(row, { kind: 'error', error: { kind: 'unsure' } });
    }
    this.#tell();
    this.#pump();
  }

  pause(): void {
    if (this.#state !== 'running') return;
    this.#state = 'pausing';
    this.#settleState();
  }

  resume(): void {
    if (this.#state !== 'paused' && this.#state !== 'pausing') return;
    this.#state = 'running';
    this.#stopped = undefined;
    this.#detail = '';
    this.#badInARow = 0;
    this.#keeping.retry();
    this.#tell();
    this.#pump();
  }

  cancel(): void {
    if (this.#state === 'done' || this.#state === 'cancelled') return;
    this.#state = 'cancelled';
    this.#stopped = undefined;
    this.#abort.abort();
    for (const row of this.#underWay) this.#record(row, { kind: 'error', error: { kind: 'unsure' } });
    this.#underWay.clear();
    this.#keeping.retry();
    this.#settleState();
  }

  #stop(reason: StopReason, detail = ''): void {
    this.#stopped = reason;
    this.#detail = detail;
    if (this.#state !== 'cancelled') this.#state = 'pausing';
    this.#settleState();
  }

  // Answers come many at a time; one look at the schedule serves them all.
  #pumpSoon(): void {
    if (this.#pumpQueued) return;
    this.#pumpQueued = true;
    queueMicrotask(() => {
      this.#pumpQueued = false;
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#state !== 'running') return this.#settleState();
    const { clock } = this.#ports;
    const now = clock.now();
    const rows: number[] = [];
    const room = this.#room(now);
    const allowed = this.#pace.allowed(now);
    while (rows.length < Math.min(room, allowed)) {
      const row = this.#schedule.next();
      if (row === undefined) break;
      rows.push(row);
    }
    this.#recordSkipped();
    if (rows.length > 0) {
      this.#pace.spend(rows.length);
      void this.#dispatch(rows);
    }
    this.#exhausted = rows.length < Math.min(room, allowed) && this.#underWay.size === 0;
    this.#wake?.();
    this.#wake = undefined;
    if (rows.length === allowed && room > rows.length) {
      this.#wake = clock.after(Math.max(1, this.#pace.wait(clock.now())), () => this.#pump());
    }
    this.#settleState();
  }

  // A transport that queues is filled up in lots of a quarter, so that it is not handed rows one by one.
  #room(now: number): number {
    if (this.#keeping.waiting() > MOST_UNKEPT) return 0;
    const { concurrency } = this.#input.settings;
    const window = concurrency + Math.ceil(this.#pace.rate(now) * this.#ports.transport.ahead);
    const free = window - this.#underWay.size;
    const worthIt = this.#underWay.size <= concurrency || free >= window / 4;
    return worthIt ? Math.max(0, free) : 0;
  }

  async #dispatch(rows: readonly number[]): Promise<void> {
    for (const row of rows) this.#underWay.add(row);
    try {
      await this.#ports.store.sent(rows);
    } catch (error) {
      // They have not left: they are the next again, and nobody needs to wonder about them.
      for (const row of rows) if (this.#underWay.delete(row)) this.#schedule.again(row);
      return this.#stop('storage', wordsOf(error));
    }
    if (this.#abort.signal.aborted) return;
    for (const row of rows) this.#attempts.set(row, (this.#attempts.get(row) ?? 0) + 1);
    this.#ports.transport.send(rows, (row, reply) => this.#answered(row, reply), this.#abort.signal);
  }

  #answered(row: number, reply: SentReply): void {
    if (!this.#underWay.delete(row)) return;
    this.#pace.answered(this.#ports.clock.now(), 1);
    const attempts = this.#attempts.get(row) ?? 1;
    if (reply.kind === 'failure' && attempts <= this.#input.settings.retries && this.#state === 'running') {
      this.#schedule.again(row);
      return this.#pumpSoon();
    }
    if (reply.kind === 'unsendable') {
      this.#attempts.delete(row);
      this.#record(row, { kind: 'skipped', reason: reply.reason }, { reply });
    } else {
      const { verdict, seen } = judgeReply(this.#input.cases[row]!, reply);
      this.#record(row, verdict, { reply, ...(seen ? { seen } : {}) });
      this.#watch(verdict);
    }
    this.#pumpSoon();
  }

  #watch(verdict: RowVerdict): void {
    this.#badInARow = verdict.kind === 'error' ? this.#badInARow + 1 : 0;
    if (verdict.kind !== 'error' || this.#badInARow < (this.#input.stopAfter ?? STOP_AFTER)) return;
    if (this.#state === 'running') this.#stop(verdict.error.kind === 'transport' ? 'target_gone' : 'all_refused');
  }

  #recordSkipped(): void {
    for (const row of this.#schedule.takeSkipped()) this.#record(row, { kind: 'skipped', reason: 'earlier_turn' });
  }

  #record(row: number, verdict: RowVerdict, { reply, seen }: { reply?: SentReply; seen?: Seen } = {}): void {
    const ms = reply && reply.kind !== 'unsendable' ? reply.ms : undefined;
    const outcome: RowOutcome = {
      row,
      verdict,
      judged: this.#input.cases[row]!.expectations.length > 0,
      ...(seen ? { seen } : {}),
      ...(ms === undefined ? {} : { ms }),
      at: this.#ports.clock.date(),
      attempts: this.#attempts.get(row) ?? 0,
    };
    this.#attempts.delete(row);
    this.#counts[verdict.kind]++;
    this.#schedule.settle(row, turnEnd(verdict));
    this.#keeping.add({ outcome, reply });
    this.#tellTimer ??= this.#ports.clock.after(TELL_EVERY, () => this.#tell());
  }

  #settleState(): void {
    this.#recordSkipped();
    if (this.#state === 'running' && this.#exhausted && this.#underWay.size === 0) {
      // Done is only what is kept: until then storage may still stop the run.
      if (this.#keeping.waiting() > 0) return this.#keeping.write();
      this.#state = 'done';
    }
    if (this.#state === 'pausing' && this.#underWay.size === 0) this.#state = 'paused';
    if (this.#state === 'running') return;
    this.#keeping.write();
    this.#tell();
    this.#endIfOver();
  }

  // A cancelled run ends even when its last outcomes cannot be kept.
  #endIfOver(): void {
    const over = this.#state === 'done' || this.#state === 'cancelled';
    const kept = this.#keeping.waiting() === 0 || (this.#state === 'cancelled' && this.#stopped === 'storage');
    if (!over || !kept || this.#keeping.busy() || this.#ending) return;
    this.#ending = true;
    this.#wake?.();
    this.#keeping.close();
    this.#tell();
    this.#end(this.#progress());
  }

  #tell(): void {
    this.#tellTimer?.();
    this.#tellTimer = undefined;
    this.#ports.progress(this.#progress());
  }

  #progress(): RunProgress {
    const total = this.#input.cases.length;
    const done = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
    const rate = this.#pace.rate(this.#ports.clock.now());
    return {
      state: this.#state,
      ...(this.#stopped === undefined ? {} : { stopped: this.#stopped, detail: this.#detail }),
      total,
      done,
      counts: { ...this.#counts },
      underWay: this.#underWay.size,
      rate,
      ...(rate > 0 && this.#state === 'running' ? { leftMs: ((total - done) / rate) * 1000 } : {}),
    };
  }
}

function turnEnd(verdict: RowVerdict): TurnEnd {
  return verdict.kind === 'passed' || verdict.kind === 'failed' ? 'answered' : 'broken';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
