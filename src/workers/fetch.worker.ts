/** Carries one call whose body is large: the browser copies such a body on the thread that sends it. */
import type { FetchOrder } from './fetchMessages.ts';
import { serveFetch } from './fetchServer.ts';

self.addEventListener('message', ({ data }: MessageEvent<FetchOrder>) => {
  void serveFetch(data, (news, transfer) => self.postMessage(news, { transfer }));
});
