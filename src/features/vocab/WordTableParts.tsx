import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import type { Sorting, SortKey } from '#vocab/deskTypes.ts';
import { nextSorting } from './vocabularyModel.ts';
import { COLUMNS } from './WordRow.tsx';

interface TableHeadProps {
  sorting: Sorting | undefined;
  onSort: (sorting: Sorting | undefined) => void;
}

/** Names of the columns; those of the word and of its size sort. */
export function TableHead({ sorting, onSort }: TableHeadProps) {
  const { workbench, vocabulary } = useWords();
  const head = (text: string, className?: string) => (
    <span role="columnheader" className={className}>
      {text}
    </span>
  );
  const sortable = (by: SortKey, text: string, className: string) => {
    const direction = sorting?.by !== by ? 'none' : sorting.descending ? 'descending' : 'ascending';
    const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
    return (
      <span role="columnheader" aria-sort={direction} className="h-full">
        <button
          type="button"
          title={vocabulary.sortBy(text)}
          onClick={() => onSort(nextSorting(sorting, by))}
          className={classes(
            'group flex size-full items-center gap-1 hover:text-t1 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus',
            direction !== 'none' && 'font-semibold text-t1',
            className,
          )}
        >
          {text}
          <Arrow
            aria-hidden
            className={classes(
              'size-3 flex-none',
              direction === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
            )}
          />
        </button>
      </span>
    );
  };
  return (
    <div role="rowgroup">
      <div role="row" className={classes(COLUMNS, 'h-[26px] border-b border-line bg-sunken text-12 text-t3')}>
        {head(workbench.row, 'pr-3 text-right')}
        {sortable('word', workbench.word, 'px-1')}
        {sortable('bytes', workbench.bytes, 'flex-row-reverse pr-3')}
        {head(workbench.check)}
        <span role="columnheader">
          <span className="sr-only">{workbench.actions}</span>
        </span>
      </div>
    </div>
  );
}

interface PasteTargetProps {
  label: string;
  /** Whether the list became empty under the person's hands, which are led here. */
  emptied: boolean;
  onPaste: (text: string) => void;
  /** What was typed is a word, and another one follows. */
  onType: (text: string) => void;
  onUndo: () => void;
}

/** Stands where a list has no rows yet: whatever is pasted becomes its words, and so does what is typed, once it is whole. */
export function PasteTarget({ label, emptied, onPaste, onType, onUndo }: PasteTargetProps) {
  const [typed, setTyped] = useState('');
  const here = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (emptied) here.current?.focus();
  }, [emptied]);
  return (
    <textarea
      ref={here}
      rows={3}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPaste={(event) => {
        if (typed !== '') return;
        event.preventDefault();
        onPaste(event.clipboardData.getData('text'));
      }}
      onBlur={() => typed !== '' && onPaste(typed)}
      onKeyDown={(event) => {
        const { key, ctrlKey, metaKey, shiftKey, nativeEvent } = event;
        // The input method's own Enter chooses a candidate.
        if (nativeEvent.isComposing) return;
        if (key === 'Enter' && !shiftKey && !ctrlKey && !metaKey && typed !== '') onType(typed);
        else if ((ctrlKey || metaKey) && key === 'z' && typed === '') onUndo();
        else return;
        event.preventDefault();
      }}
      className="block w-full resize-none bg-transparent p-3 text-13 outline-none"
    />
  );
}
