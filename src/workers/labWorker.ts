/** The worker's side of a run, apart from the worker: what comes in, what goes out. */
import type { Case } from '#lab/cases.ts';
import { SYSTEM_CLOCK, type Resumption, type Run, type RunStore } from '#lab/run.ts';
import { startRun } from '#lab/runner.ts';
import { openSigner } from '#lab/signing.ts';
import { openBatchTransport, type Fetch } from './batchTransport.ts';
import type { FromLab, LabRunInput, ToLab } from './labMessages.ts';

/** @returns what takes the page's messages */
export function openLabWorker(post: (message: FromLab) => void, fetchHere?: Fetch): (message: ToLab) => void {
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const cases: Case[] = [];
  const known: Resumption['outcomes'][number][] = [];
  let run: Run | undefined;

  const ask = (message: (id: number) => FromLab) =>
    new Promise<void>((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post(message(id));
    });
  const store: RunStore = {
    sent: (rows) => ask((id) => ({ kind: 'sent', id, rows })),
    settled: (rows) => ask((id) => ({ kind: 'settled', id, rows })),
  };
  const start = (input: Omit<LabRunInput, 'cases'>) => {
    const { settings, credentials, target, scenario, resumption, stopAfter } = input;
    const { concurrency, timeout } = settings;
    const signer = openSigner({ cases, settings, sets: new Map(input.sets) }, credentials);
    const transport = openBatchTransport(signer, { target, run: input.run, concurrency, timeout, scenario }, fetchHere);
    run = startRun(
      {
        cases,
        settings,
        ...(resumption === undefined ? {} : { resumption: { ...resumption, outcomes: known } }),
        ...(stopAfter === undefined ? {} : { stopAfter }),
      },
      { transport, store, clock: SYSTEM_CLOCK, progress: (progress) => post({ kind: 'progress', progress }) },
    );
    void run.ended.then((progress) => post({ kind: 'ended', progress }));
  };

  return (message) => {
    switch (message.kind) {
      case 'cases':
        for (const one of message.cases) cases.push(one);
        return;
      case 'known':
        for (const outcome of message.outcomes) known.push(outcome);
        return;
      case 'start':
        return start(message.input);
      case 'pause':
        return run?.pause();
      case 'resume':
        return run?.resume();
      case 'cancel':
        return run?.cancel();
      case 'kept': {
        const asked = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.problem === undefined) asked?.resolve();
        else asked?.reject(new Error(message.problem));
      }
    }
  };
}
