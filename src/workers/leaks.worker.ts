/** Looks for secrets off the page's thread. */
import { findLeaks } from '#protocol/leaks.ts';
import type { LeaksReply, LeaksRequest } from './leaksMessages.ts';

self.addEventListener('message', ({ data: { id, content, secrets } }: MessageEvent<LeaksRequest>) => {
  const answer = (reply: LeaksReply) => self.postMessage(reply);
  findLeaks(content, secrets).then(
    (hits) => answer({ id, ok: true, hits }),
    () => answer({ id, ok: false }),
  );
});
