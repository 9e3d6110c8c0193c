/** Holds the vocabularies off the page's thread. */
import type { DeskReply, DeskRequest } from './vocabularyMessages.ts';
import { serveVocabularies } from './vocabularyServer.ts';

const serve = serveVocabularies((reply: DeskReply) => self.postMessage(reply));

self.addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => serve(data));
