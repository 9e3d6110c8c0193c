import { useQuery } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import type { ConsoleData } from '#data/console.ts';
import { runExchange } from '#data/runExchange.ts';
import type { RunDesk } from '#features/lab/runDesk.ts';
import type { LabSession } from '#features/lab/session.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Message } from '#ui/Message.tsx';
import { useStore } from '#ui/useStore.ts';
import { ExchangePanes } from './ExchangePanes.tsx';

interface LabRowProps {
  data: ConsoleData;
  desk: RunDesk;
  session: LabSession;
  row: number;
  onClose: () => void;
  onAsk: (question: string) => void;
}

/** One row of a run taken apart, beside the table. */
export function LabRow({ data, desk, session, row, onClose, onAsk }: LabRowProps) {
  const { history, lab, shell } = useWords();
  const locale = useLocale();
  const profiles = useStore(data.profiles.list);
  const { record } = session.view.get();
  const { plan } = desk.state.get().shown ?? {};
  const profile = profiles.find(({ id }) => id === record.profileId);
  const outcome = session.lists.outcomeOf(row);
  const { data: found, isPending } = useQuery({
    // Keyed on the profile's revision, never on what it holds.
    queryKey: ['lab-row', record.id, row, outcome?.attempts ?? 0, profile?.id ?? '', profile?.revision ?? 0],
    queryFn: async () => {
      if (!outcome || !plan || !profile) return null;
      const { reply, missing = [] } = (await desk.reply(record.id, row)) ?? {};
      const exchange = await runExchange({ record, plan, cases: session.cases }, outcome, reply, profile.credentials);
      return exchange ? { exchange, missing } : null;
    },
    structuralSharing: false,
    gcTime: 10_000,
  });
  const close = <IconButton label={lab.closeRow} icon={<X />} onClick={onClose} />;
  const title = lab.rowTitle(formatCount(locale, row + 1));
  return (
    <aside className="flex w-[424px] flex-none border-l border-line max-desk:fixed max-desk:inset-0 max-desk:z-20 max-desk:w-auto max-desk:border-l-0">
      {found ? (
        <ExchangePanes
          data={data}
          exchange={found.exchange}
          title={title}
          tools={close}
          introduction={
            <div className="flex flex-col gap-2 border-b border-line px-4 py-2">
              {found.missing.length > 0 && <Message tone="warn">{history.masked}</Message>}
              <Message tone="note">{lab.preparedAnew}</Message>
            </div>
          }
          onAsk={onAsk}
        />
      ) : (
        <div className="flex flex-1 flex-col bg-surface">
          <header className="flex h-10 items-center border-b border-line pr-2 pl-4">
            <h2 className="text-13 font-semibold">{title}</h2>
            <span className="ml-auto">{close}</span>
          </header>
          <p className="p-4 text-12 text-t3">{isPending ? shell.loading : lab.rowGone}</p>
        </div>
      )}
    </aside>
  );
}
