import type { Exchange } from './exchange.ts';
import type { History } from './history.ts';
import { rowsOf } from './historySchema.ts';

/**
 * Id of the newest answered call before a given one, to the same API under the same profile: what a failure is best
 * compared with. Nothing where the history has none or cannot be read.
 */
export async function lastSuccess(
  history: History,
  { prepared, profileId, startedAt }: Exchange,
): Promise<string | undefined> {
  const keeper = await history.keeper();
  if (!keeper) return undefined;
  await keeper.settled();
  for await (const segments of keeper.segments()) {
    for (const segment of segments) {
      const found = rowsOf(segment).findLast(
        (row) =>
          row.result === 'answered' &&
          row.api === prepared.endpoint.id &&
          row.profileId === profileId &&
          row.startedAt <= startedAt,
      );
      if (found) return found.id;
    }
  }
  return undefined;
}
