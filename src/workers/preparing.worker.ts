/** Seals one large call off the page's thread. */
import { prepare } from '#protocol/prepare.ts';
import type { PrepareReply, PrepareRequest } from './preparingMessages.ts';

self.addEventListener('message', ({ data: { given } }: MessageEvent<PrepareRequest>) => {
  const answer = (reply: PrepareReply) => self.postMessage(reply);
  prepare(...given).then(
    (preparation) => answer({ ok: true, preparation }),
    () => answer({ ok: false }),
  );
});
