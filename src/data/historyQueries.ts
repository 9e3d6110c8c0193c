/** Records of the history for a screen; keyed on ids and revisions, never on a secret. */
import { queryOptions } from '@tanstack/react-query';
import type { History, HistoryRecord } from './history.ts';
import type { Profile } from './profiles.ts';
import { replayObstacles } from './replay.ts';

const revisionsOf = (profiles: readonly Profile[]) => profiles.map(({ id, revision }) => `${id}:${revision}`).join();

/** `null` for one that is not there any more. A profile that comes back opens what was masked. */
export function historyRecordOptions(history: History, profiles: readonly Profile[], id: string) {
  return queryOptions({
    queryKey: ['history-record', id, revisionsOf(profiles)],
    queryFn: async () => (await history.read(id)) ?? null,
    // Notes and stars change; what was sent and received does not.
    staleTime: 0,
    gcTime: 60_000,
    structuralSharing: false,
  });
}

export function replayObstaclesOptions(record: HistoryRecord, profiles: readonly Profile[]) {
  return queryOptions({
    queryKey: ['replay-obstacles', record.exchange.id, revisionsOf(profiles)],
    queryFn: () => replayObstacles(record, profiles, Math.floor(Date.now() / 1000)),
    // Looked at again before the bytes are sent: they may expire meanwhile.
    staleTime: 30_000,
    gcTime: 60_000,
  });
}
