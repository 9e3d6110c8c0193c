/** Holds large bodies off the page's thread. */
import { openDesk } from './bodyDesk.ts';
import type { BodyRequest } from './bodyMessages.ts';

// A message to oneself comes after those that wait; a timer would come after four milliseconds.
const { port1, port2 } = new MessageChannel();
const resumes: (() => void)[] = [];
port1.addEventListener('message', () => resumes.shift()?.());
port1.start();

const pause = () =>
  new Promise<void>((resolve) => {
    resumes.push(resolve);
    port2.postMessage(undefined);
  });

const take = openDesk(
  (reply) => self.postMessage(reply, { transfer: reply.kind === 'taken' ? [reply.bytes.buffer] : [] }),
  pause,
);

self.addEventListener('message', ({ data }: MessageEvent<BodyRequest>) => take(data));
