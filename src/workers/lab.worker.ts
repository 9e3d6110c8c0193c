/** Signs, sends, reads and judges the rows of a run off the page's thread. */
import type { ToLab } from './labMessages.ts';
import { openLabWorker } from './labWorker.ts';

const take = openLabWorker((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<ToLab>) => take(data));
