/** Which tabs of the console are alive: each holds a lock that ends with it, however it ends. */

const PREFIX = 'dialog-console.tab.';

const holding = new Set<string>();

/**
 * The tabs that are alive, this one included. Where the browser has no locks every tab counts as gone but this one.
 * @param own id of this tab; held from the first call on.
 */
export async function livingTabs(own: string): Promise<ReadonlySet<string>> {
  const locks = 'locks' in navigator ? (navigator.locks as LockManager | null) : null;
  if (!locks) return new Set([own]);
  if (!holding.has(own)) {
    holding.add(own);
    await new Promise<void>((granted) => {
      void locks.request(PREFIX + own, () => {
        granted();
        return new Promise<never>(() => undefined);
      });
    });
  }
  const { held = [] } = await locks.query();
  return new Set([own, ...held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []))]);
}
