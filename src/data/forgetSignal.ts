/** Word that everything is to be forgotten, from tab to tab. */

/** Name of the channel and, where there is none, of the storage event. */
const SIGNAL = 'dialog-console.forget';

export function tellForgetting(): void {
  try {
    const channel = new BroadcastChannel(SIGNAL);
    channel.postMessage('forget');
    channel.close();
    localStorage.setItem(SIGNAL, String(Date.now()));
    localStorage.removeItem(SIGNAL);
  } catch {
    // A browser that forbids storage has kept nothing another tab could show.
  }
}

/** Calls back when another tab has forgotten everything. @returns what stops listening. */
export function hearForgetting(onForget: () => void): () => void {
  const channel = new BroadcastChannel(SIGNAL);
  const onStorage = ({ key, newValue }: StorageEvent) => key === SIGNAL && newValue !== null && onForget();
  channel.addEventListener('message', onForget);
  window.addEventListener('storage', onStorage);
  return () => {
    channel.close();
    window.removeEventListener('storage', onStorage);
  };
}
