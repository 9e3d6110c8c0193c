import Download from 'lucide-react/icons/download';
import FileJson from 'lucide-react/icons/file-braces';
import FileText from 'lucide-react/icons/file-text';
import Upload from 'lucide-react/icons/upload';
import { useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Selection } from '#data/historyTrade.ts';
import { openImportReader, type ImportReader } from '#data/importReader.ts';
import { ImportDialog } from '#features/history/ImportDialog.tsx';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { notify } from './notices.ts';
import { useOrigins } from './useOrigin.ts';

const BUTTON =
  'inline-grid size-7 place-items-center rounded-2 text-t3 hover:bg-hover hover:text-t1 max-tablet:size-10';

interface HistoryToolsProps {
  data: ConsoleData;
  /** What the list holds now; made when it is asked for. */
  listed: () => Selection;
  count: number;
  reader?: ImportReader;
}

// One for the life of the page: its worker starts with the first file.
const pageReader = openImportReader();

/** Out of the history into a file, and from a file into it. */
export function HistoryTools({ data, listed, count, reader = pageReader }: HistoryToolsProps) {
  const { history } = useWords();
  const locale = useLocale();
  const [importing, setImporting] = useState(false);
  const save = useSaving(data);
  const knownIds = async () => (await (await data.history.keeper())?.ids()) ?? new Set<string>();
  const shown = formatCount(locale, count);
  return (
    <>
      <Menu
        align="end"
        label={history.files}
        trigger={<Download aria-hidden className="size-4" strokeWidth={1.75} />}
        triggerProps={{ 'aria-label': history.files, title: history.files, className: BUTTON }}
      >
        {count > 0 && (
          <>
            <MenuItem icon={<FileJson />} onSelect={() => void save('own', listed())}>
              {history.exportOwn(shown)}
            </MenuItem>
            <MenuItem icon={<FileText />} onSelect={() => void save('har', listed())}>
              {history.exportHar(shown)}
            </MenuItem>
          </>
        )}
        <MenuItem icon={<Upload />} onSelect={() => setImporting(true)}>
          {history.import}
        </MenuItem>
      </Menu>
      {importing && (
        <ImportDialog
          onRead={async (file, onProgress) => reader.read(file, await knownIds(), onProgress)}
          onTake={async (onTaken) => {
            const [keeper, { adopt }] = await Promise.all([data.history.keeper(), import('#data/historyTrade.ts')]);
            const portions = keeper && reader.take(await keeper.ids(), keeper.secrets());
            const taken = portions ? await adopt(keeper, portions, onTaken) : { count: 0, whole: true };
            if (taken.whole) void notify(history.imported(formatCount(locale, taken.count)));
            return taken;
          }}
          onStop={reader.cancel}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  );
}

/** Saves a selection through the one door. */
function useSaving(data: ConsoleData) {
  const { history } = useWords();
  const locale = useLocale();
  const originOf = useOrigins();
  return async (format: 'own' | 'har', selection: Selection) => {
    const [keeper, trade] = await Promise.all([data.history.keeper(), import('#data/historyTrade.ts')]);
    if (!keeper) return;
    const now = new Date();
    const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
    if (format === 'own') {
      const content = await trade.historyFile(keeper, selection, now);
      await data.door.save({ name: `dialog-history-${stamp}.json`, type: 'application/json', content });
    } else {
      const { harFile } = await import('./historyHarFile.ts');
      const { content, beginnings } = await harFile(trade.maskedExchanges(keeper, selection), originOf);
      const name = `dialog-history-${stamp}.har`;
      const saved = await data.door.save({ name, type: 'application/json', content });
      if (saved && beginnings > 0) void notify(history.harBeginnings(formatCount(locale, beginnings)));
    }
  };
}
