/** Holds the vocabularies off the page's thread. */
import type { DeskReply, DeskRequest } from './vocabularyMessages.ts';
import { serveVocabularies } from './vocabularyServer.ts';

const serve = serveVocabularies((reply: DeskReply, transfer) => self.postMessage(reply, { transfer }));

self.addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => serve(data));
