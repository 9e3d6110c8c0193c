/** `fetch` in a worker of its own, for bodies that would hold up the page on their way out. */
import type { FetchNews, FetchOrder } from './fetchMessages.ts';

/** The part of a worker that is used. */
export interface FetchPort {
  postMessage(order: FetchOrder): void;
  onmessage: ((event: { data: FetchNews }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  terminate(): void;
}

/** The part of a response that can cross over. */
export type Answer = Pick<Response, 'status' | 'statusText' | 'type' | 'headers' | 'body'>;

/** Resolves with the head, rejects as `fetch` would. Giving up ends the worker, and with it the connection. */
export function fetchInWorker(
  path: string,
  { signal, headers, ...init }: RequestInit,
  spawn: () => FetchPort = spawnWorker,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const port = spawn();
    let body: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
    const end = () => {
      signal?.removeEventListener('abort', abort);
      port.terminate();
    };
    const fail = (error: unknown) => {
      end();
      if (body) body.error(error);
      else reject(error as Error);
    };
    const abort = () => fail(signal?.reason);
    signal?.addEventListener('abort', abort);
    port.onerror = ({ message }) => fail(new Error(message ?? 'the worker stopped'));
    port.onmessage = ({ data: news }) => {
      switch (news.kind) {
        case 'head':
          return resolve({
            ...news,
            headers: new Headers(pairs(news.headers)),
            body: new ReadableStream({ start: (controller) => void (body = controller), cancel: end }),
          });
        case 'bytes':
          return body?.enqueue(news.bytes);
        case 'end':
          end();
          return body?.close();
        case 'failed':
          return fail(new TypeError(news.message));
      }
    };
    port.postMessage({ path, init, headers: [...new Headers(headers)] });
  });
}

function pairs(headers: FetchOrder['headers']): [string, string][] {
  return headers.map(([name, value]) => [name, value]);
}

const spawnWorker = (): FetchPort =>
  new Worker(new URL('./fetch.worker.ts', import.meta.url), { type: 'module', name: 'fetch' }) as FetchPort;
