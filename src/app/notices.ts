import { createStore } from '#data/store.ts';

/** Whether a notice was ever shown in this page: the toast library is loaded with the first. */
export const noticesWanted = createStore(false);

interface NoticeAction {
  label: string;
  run: () => void;
  /** The notice is gone, and nobody took the way back. */
  onGone?: () => void;
}

/** How long a sentence stays; one that offers a way back has to be read, thought about and reached. Milliseconds. */
const STAYS = 4_000;
const WAY_BACK_STAYS = 10_000;

/** Says one sentence in passing, with an optional way back. Never the only place where a failure shows. */
export async function notify(text: string, action?: NoticeAction): Promise<void> {
  noticesWanted.set(true);
  const { toast } = await import('sonner');
  if (!action) return void toast(text, { duration: STAYS });
  const { label, run, onGone } = action;
  const onClick = () => {
    run();
    // What had the focus is gone with it.
    void holdNotices(false);
  };
  const gone = onGone && { onDismiss: onGone, onAutoClose: onGone };
  toast(text, { duration: WAY_BACK_STAYS, action: { label, onClick }, ...gone });
}

/** Keeps the ways back on screen while one of them has the focus; let go, they stay as long as new ones. */
export async function holdNotices(held: boolean): Promise<void> {
  const { toast } = await import('sonner');
  const duration = held ? Infinity : WAY_BACK_STAYS;
  for (const one of toast.getToasts())
    if ('title' in one && one.action && one.duration !== duration) toast(one.title, { ...one, duration });
}
