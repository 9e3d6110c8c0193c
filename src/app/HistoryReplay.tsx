import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import type { HistoryRecord } from '#data/history.ts';
import { replayObstaclesOptions } from '#data/historyQueries.ts';
import { workbenchDraftOf } from '#data/replay.ts';
import { resendOptions, type ResendInput } from '#data/resend.ts';
import type { ComparedIds } from '#features/history/HistoryList.tsx';
import { ReplayBar } from '#features/history/ReplayBar.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

interface HistoryReplayProps {
  data: ConsoleData;
  address: Address;
  record: HistoryRecord;
  of: 'record' | 'B';
  onSent: (compared: ComparedIds) => void;
}

/** Sends a kept call again; the answer stands beside the one of then. */
export function HistoryReplay({ data, address, record, of, onSent }: HistoryReplayProps) {
  const { history, shell } = useWords();
  const profiles = useStore(data.profiles.list);
  const { target } = useStore(data.preferences);
  const obstacles = useQuery(replayObstaclesOptions(record, profiles));
  const resend = useMutation(resendOptions());
  const { profile } = address;
  const send = (how: ResendInput['how']) => {
    const { scenario, timeout } = data.preferences.get();
    resend.mutate(
      { record, how, journal: data.history, scenario, timeout },
      {
        onSuccess: async (result) => {
          if (!result.sent) return notify(history.notSent);
          await (await data.history.keeper())?.settled();
          onSent({ a: record.exchange.id, b: result.exchange.id });
        },
      },
    );
  };
  // A call that was looked at for long may have expired meanwhile: what is new is read before it is sent.
  const replay = async () => {
    const read = new Set(obstacles.data?.map(({ code }) => code));
    const { data: now = [] } = await obstacles.refetch();
    if (now.every(({ code }) => read.has(code))) send({ kind: 'exact' });
  };
  return (
    <ReplayBar
      obstacles={obstacles.data ?? []}
      sending={resend.isPending}
      of={of}
      fresh={profile && { profile: profile.name, target: shell.targets[target] }}
      onReplay={() => void replay()}
      onResign={() =>
        profile && send({ kind: 'fresh', profileId: profile.id, credentials: profile.credentials, target })
      }
      onEdit={() => {
        data.draft.set(workbenchDraftOf(record.exchange));
        address.go('/');
      }}
    />
  );
}
