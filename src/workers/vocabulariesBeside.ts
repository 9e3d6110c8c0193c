/** The worker's part on the page's own thread, for places that have no workers. */
import type { VocabularyPort } from './vocabularies.ts';
import { serveVocabularies } from './vocabularyServer.ts';

/** A port that copies what passes, as the way between threads does. */
export function beside(): VocabularyPort {
  const port: VocabularyPort = { postMessage: () => undefined, onmessage: null, onerror: null };
  const serve = serveVocabularies((reply) => port.onmessage?.({ data: structuredClone(reply) }));
  port.postMessage = (request) => queueMicrotask(() => serve(structuredClone(request)));
  return port;
}
