import { Command } from 'cmdk';
import HistoryIcon from 'lucide-react/icons/history';
import Search from 'lucide-react/icons/search';
import { useEffect, useRef, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { paletteGroups, type PaletteAction } from './paletteGroups.ts';
import type { Address } from './useAddress.ts';
import { wantedSearch } from './wantedSearch.ts';

interface PaletteProps {
  data: ConsoleData;
  address: Address;
  onHelp: () => void;
  onClose: () => void;
}

const GROUP =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-t3';

/** Everything the console can do, by typing. */
export function Palette({ data, address, onHelp, onClose }: PaletteProps) {
  const words = useWords();
  const { palette, shell } = words;
  const ref = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const text = query.trim();
  // showModal has no declarative form.
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The dialog would focus its first focusable child, which is cmdk's frame and not the input.
    dialog?.querySelector('input')?.focus();
    return () => dialog?.close();
  }, []);
  const search: PaletteAction = {
    id: 'search-history',
    icon: HistoryIcon,
    name: palette.searchHistory(text),
    run: () => {
      address.go('/history');
      wantedSearch.set(text);
    },
  };
  return (
    <dialog
      ref={ref}
      aria-label={shell.search}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="mx-auto mt-[10vh] w-[calc(100vw-32px)] max-w-[640px] overflow-hidden rounded-4 bg-raised text-t1 shadow-pop"
    >
      <Command label={shell.search} loop>
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden className="size-4.5 flex-none text-t3" strokeWidth={1.75} />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder={palette.placeholder}
            className="h-13 min-w-0 flex-1 bg-transparent text-15 outline-none"
          />
        </div>
        {/* Beside the list: a list of options holds nothing else. */}
        <Command.Empty className="px-4 pt-4 text-t3">{palette.empty}</Command.Empty>
        <Command.List className="max-h-[50vh] overflow-auto p-2 empty:p-0">
          {paletteGroups(words, data, address, onHelp).map(({ name, actions }) => (
            <Command.Group key={name} heading={name} className={GROUP}>
              {actions.map((action) => (
                <Item key={action.id} action={action} value={`${action.name} ${action.id}`} onClose={onClose} />
              ))}
            </Command.Group>
          ))}
          {text !== '' && (
            <Command.Group forceMount heading={shell.history} className={GROUP}>
              <Item forceMount action={search} value={search.id} onClose={onClose} />
            </Command.Group>
          )}
        </Command.List>
        <footer className="flex gap-4 border-t border-line bg-sunken px-4 py-2 text-12 text-t3">
          <span className="flex gap-1.5">
            <Kbd keys={['↑', '↓']} /> {palette.select}
          </span>
          <span className="flex gap-1.5">
            <Kbd keys={['↵']} /> {palette.run}
          </span>
          <span className="ml-auto">
            <Kbd keys={['Esc']} /> {shell.close}
          </span>
        </footer>
      </Command>
    </dialog>
  );
}

interface ItemProps {
  action: PaletteAction;
  /** What is typed is looked for in it. */
  value: string;
  /** Offered whatever is typed. */
  forceMount?: boolean;
  onClose: () => void;
}

function Item({ action, value, forceMount = false, onClose }: ItemProps) {
  const { icon: Icon } = action;
  return (
    <Command.Item
      value={value}
      forceMount={forceMount}
      onSelect={() => {
        onClose();
        action.run();
      }}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-2 px-2 aria-selected:bg-sel max-tablet:min-h-11"
    >
      <Icon aria-hidden className="size-4 flex-none text-t3" strokeWidth={1.75} />
      <span className="min-w-0 wrap-anywhere">{action.name}</span>
      {action.keys && (
        <span className="ml-auto flex-none">
          <Kbd keys={action.keys} />
        </span>
      )}
    </Command.Item>
  );
}
