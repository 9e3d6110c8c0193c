import { useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import { historyRecordOptions } from '#data/historyQueries.ts';
import type { HistoryRecord } from '#data/history.ts';
import { requestText } from '#data/requestText.ts';
import { CompareView } from '#features/history/CompareView.tsx';
import type { ComparedIds } from '#features/history/HistoryList.tsx';
import { Blank } from '#features/history/NothingListed.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useStore } from '#ui/useStore.ts';
import { openComparer } from '#workers/compare.ts';
import { HistoryReplay } from './HistoryReplay.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

// One for the life of the page: its worker starts with the first comparison.
const comparer = openComparer();

interface HistoryComparisonProps {
  data: ConsoleData;
  address: Address;
  compared: ComparedIds;
  onSwap: () => void;
  onClose: () => void;
  onSent: (compared: ComparedIds) => void;
}

/** Two records, read and compared off the page's thread. */
export function HistoryComparison({ data, address, compared, onSwap, onClose, onSent }: HistoryComparisonProps) {
  const { history, shell } = useWords();
  const profiles = useStore(data.profiles.list);
  const narrow = useMediaQuery('(max-width: 899px)');
  const a = useQuery(historyRecordOptions(data.history, profiles, compared.a)).data;
  const b = useQuery(historyRecordOptions(data.history, profiles, compared.b)).data;
  const comparison = useQuery({
    queryKey: ['history-comparison', compared.a, compared.b],
    queryFn: async () => {
      const [replies, requests] = await Promise.all([
        comparer.replies(replyOf(a!), replyOf(b!)),
        comparer.texts(requestText(a!.exchange), requestText(b!.exchange)),
      ]);
      return { replies, requests };
    },
    enabled: Boolean(a && b),
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  if (a === null || b === null) return <Blank text={history.gone} hint={history.goneHint} />;
  if (comparison.isError) return <Blank text={history.notComparable} />;
  if (!a || !b || !comparison.data) return <Blank text={history.comparing} />;
  const copy = async (text: string) =>
    void notify((await data.door.copy(text)) ? history.copiedDifferences : shell.copyFailed);
  return (
    <CompareView
      a={a.row}
      b={b.row}
      replies={comparison.data.replies}
      requests={comparison.data.requests}
      layout={narrow ? 'unified' : 'split'}
      onSwap={onSwap}
      onCopy={(text) => void copy(text)}
      onClose={onClose}
      footer={<HistoryReplay data={data} address={address} record={b} of="B" onSent={onSent} />}
    />
  );
}

function replyOf({ exchange: { outcome } }: HistoryRecord) {
  return { status: outcome.received?.status ?? 0, bytes: outcome.received?.body ?? new Uint8Array() };
}
