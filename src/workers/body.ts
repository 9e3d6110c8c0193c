/** Large bodies from the page: held by a worker, asked for what is on screen. */
import type { BodyQuestion, BodyQuestions, BodyReply, BodyRequest } from './bodyMessages.ts';

/** A body in the worker. Every question is a promise; it rejects only when the worker is gone. */
export type RemoteBody = {
  [Q in BodyQuestion]: (...given: Parameters<BodyQuestions[Q]>) => Promise<ReturnType<BodyQuestions[Q]>>;
};

export type BodyPort = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror'>;

/** Bodies the worker keeps; one asked for again is handed over again. */
const KEPT = 2;

/** Bytes handed over first, and then at a time: copying more would be felt. */
const BEGINNING = 256 * 1024;
const STRETCH = 4 * 1024 * 1024;
/** Stretches on their way at a time: the next is copied while the worker takes one in. */
const AT_ONCE = 2;

const spawnWorker = (): BodyPort =>
  new Worker(new URL('./body.worker.ts', import.meta.url), { type: 'module', name: 'body' });

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** What of a body the worker does not have yet. */
interface Rest {
  bytes: Uint8Array;
  at: number;
}

/** Opens bodies. The worker starts with the first one. */
export function openBodies(spawn: () => BodyPort = spawnWorker): (id: string, bytes: Uint8Array) => RemoteBody {
  const waiting = new Map<number, Waiting>();
  const known = new Map<string, RemoteBody>();
  /** Bodies the worker has, the one asked last at the end. */
  let held: string[] = [];
  const rests = new Map<string, Rest>();
  let port: BodyPort | undefined;
  let lastId = 0;

  const fail = () => {
    port = undefined;
    held = [];
    rests.clear();
    for (const { reject } of waiting.values()) reject(new Error('the worker is gone'));
    waiting.clear();
  };
  const start = () => {
    const started = spawn();
    started.onmessage = ({ data }: MessageEvent<BodyReply>) => {
      if (data.kind === 'taken') {
        sendStretch(data.body, data.bytes);
        return;
      }
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) asked?.resolve(data.answer);
      else asked?.reject(new Error('the body could not be read'));
    };
    started.onerror = fail;
    return started;
  };
  const post = (request: BodyRequest, moved?: Uint8Array<ArrayBuffer>) =>
    (port ??= start()).postMessage(request, moved ? [moved.buffer] : []);
  // A copy goes over, its beginning first: the page keeps its bytes and its frames.
  const handOver = (body: string, bytes: Uint8Array) => {
    const beginning = bytes.slice(0, BEGINNING);
    post({ kind: 'open', body, size: bytes.length, bytes: beginning }, beginning);
    if (bytes.length > BEGINNING) rests.set(body, { bytes, at: 0 });
  };
  const startRest = (body: string) => {
    if (rests.get(body)?.at !== 0) return;
    for (let i = 0; i < AT_ONCE; i++) sendStretch(body);
  };
  // Room that came back is used again: a page of fresh memory costs more than copying into it.
  const sendStretch = (body: string, room?: Uint8Array<ArrayBuffer>) => {
    const rest = rests.get(body);
    if (!rest) return;
    const stretch = rest.bytes.subarray(rest.at, rest.at + STRETCH);
    const bytes = room ?? new Uint8Array(stretch.length);
    bytes.set(stretch);
    const { at } = rest;
    rest.at += stretch.length;
    if (rest.at >= rest.bytes.length) rests.delete(body);
    post({ kind: 'more', body, at, length: stretch.length, bytes }, bytes);
  };
  const hold = (body: string, bytes: Uint8Array) => {
    if (!held.includes(body)) handOver(body, bytes);
    held = [...held.filter((other) => other !== body), body];
    while (held.length > KEPT) {
      const closed = held.shift()!;
      rests.delete(closed);
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
        startRest(body);
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
