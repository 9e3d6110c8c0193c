import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronUp from 'lucide-react/icons/chevron-up';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import GitCompare from 'lucide-react/icons/git-compare-arrows';
import Star from 'lucide-react/icons/star';
import Trash from 'lucide-react/icons/trash-2';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { MissingSecret } from '#protocol/redact.ts';
import { historyRecordOptions } from '#data/historyQueries.ts';
import type { Row } from '#data/historySchema.ts';
import { Blank } from '#features/history/NothingListed.tsx';
import type { ComparedIds } from '#features/history/HistoryList.tsx';
import { NoteField } from '#features/history/NoteField.tsx';
import { clockTime } from '#features/history/times.ts';
import { useWords } from '#i18n/I18n.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Message } from '#ui/Message.tsx';
import { classes } from '#ui/classes.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useStore } from '#ui/useStore.ts';
import { ExchangePanes } from './ExchangePanes.tsx';
import { HistoryReplay } from './HistoryReplay.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { openVaultFor } from './vaultRequest.ts';

interface HistoryEntryProps {
  data: ConsoleData;
  address: Address;
  id: string;
  /** As the list has it, which follows every tab; nothing while the list is being read. */
  listed: Row | 'gone' | undefined;
  onCompare: () => void;
  onRemove: () => void;
  onBack: () => void;
  onStep: (by: 1 | -1) => void;
  /** It was sent again: the two to compare. */
  onSent: (compared: ComparedIds) => void;
}

type Marks = Partial<Pick<Row, 'starred' | 'note'>>;

/** One record: what it meant, request and response, and what can be done with it. */
export function HistoryEntry(props: HistoryEntryProps) {
  const { data, address, id, listed, onCompare, onRemove, onBack, onStep, onSent } = props;
  const words = useWords();
  const { history } = words;
  const profiles = useStore(data.profiles.list);
  const record = useQuery(historyRecordOptions(data.history, profiles, id));
  const narrow = useMediaQuery('(max-width: 640px)');
  // What was changed here is shown before the database has it.
  const [changes, setChanges] = useState<{ of: string; to: Marks }>();
  if (record.isPending) return <Blank text={history.loading} />;
  if (!record.data || listed === 'gone')
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <BackBar onBack={onBack} />
        <Blank text={history.gone} hint={history.goneHint} />
      </div>
    );
  const { exchange, missing } = record.data;
  const kept = listed ?? record.data.row;
  const of = JSON.stringify([kept.starred, kept.note]);
  const waiting = changes?.of === of ? changes.to : {};
  const row = { ...kept, ...waiting };
  const change = (next: Marks) => {
    setChanges({ of, to: { ...waiting, ...next } });
    void data.history.keeper().then((keeper) => keeper?.change(id, next));
  };
  const copyReport = async () => {
    const masked = await (await data.history.keeper())?.masked(id);
    if (!masked) return;
    const [{ readAtLeisure }, { reportText }] = await Promise.all([
      import('#data/replyReader.ts'),
      import('#features/history/reportText.ts'),
    ]);
    const text = reportText(masked, await readAtLeisure(masked, []), words);
    void notify((await data.door.copy(text)) ? history.copiedReport : words.shell.copyFailed);
  };
  const ask = (msg: string) => {
    data.draft.update((now) => ({ ...now, msg }));
    address.go('/');
  };
  const tools = (
    <>
      <IconButton label={history.previous} icon={<ChevronUp strokeWidth={1.75} />} onClick={() => onStep(-1)} />
      <IconButton label={history.next} icon={<ChevronDown strokeWidth={1.75} />} onClick={() => onStep(1)} />
      <IconButton label={history.compare} icon={<GitCompare strokeWidth={1.75} />} onClick={onCompare} />
      <IconButton
        label={row.starred ? history.unstar : history.star}
        aria-pressed={row.starred === true}
        icon={<Star strokeWidth={1.75} className={classes(row.starred && 'fill-current text-amber-text')} />}
        onClick={() => change({ starred: !row.starred })}
      />
      <IconButton
        label={history.copyReport}
        icon={<ClipboardList strokeWidth={1.75} />}
        onClick={() => void copyReport()}
      />
      <IconButton label={history.remove} icon={<Trash strokeWidth={1.75} />} onClick={onRemove} />
    </>
  );
  return (
    <>
      <BackBar onBack={onBack} tools={narrow && tools} />
      <ExchangePanes
        data={data}
        exchange={exchange}
        title={
          <span className="font-normal">
            <b className="mono text-12">{row.api}</b> {clockTime(row.startedAt)}
          </span>
        }
        tools={narrow ? undefined : tools}
        introduction={
          <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
            {missing.length > 0 && <Masked data={data} missing={missing} />}
            <NoteField note={row.note ?? ''} onSave={(note) => change({ note })} />
          </div>
        }
        footer={<HistoryReplay data={data} address={address} record={record.data} of="record" onSent={onSent} />}
        onAsk={ask}
      />
    </>
  );
}

/** Why secrets are not shown, with the key to them where they may be locked up. */
function Masked({ data, missing }: { data: ConsoleData; missing: readonly MissingSecret[] }) {
  const { history, vault } = useWords();
  const locked = useStore(data.profiles.vault.state) === 'locked';
  const profiles = useStore(data.profiles.list);
  const elsewhere = missing.some(({ owner }) => !profiles.some(({ id }) => owner.startsWith(`${id}.`)));
  if (!locked || !elsewhere) return <Message tone="warn">{history.masked}</Message>;
  return (
    <Message tone="warn" action={{ label: vault.unlock, run: () => openVaultFor() }}>
      {history.maskedLocked}
    </Message>
  );
}

/** The way back to the list, where there is no room for both. */
function BackBar({ onBack, tools }: { onBack: () => void; tools?: ReactNode }) {
  const { history } = useWords();
  return (
    <div className="flex h-11 flex-none items-center border-b border-line px-2 tablet:hidden">
      <button type="button" onClick={onBack} className="flex min-h-11 items-center gap-1 text-t2">
        <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
        {history.back}
      </button>
      <span className="ml-auto flex">{tools}</span>
    </div>
  );
}
