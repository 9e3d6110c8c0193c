import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { HistoryRow, rowId } from './HistoryRow.tsx';
import { isRow, rowAt, type Item } from './historyModel.ts';
import { dayName } from './times.ts';

export interface ComparedIds {
  a: string;
  b: string;
}

interface HistoryListProps {
  items: readonly Item[];
  chosen: string | undefined;
  compared: ComparedIds | undefined;
  now: number;
  onChoose: (id: string) => void;
}

const ROW = 50;
const DAY = 32;

function measuresOf(items: readonly Item[]) {
  return {
    estimateSize: (at: number) => (isRow(items[at]) ? ROW : DAY),
    getItemKey: (at: number) => {
      const item = items[at]!;
      return isRow(item) ? item.segment.ids[item.place]! : `${item.day}-${at}`;
    },
  };
}

function placeOf(items: readonly Item[], id: string | undefined): number {
  return id === undefined ? -1 : items.findIndex((item) => isRow(item) && item.segment.ids[item.place] === id);
}

/** Any number of calls, by day; only the rows in view exist. */
export function HistoryList({ items, chosen, compared, now, onChoose }: HistoryListProps) {
  const { history } = useWords();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  // Another function has all rows measured again: with a hundred thousand that is a frame lost at every step of a scroll.
  const sizes = useMemo(() => measuresOf(items), [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    ...sizes,
    overscan: 8,
  });
  const at = useMemo(() => placeOf(items, chosen), [items, chosen]);
  // New records above move the row, not the choice: only a choice scrolls.
  const show = useEffectEvent(() => at >= 0 && virtualizer.scrollToIndex(at, { align: 'auto' }));
  // Scrolling and focus are outside React: a key or a link may choose a row that is not in view. Where a row has the focus,
  // the choice takes it along, and the keys of the list go on from there.
  useEffect(() => {
    if (chosen === undefined) return;
    show();
    const row = scroller.current?.contains(document.activeElement) && document.getElementById(rowId(chosen));
    if (row) row.focus({ preventScroll: true });
  }, [chosen]);
  return (
    <div ref={scroller} tabIndex={-1} className="min-h-0 flex-1 overflow-auto pb-2 outline-none">
      <ol aria-label={history.list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]!;
          const style = { transform: `translateY(${start}px)` };
          if (!isRow(item))
            return (
              <li key={key} style={style} className="absolute inset-x-0 top-0 px-4 pt-2 text-12 text-t3">
                {dayName(item.day, now, locale, history)}
              </li>
            );
          const row = rowAt(item);
          const side = row.id === compared?.a ? 'A' : row.id === compared?.b ? 'B' : undefined;
          return (
            <li key={key} style={style} className="absolute inset-x-0 top-0">
              <HistoryRow row={row} side={side} chosen={row.id === chosen} onChoose={() => onChoose(row.id)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
