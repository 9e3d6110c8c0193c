/** Reads files of history off the page's thread. */
import { openImportDesk } from './importDesk.ts';
import type { ImportRequest } from './importMessages.ts';

const handle = openImportDesk((reply, transfer) => self.postMessage(reply, { transfer }));

self.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => void handle(data));
