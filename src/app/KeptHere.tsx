import { useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import { keptOptions, removeKept, type Kept } from '#data/kept.ts';
import { KeptTable } from '#features/settings/KeptTable.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';

/** What this browser keeps of the console, counted when it is looked at. */
export function KeptHere({ data }: { data: ConsoleData }) {
  const { settings } = useWords();
  const profiles = useStore(data.profiles.list);
  const vault = useStore(data.profiles.vault.state);
  const kept = useQuery(keptOptions(data));
  const remove = async (kind: Kept) => {
    // A run that is going is the desk's to give up.
    if (kind === 'runs') await (await import('./labDesks.ts')).labDesksOf(data).runs.removeAll();
    else await removeKept(data, kind);
    await kept.refetch();
    void notify(settings.data.removedAll(settings.data.kinds[kind]));
  };
  return <KeptTable profiles={profiles} vault={vault} kept={kept.data} onRemove={(kind) => void remove(kind)} />;
}
