/** Case files from the page: one at a time, the latest wins. */
import type { Mapping } from '#lab/caseColumns.ts';
import type { Case } from '#lab/cases.ts';
import type { CaseEnd, CaseReply, CaseRequest, CaseSource, Refusal } from './caseMessages.ts';
import type { WorkerPort } from './forensics.ts';

export type CaseReading =
  | { kind: 'refused'; problem: Refusal }
  | ({ kind: 'read'; source: CaseSource; cases: readonly Case[] } & CaseEnd)
  /** Given up for a newer request, or by the person. */
  | { kind: 'superseded' };

export interface CaseReader {
  read(file: Blob, name: string): Promise<CaseReading>;
  /** The last table under another sheet or mapping. */
  map(sheet: number, mapping: Mapping | undefined): Promise<CaseReading>;
  cancel(): void;
}

const spawnWorker = (): WorkerPort =>
  new Worker(new URL('./cases.worker.ts', import.meta.url), { type: 'module', name: 'cases' });

interface Running {
  id: number;
  cases: Case[];
  source: CaseSource | undefined;
  settle: (reading: CaseReading) => void;
}

/** Opens a reader. Its worker starts with the first file; one that is busy with a given-up file is ended. */
export function openCaseReader(spawn: () => WorkerPort = spawnWorker): CaseReader {
  let worker: WorkerPort | undefined;
  let running: Running | undefined;
  let lastId = 0;

  const settle = (reading: CaseReading) => {
    running?.settle(reading);
    running = undefined;
  };
  const cancel = () => {
    if (!running) return;
    worker?.terminate();
    worker = undefined;
    settle({ kind: 'superseded' });
  };
  const take = (reply: CaseReply) => {
    if (!running || reply.id !== running.id) return;
    switch (reply.kind) {
      case 'refused':
        return settle({ kind: 'refused', problem: reply.problem });
      case 'source':
        running.source = reply.source;
        return;
      case 'cases':
        for (const one of reply.cases) running.cases.push(one);
        return;
      case 'end': {
        const { source, cases } = running;
        const { problems, problemCount, blankRows } = reply;
        return settle({ kind: 'read', source: source!, cases, problems, problemCount, blankRows });
      }
    }
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<CaseReply>) => take(data);
    started.onerror = ({ message }) => {
      worker = undefined;
      settle({ kind: 'refused', problem: { code: 'unreadable', reason: message } });
    };
    return started;
  };
  const ask = (request: CaseRequest) =>
    new Promise<CaseReading>((resolve) => {
      worker ??= start();
      running = { id: request.id, cases: [], source: undefined, settle: resolve };
      worker.postMessage(request);
    });

  return {
    read: (file, name) => {
      cancel();
      return ask({ id: ++lastId, kind: 'read', file, name });
    },
    // The table lives in the worker, so a mapping still under way is waited out, not ended.
    map: (sheet, mapping) => {
      settle({ kind: 'superseded' });
      return ask({ id: ++lastId, kind: 'map', sheet, mapping });
    },
    cancel,
  };
}
