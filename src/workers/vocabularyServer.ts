/** Answers requests about vocabularies, in a worker or beside the page; checks the lists while nothing else is asked. */
import { VocabularyDesk, type Breathe } from '#vocab/desk.ts';
import type { DeskReply, DeskRequest } from './vocabularyMessages.ts';
import { nextTask } from './nextTask.ts';

class Cancelled extends Error {}

/** How long edits may rest before the lists are checked again, in milliseconds. */
const CHECK_DELAY = 40;

/** Takes in one message; answers go to `post`. */
export function serveVocabularies(post: (reply: DeskReply) => void): (request: DeskRequest) => void {
  const desk = new VocabularyDesk((findings) => post({ findings }));
  const cancelled = new Set<number>();
  let shared: readonly string[] = [];
  let checkRun = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const checkSoon = () => {
    const run = ++checkRun;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const breathe = async () => {
        await nextTask();
        if (run !== checkRun) throw new Cancelled();
      };
      desk.check(shared, breathe).catch((error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
      });
    }, CHECK_DELAY);
  };

  const breatheFor =
    (id: number): Breathe =>
    async (share) => {
      post({ id, share });
      await nextTask();
      if (cancelled.delete(id)) throw new Cancelled();
    };

  const answer = async (id: number, work: () => unknown) => {
    try {
      post({ id, ok: true, value: await work() });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      post({ id, ok: false, reason: error instanceof Cancelled ? 'cancelled' : 'failed', detail });
    }
    cancelled.delete(id);
  };

  return (request) => {
    if ('cancel' in request) {
      cancelled.add(request.cancel);
      return;
    }
    if ('shared' in request) {
      ({ shared } = request);
      checkSoon();
      return;
    }
    const { id } = request;
    switch (request.method) {
      case 'importFile':
        void answer(id, () => desk.importFile(...request.args, breatheFor(id))).then(checkSoon);
        return;
      case 'exportFile':
        void answer(id, () => desk.exportFile(...request.args, breatheFor(id)));
        return;
      case 'seal':
        void answer(id, () => desk.seal(...request.args, breatheFor(id)));
        return;
      default:
        void answer(id, () => call(desk, request));
        if (CHANGES.has(request.method)) checkSoon();
    }
  };
}

const CHANGES: ReadonlySet<string> = new Set(['put', 'drop', 'copy', 'edit']);

type QuickRequest = Exclude<Extract<DeskRequest, { method: string }>, { method: 'importFile' | 'exportFile' | 'seal' }>;

function call(desk: VocabularyDesk, request: QuickRequest): unknown {
  switch (request.method) {
    case 'put':
      return desk.put(...request.args);
    case 'drop':
      return desk.drop(...request.args);
    case 'copy':
      return desk.copy(...request.args);
    case 'packedWords':
      return desk.packedWords(...request.args);
    case 'words':
      return desk.words(...request.args);
    case 'edit':
      return desk.edit(...request.args);
    case 'filter':
      return desk.filter(...request.args);
    case 'rows':
      return desk.rows(...request.args);
  }
}
