import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { TextInput } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import type { Search } from './useSearch.ts';

/** Query, count, and the way to the next and the previous place. Enter and Shift+Enter step, Esc closes. */
export function SearchBar({ search }: { search: Omit<Search, 'current'> }) {
  const { response } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  // Opening the search is asking to type.
  useEffect(() => bar.current?.querySelector('input')?.focus(), []);
  const say = search.more ? response.matchesMany : response.matches;
  return (
    <div ref={bar} role="search" className="flex flex-none items-center gap-1 px-4 pb-2">
      <TextInput
        aria-label={response.find}
        placeholder={response.findPlaceholder}
        value={search.query}
        onChange={(event) => search.setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            search.setOpen(false);
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            search.step(event.shiftKey ? -1 : 1);
          }
        }}
        className="!h-7 text-12"
      />
      <span role="status" className="min-w-16 px-1 text-right text-12 whitespace-nowrap text-t3">
        {search.query === '' ? '' : say(search.position, search.count)}
      </span>
      <IconButton size="small" label={response.previous} icon={<ChevronUp />} onClick={() => search.step(-1)} />
      <IconButton size="small" label={response.next} icon={<ChevronDown />} onClick={() => search.step(1)} />
      <IconButton size="small" label={response.closeFind} icon={<X />} onClick={() => search.setOpen(false)} />
    </div>
  );
}
