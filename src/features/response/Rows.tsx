import { Suspense, lazy, useEffect, useRef, type ReactNode, type RefObject } from 'react';

const VirtualList = lazy(() => import('./VirtualList.tsx').then((module) => ({ default: module.VirtualList })));

interface RowsProps {
  count: number;
  estimate: number;
  scroller: RefObject<HTMLElement | null>;
  target: number | undefined;
  /** Up to this many rows are simply drawn: cheaper than windowing, and the browser's own search finds them. */
  plainUpTo: number;
  render: (at: number) => ReactNode;
}

/** A list of rows in a scroller; a long one is windowed. */
export function Rows(props: RowsProps) {
  if (props.count <= props.plainUpTo) return <PlainRows {...props} />;
  return (
    <Suspense fallback={null}>
      <VirtualList {...props} />
    </Suspense>
  );
}

function PlainRows({ count, scroller, target, render }: RowsProps) {
  const list = useRef<HTMLDivElement>(null);
  // Scrolling is outside React. The scroller alone moves: scrollIntoView would also move everything around it.
  useEffect(() => {
    const row = target === undefined ? undefined : list.current?.children[target];
    const box = scroller.current;
    if (!(row instanceof HTMLElement) || !box) return;
    const { top, bottom } = row.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (top < frame.top) box.scrollBy(0, top - frame.top - box.clientHeight / 4);
    else if (bottom > frame.bottom) box.scrollBy(0, bottom - frame.bottom + box.clientHeight / 4);
  }, [target, scroller]);
  return (
    <div ref={list} role="presentation">
      {Array.from({ length: count }, (_, at) => (
        <div key={at} role="presentation">
          {render(at)}
        </div>
      ))}
    </div>
  );
}
