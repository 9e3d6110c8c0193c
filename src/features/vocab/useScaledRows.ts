/** Rows of one height in a scroller, more of them than a browser can make an element tall for. */
import { useState, type RefObject } from 'react';

/** Tallest an inner element gets, in CSS pixels: browsers clamp between 17 and 33 million. */
const TALLEST = 15_000_000;
const OVERSCAN = 8;

export interface ScaledRows {
  /** Height of the element that is scrolled through. */
  height: number;
  first: number;
  /** After the last. */
  end: number;
  /** First and last row that are wholly or partly in sight, for words about them. */
  visible: readonly [first: number, end: number];
  /** Distance of a row from the top of that element. */
  top: (row: number) => number;
  onScroll: () => void;
  /** Brings a row into sight if it is not. */
  reveal: (row: number) => void;
}

/** Beyond the tallest element a pixel of scrolling stands for more than one; rows in sight still lie edge to edge. */
export function useScaledRows(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, viewport }: { count: number; rowHeight: number; viewport: number },
): ScaledRows {
  const [scrollTop, setScrollTop] = useState(0);
  const whole = count * rowHeight;
  const height = Math.min(whole, TALLEST);
  const room = Math.max(1, height - viewport);
  const scale = height < whole ? (whole - viewport) / room : 1;
  const at = Math.min(scrollTop, room);
  // Where the window begins in a list that were drawn at full height.
  const from = at * scale;
  const first = Math.max(0, Math.floor(from / rowHeight) - OVERSCAN);
  const end = Math.min(count, Math.ceil((from + viewport) / rowHeight) + OVERSCAN);
  return {
    height,
    first,
    end,
    visible: [Math.min(count, Math.floor(from / rowHeight)), Math.min(count, Math.ceil((from + viewport) / rowHeight))],
    top: (row) => at + row * rowHeight - from,
    onScroll: () => scroller.current && setScrollTop(scroller.current.scrollTop),
    reveal: (row) => {
      const element = scroller.current;
      if (!element) return;
      const begin = element.scrollTop * scale;
      const wanted = row * rowHeight;
      if (wanted < begin) element.scrollTo({ top: wanted / scale });
      else if (wanted + rowHeight > begin + viewport)
        element.scrollTo({ top: (wanted + rowHeight - viewport) / scale });
      setScrollTop(element.scrollTop);
    },
  };
}
