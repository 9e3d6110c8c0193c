/** Names of our databases, apart from what opens them: forgetting one takes no library. */
export const DATABASE_PREFIX = 'dialog-console.';

/** Deletes a database nobody in this page has open. Other tabs let go of it; none is no failure. */
export function deleteDatabase(name: string): void {
  try {
    indexedDB.deleteDatabase(DATABASE_PREFIX + name);
  } catch {
    // Where the browser has no IndexedDB, nothing was kept in one.
  }
}

/** Every database of ours, for forgetting everything. Empty where the browser cannot list them. */
export async function ownDatabases(): Promise<string[]> {
  try {
    const all = await indexedDB.databases();
    return all.flatMap(({ name }) => (name?.startsWith(DATABASE_PREFIX) ? [name] : []));
  } catch {
    return [];
  }
}
