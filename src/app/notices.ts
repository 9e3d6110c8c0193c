import { createStore } from '#data/store.ts';

/** Whether a notice was ever shown in this page: the toast library is loaded with the first. */
export const noticesWanted = createStore(false);

interface NoticeAction {
  label: string;
  run: () => void;
}

/** Says one sentence in passing, with an optional way back. Never the only place where a failure shows. */
export async function notify(text: string, action?: NoticeAction): Promise<void> {
  noticesWanted.set(true);
  const { toast } = await import('sonner');
  toast(text, action && { action: { label: action.label, onClick: action.run } });
}
