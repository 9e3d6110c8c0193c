/** How an exchange reaches the caller: at once, late, broken off, or never. */
import { SLOW_MS, type Delivery } from './scenarios.ts';

/** How an exchange ends, ready to be delivered. */
export type Exchange =
  | { end: 'hang' }
  | {
      end: 'answer';
      status: number;
      headers: Record<string, string>;
      body: Uint8Array<ArrayBuffer>;
      delivery: Delivery;
    };

type Answer = Extract<Exchange, { end: 'answer' }>;

/** The response of an answer. Rejects with the signal's reason when it is aborted during the wait. */
export async function deliver(
  { status, body, delivery }: Answer,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  switch (delivery) {
    case 'at-once':
      return new Response(body, { status, headers });
    case 'slow':
      await wait(SLOW_MS, signal);
      return new Response(body, { status, headers });
    case 'reset':
      return new Response(brokenBody(body), { status, headers });
  }
}

/** Settles only by the signal: rejects with its reason. */
export function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => onAbort(signal, reject));
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function onAbort(signal: AbortSignal, reject: (reason: unknown) => void): void {
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
}

/** The first half of the bytes, then an error: an adapter to a socket has to destroy it. */
function brokenBody(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const halves: Uint8Array<ArrayBuffer>[] = [body.slice(0, Math.ceil(body.length / 2))];
  return new ReadableStream(
    {
      pull(controller) {
        const half = halves.shift();
        if (half) controller.enqueue(half);
        else controller.error(new Error('connection reset (emulated)'));
      },
    },
    { highWaterMark: 0 },
  );
}
