import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type ReactNode, type RefObject } from 'react';

interface VirtualListProps {
  count: number;
  /** Pixels of a row before it is measured. */
  estimate: number;
  scroller: RefObject<HTMLElement | null>;
  /** Row to bring into view when it changes. */
  target: number | undefined;
  render: (at: number) => ReactNode;
}

/** Only the rows in view, measured as they appear, because a wrapped line is taller. */
export function VirtualList({ count, estimate, scroller, target, render }: VirtualListProps) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 12,
  });
  // Scrolling is outside React; a search or a link moves it.
  useEffect(() => {
    if (target !== undefined) virtualizer.scrollToIndex(target, { align: 'auto' });
  }, [target, virtualizer]);
  return (
    <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => (
        <div
          key={item.key}
          ref={virtualizer.measureElement}
          data-index={item.index}
          role="presentation"
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${item.start}px)` }}
        >
          {render(item.index)}
        </div>
      ))}
    </div>
  );
}
