/** Forgetting everything at once, in every tab of this browser. */
import type { ConsoleData } from './console.ts';
import { ownDatabases } from './databaseNames.ts';
import { clearEmulatorLog } from './emulatorLog.ts';
import { tellForgetting } from './forgetSignal.ts';
import { forgetProxyRecords } from './proxy.ts';

/** Forgets here, tells the other tabs, and deletes every database of ours: those nobody in this page has open, too. */
export async function forgetEverywhere(data: ConsoleData): Promise<void> {
  data.forgetEverything();
  tellForgetting();
  // What only the development server remembers; it may be gone already.
  await Promise.allSettled([clearEmulatorLog(), forgetProxyRecords()]);
  for (const name of await ownDatabases()) indexedDB.deleteDatabase(name);
  data.forgotten.set(true);
}
