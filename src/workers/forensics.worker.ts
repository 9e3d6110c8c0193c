/** Runs an examination off the page's thread. */
import { examine } from '#forensics/examine.ts';
import type { ExamineReply, ExamineRequest } from './messages.ts';

self.addEventListener('message', ({ data }: MessageEvent<ExamineRequest>) => {
  const { id, input, context } = data;
  const answer = (reply: ExamineReply) => self.postMessage(reply);
  examine(input, context).then(
    (examination) => answer({ id, ok: true, examination }),
    () => answer({ id, ok: false }),
  );
});
