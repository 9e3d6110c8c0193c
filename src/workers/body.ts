/** Large bodies from the page: held by a worker, asked for what is on screen. */
import { idleTask } from './idleTask.ts';
import { SharedCopy } from './sharedCopy.ts';
import type { BodyQuestion, BodyQuestions, BodyReply, BodyRequest } from './bodyMessages.ts';

/** A body in the worker. Every question is a promise; it rejects only when the worker is gone. */
export type RemoteBody = {
  [Q in BodyQuestion]: (...given: Parameters<BodyQuestions[Q]>) => Promise<ReturnType<BodyQuestions[Q]>>;
};

export type BodyPort = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror'>;

/** Bodies the worker keeps; one asked for again is handed over again. */
const KEPT = 2;

/** Bytes copied at a time: more would be felt. */
const STRETCH = 4 * 1024 * 1024;
/** The first stretch is a small one: the first rows need no more. */
const BEGINNING = 256 * 1024;

const spawnWorker = (): BodyPort =>
  new Worker(new URL('./body.worker.ts', import.meta.url), { type: 'module', name: 'body' });

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Opens bodies. The worker starts with the first one.
 * @param shares whether memory can be shared with it: then it reads a body while that is still being copied.
 */
export function openBodies(
  spawn: () => BodyPort = spawnWorker,
  shares: boolean = globalThis.crossOriginIsolated,
): (id: string, bytes: Uint8Array) => RemoteBody {
  const waiting = new Map<number, Waiting>();
  const known = new Map<string, RemoteBody>();
  /** Bodies the worker has, the one asked last at the end. */
  let held: string[] = [];
  /** Bodies of which the worker does not have everything yet. */
  const copies = new Map<string, SharedCopy>();
  let port: BodyPort | undefined;
  let lastId = 0;

  const fail = () => {
    port = undefined;
    held = [];
    copies.clear();
    for (const { reject } of waiting.values()) reject(new Error('the worker is gone'));
    waiting.clear();
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<BodyReply>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) asked?.resolve(data.answer);
      else asked?.reject(new Error('the body could not be read'));
    };
    started.onerror = fail;
    return started;
  };
  const post = (request: BodyRequest, moved: Transferable[] = []) => (port ??= start()).postMessage(request, moved);
  // A copy goes over: the page keeps its bytes. Where memory is shared the beginning is enough to begin with.
  const handOver = (body: string, bytes: Uint8Array) => {
    if (shares) {
      const copy = new SharedCopy(bytes);
      copies.set(body, copy);
      post({ kind: 'open', body, bytes: copy.bytes, arrived: copy.copy(BEGINNING) });
    } else {
      const copy = bytes.slice();
      post({ kind: 'open', body, bytes: copy, arrived: copy.length }, [copy.buffer]);
    }
  };
  const copyRest = async (body: string) => {
    const copy = copies.get(body);
    if (!copy || copy.started) return;
    copy.started = true;
    for (await idleTask(); !copy.finished && copies.get(body) === copy; await idleTask())
      post({ kind: 'more', body, arrived: copy.copy(STRETCH) });
    // Finished or given up: another one of the same body is not this one's to forget.
    if (copies.get(body) === copy) copies.delete(body);
  };
  const hold = (body: string, bytes: Uint8Array) => {
    if (!held.includes(body)) handOver(body, bytes);
    held = [...held.filter((other) => other !== body), body];
    while (held.length > KEPT) {
      const closed = held.shift()!;
      copies.delete(closed);
      post({ kind: 'close', body: closed });
    }
  };

  return (body, bytes) => {
    const opened = known.get(body);
    if (opened) return opened;
    const ask =
      (question: BodyQuestion) =>
      (...given: readonly unknown[]) => {
        hold(body, bytes);
        const id = ++lastId;
        post({ kind: 'ask', id, body, question, with: given });
        // After the question: the first rows need no more than the beginning.
        void copyRest(body);
        return new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
      };
    // The page's side of the table of questions; what comes back is what the worker's side promises.
    const remote = Object.fromEntries(QUESTIONS.map((question) => [question, ask(question)])) as RemoteBody;
    for (const other of known.keys()) if (!held.includes(other)) known.delete(other);
    known.set(body, remote);
    return remote;
  };
}

const QUESTIONS: readonly BodyQuestion[] = [
  'open',
  'progress',
  'count',
  'rows',
  'row',
  'fold',
  'reveal',
  'find',
  'found',
  'raw',
  'rawLines',
  'rawFound',
  'text',
  'read',
  'items',
];

/** The bodies of this page. */
export const bodyOf = openBodies();
