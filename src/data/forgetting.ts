/** Forgetting everything at once, in every tab of this browser. */
import type { ConsoleData } from './console.ts';
import { ownDatabases } from './databaseNames.ts';
import { clearEmulatorLog } from './emulatorLog.ts';
import { forgetProxyRecords } from './proxy.ts';

/** Name of the channel and, where there is none, of the storage event. */
const SIGNAL = 'dialog-console.forget';

/** Forgets here, tells the other tabs, and deletes every database of ours: those nobody in this page has open, too. */
export async function forgetEverywhere(data: ConsoleData): Promise<void> {
  data.forgetEverything();
  tellOthers();
  // What only the development server remembers; it may be gone already.
  await Promise.allSettled([clearEmulatorLog(), forgetProxyRecords()]);
  for (const name of await ownDatabases()) indexedDB.deleteDatabase(name);
  data.forgotten.set(true);
}

function tellOthers(): void {
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
