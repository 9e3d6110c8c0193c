import { createStore } from '#data/store.ts';

/** Whether a notice was ever shown in this page: the toast library is loaded with the first. */
export const noticesWanted = createStore(false);

interface NoticeAction {
  label: string;
  run: () => void;
  /** The notice is gone, and nobody took the way back. */
  onGone?: () => void;
}

/** Says one sentence in passing, with an optional way back. Never the only place where a failure shows. */
export async function notify(text: string, action?: NoticeAction): Promise<void> {
  noticesWanted.set(true);
  const { toast } = await import('sonner');
  if (!action) return void toast(text);
  const { label, run, onGone } = action;
  toast(text, { action: { label, onClick: run }, ...(onGone && { onDismiss: onGone, onAutoClose: onGone }) });
}
