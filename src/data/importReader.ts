/** Files of history from the page: looked through and packed by a worker, which is ended when they are given up. */
import type { Secret } from '#protocol/secret.ts';
import type { FileProblem } from './historyFile.ts';
import type { PackedCalls } from './historyPack.ts';
import type { ImportReply, ImportRequest, ImportSummary } from './importMessages.ts';

/** The part of a worker that is used. */
export interface ImportPort {
  postMessage(request: ImportRequest): void;
  onmessage: ((event: MessageEvent<ImportReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export type ImportFound =
  | ({ ok: true } & ImportSummary)
  | { ok: false; problem: FileProblem }
  /** Given up by the person, or for another file. */
  | { ok: false; problem: undefined };

export interface ImportReader {
  /** Looks through a file. Nothing is written, nothing of it runs. @param onProgress told the share that is done, 0 to 1. */
  read(file: Blob, known: ReadonlySet<string>, onProgress: (share: number) => void): Promise<ImportFound>;
  /**
   * The records of the file read last that are not here, ready to be stored, a portion at a time.
   * @throws where the file goes away or changes while it is read for the second time.
   */
  take(known: ReadonlySet<string>, secrets: readonly Secret[]): AsyncGenerator<PackedCalls>;
  /** Gives up whatever is under way and lets go of the file. */
  cancel(): void;
}

const spawnWorker = (): ImportPort =>
  new Worker(new URL('./historyImport.worker.ts', import.meta.url), { type: 'module', name: 'history-import' });

type Final = Exclude<ImportReply, { kind: 'progress' }>;

export function openImportReader(spawn: () => ImportPort = spawnWorker): ImportReader {
  let port: ImportPort | undefined;
  let running:
    { id: number; settle: (reply: Final | undefined) => void; onProgress: (share: number) => void } | undefined;
  let lastId = 0;

  const settle = (reply: Final | undefined) => {
    running?.settle(reply);
    running = undefined;
  };
  const cancel = () => {
    port?.terminate();
    port = undefined;
    settle(undefined);
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }) => {
      if (data.id !== running?.id) return;
      if (data.kind === 'progress') running.onProgress(data.share);
      else settle(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      port = undefined;
      settle({ id: 0, kind: 'refused', problem: { code: 'unreadable', reason: event.message } });
    };
    return started;
  };
  const ask = (request: DistributiveOmit<ImportRequest, 'id'>, onProgress: (share: number) => void = () => undefined) =>
    new Promise<Final | undefined>((resolve) => {
      port ??= start();
      running = { id: ++lastId, settle: resolve, onProgress };
      port.postMessage({ ...request, id: lastId });
    });

  return {
    read: async (file, known, onProgress) => {
      cancel();
      const reply = await ask({ kind: 'read', file, known: [...known].join() }, onProgress);
      switch (reply?.kind) {
        case 'found':
          return { ok: true, ...reply.summary };
        case 'refused':
          return { ok: false, problem: reply.problem };
        default:
          return { ok: false, problem: undefined };
      }
    },
    take: async function* (known, secrets) {
      let reply = await ask({ kind: 'take', known: [...known].join(), secrets });
      while (reply?.kind === 'portion') {
        // The next is packed while this one is written.
        const next = ask({ kind: 'more' });
        yield reply.packed;
        reply = await next;
      }
      if (reply && reply.kind !== 'end') throw new Error(reply.kind);
    },
    cancel,
  };
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
