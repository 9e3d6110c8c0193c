import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { placeAt, scaleOf, scrolled, type ScrollPlace } from './scaledScroll.ts';
import { useClientSize } from './useClientSize.ts';

/** Rows drawn beyond the view on either side. */
const OVERSCAN = 12;

interface LongListProps {
  /** How many rows; millions are no more than hundreds. */
  count: number;
  /** Pixels; every row has this height. */
  rowHeight: number;
  /** Row to bring into view when it, or `targetKey`, changes. */
  target?: number | undefined;
  /** Changes when the same target is to be brought into view again. */
  targetKey?: unknown;
  render: (at: number) => ReactNode;
  /** Told what is about to be drawn. */
  onRange?: (from: number, to: number) => void;
  /** The scroller's own attributes: role, name, keys. */
  box: React.HTMLAttributes<HTMLDivElement>;
}

/** The target that was last brought into view. */
interface Brought {
  target?: number | undefined;
  key?: unknown;
}

/** A list of rows of one height of which only those in view exist. Longer than any element may be. */
export function LongList({ count, rowHeight, target, targetKey, render, onRange, box }: LongListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const measured = useClientSize(scroller, 'clientHeight');
  const viewport = measured ?? 0;
  const [place, setPlace] = useState<ScrollPlace>({ scrollTop: 0, offset: 0 });
  // Where the element has to be set to: another place each time.
  const [moved, setMoved] = useState<ScrollPlace>();
  const [brought, setBrought] = useState<Brought>({});
  const [laid, setLaid] = useState(count);
  const scale = scaleOf(count, rowHeight, viewport);

  const placeShowing = (at: number): ScrollPlace | undefined => {
    const top = place.scrollTop + place.offset;
    return at >= top && at + rowHeight <= top + viewport ? undefined : placeAt(scale, at - viewport / 3);
  };
  const move = (next: ScrollPlace) => {
    setPlace(next);
    const element = scroller.current;
    if (element && Math.abs(element.scrollTop - next.scrollTop) >= 1) element.scrollTop = next.scrollTop;
  };

  const set = (next: ScrollPlace) => {
    setPlace(next);
    setMoved(next);
  };

  // A list that grows or shrinks keeps what is in view, which lies at another place of a scroll bar now.
  if (viewport > 0 && laid !== count) {
    setLaid(count);
    const kept = placeAt(scale, place.scrollTop + place.offset);
    if (kept.scrollTop !== place.scrollTop || kept.offset !== place.offset) set(kept);
  }
  // Only a new target moves the view: not a scroll away from it.
  if (viewport > 0 && (brought.target !== target || brought.key !== targetKey)) {
    setBrought({ target, key: targetKey });
    const shown = target === undefined ? undefined : placeShowing(target * rowHeight);
    if (shown) set(shown);
  }
  // Scrolling is outside React.
  useLayoutEffect(() => {
    if (moved) scroller.current!.scrollTop = moved.scrollTop;
  }, [moved]);

  const top = Math.min(place.scrollTop + place.offset, Math.max(scale.total - viewport, 0));
  const from = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  // Rows that would only be measured are not drawn.
  const to = measured === undefined ? from : Math.min(count, Math.ceil((top + viewport) / rowHeight) + OVERSCAN);
  // Whoever fetches the rows starts with the frame that shows them.
  useEffect(() => {
    if (to > from) onRange?.(from, to);
  }, [onRange, from, to]);

  return (
    <div
      {...box}
      ref={scroller}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget;
        // In the frame that scrolls: later would show rows that have moved away, or none.
        if (scrollTop !== place.scrollTop) flushSync(() => move(scrolled(scale, place, scrollTop)));
      }}
    >
      <div role="presentation" className="relative w-max min-w-full" style={{ height: scale.height }}>
        <div
          role="presentation"
          className="absolute top-0 left-0 w-max min-w-full"
          style={{ transform: `translateY(${from * rowHeight - place.offset}px)` }}
        >
          {Array.from({ length: Math.max(to - from, 0) }, (_, i) => (
            <div key={from + i} role="presentation" style={{ height: rowHeight }}>
              {render(from + i)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
