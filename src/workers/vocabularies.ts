/** Vocabularies from the page: requests to the worker that holds them, each a promise. */
import type { VocabularyDesk } from '#vocab/desk.ts';
import type { Imported, ListFindings } from '#vocab/deskTypes.ts';
import type {
  DeskReply,
  DeskRequest,
  LongArguments,
  LongMethod,
  QuickArguments,
  QuickMethod,
} from './vocabularyMessages.ts';

/** The part of a worker that is used. */
export interface VocabularyPort {
  postMessage(request: DeskRequest): void;
  onmessage: ((event: { data: DeskReply }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export interface Task {
  /** Gives up; the promise rejects with an `AbortError`. */
  signal?: AbortSignal;
  /** Told the share that is done. */
  onProgress?: (share: number) => void;
}

type Answer<Method extends QuickMethod | LongMethod> = Promise<Awaited<ReturnType<VocabularyDesk[Method]>>>;

export interface Vocabularies {
  ask<Method extends QuickMethod>(method: Method, ...args: QuickArguments<Method>): Answer<Method>;
  run<Method extends LongMethod>(method: Method, args: LongArguments<Method>, task?: Task): Answer<Method>;
  /** Names the lists that travel, so that words in two of them are found. */
  share(ids: readonly string[]): void;
  /** Resolves when nothing that was asked before is still on its way. */
  settled(): Promise<void>;
  onFindings(listener: (findings: ListFindings) => void): () => void;
  /** Told when the worker died, with all lists on it. */
  onLost(listener: () => void): () => void;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  onProgress: ((share: number) => void) | undefined;
}

/** Opens the desk. The worker starts with the first request. */
export function openVocabularies(spawn: () => VocabularyPort = spawnWorker): Vocabularies {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(findings: ListFindings) => void>();
  const losses = new Set<() => void>();
  let port: VocabularyPort | undefined;
  let lastId = 0;

  const receive = (reply: DeskReply) => {
    if ('findings' in reply) {
      for (const listener of listeners) listener(reply.findings);
      return;
    }
    const asked = waiting.get(reply.id);
    if (!asked) return;
    if ('share' in reply) {
      asked.onProgress?.(reply.share);
      return;
    }
    waiting.delete(reply.id);
    if (reply.ok) asked.resolve(reply.value as never);
    else
      asked.reject(reply.reason === 'cancelled' ? new DOMException('given up', 'AbortError') : new Error(reply.detail));
  };
  const lose = (message: string) => {
    port = undefined;
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
    for (const listener of losses) listener();
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }) => receive(data);
    started.onerror = ({ message }) => lose(message ?? 'the worker stopped');
    return started;
  };
  const post = (request: DeskRequest) => (port ??= start()).postMessage(request);
  // A file that was read through before the worker heard that nobody wants it.
  const forget = (value: unknown) => {
    const { lists = [] } = value as { lists?: Extract<Imported, { ok: true }>['lists'] };
    for (const { summary } of lists) void call('drop', [summary.id]);
  };
  const call = (method: string, args: readonly unknown[], { signal, onProgress }: Task = {}) =>
    new Promise<never>((resolve, reject) => {
      if (signal?.aborted) return reject(new DOMException('given up', 'AbortError'));
      const id = ++lastId;
      const settle = (value: never) => (signal?.aborted ? forget(value) : resolve(value));
      waiting.set(id, { resolve: settle, reject, onProgress });
      // Whoever gives up is free at once; the worker may be in the middle of a long step.
      const giveUp = () => {
        post({ cancel: id });
        reject(new DOMException('given up', 'AbortError'));
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      post({ id, method, args } as DeskRequest);
    });

  return {
    ask: (method, ...args) => call(method, args),
    run: (method, args, task) => call(method, args, task),
    share: (ids) => post({ shared: ids }),
    settled: async () => {
      const before = [...waiting.keys()];
      while (before.some((id) => waiting.has(id))) await new Promise((resolve) => setTimeout(resolve, 4));
    },
    onFindings: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: (listener) => {
      losses.add(listener);
      return () => losses.delete(listener);
    },
  };
}

const spawnWorker = (): VocabularyPort =>
  new Worker(new URL('./vocabulary.worker.ts', import.meta.url), {
    type: 'module',
    name: 'vocabularies',
  }) as VocabularyPort;
