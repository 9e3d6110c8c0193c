/** Seals one large call off the page's thread. */
import { prepare } from '#protocol/prepare.ts';
import { packedPreparation, type PrepareReply, type PrepareRequest } from './preparingMessages.ts';

self.addEventListener('message', ({ data: { given } }: MessageEvent<PrepareRequest>) => {
  const answer = (reply: PrepareReply, transfer: ArrayBuffer[] = []) => self.postMessage(reply, { transfer });
  prepare(...given).then(
    (made) => {
      const { preparation, transfer } = packedPreparation(made);
      answer({ ok: true, preparation }, transfer);
    },
    () => answer({ ok: false }),
  );
});
