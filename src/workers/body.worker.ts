/** Holds large bodies off the page's thread. */
import { openDesk } from './bodyDesk.ts';
import type { BodyRequest } from './bodyMessages.ts';
import { nextTask } from './nextTask.ts';

const take = openDesk((reply) => self.postMessage(reply), nextTask);

self.addEventListener('message', ({ data }: MessageEvent<BodyRequest>) => take(data));
