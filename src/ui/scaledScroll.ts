/**
 * Scrolling through more than a browser can make an element tall (33.5 million pixels in Chromium). The list is a stack
 * of pages; a page lies at its true size under the eye, and only a jump is scaled. So the wheel moves line by line,
 * the scroll bar reaches both ends, and no row lies between two positions.
 */

/** No browser in use draws less. */
export const TALLEST = 8_000_000;

export interface Scale {
  /** Pixels of everything. */
  total: number;
  /** Pixels of the element that is scrolled. */
  height: number;
  /** Pixels in view. */
  viewport: number;
}

export interface ScrollPlace {
  /** Scroll position of the element. */
  scrollTop: number;
  /** What is to be added to it for the position in everything. */
  offset: number;
}

const PAGES = 100;

export function scaleOf(count: number, rowHeight: number, viewport: number): Scale {
  const total = count * rowHeight;
  return { total, height: Math.min(total, TALLEST), viewport };
}

/** The place that shows a position of everything at the top of the view. */
export function placeAt(scale: Scale, position: number): ScrollPlace {
  const wanted = Math.max(0, Math.min(position, scale.total - scale.viewport));
  // Near the end of a page the element would have to stand beyond its own end; then the page lies a little lower.
  const lowest = wanted - Math.max(0, scale.height - scale.viewport);
  const offset = Math.min(wanted, Math.max(lowest, offsetOf(scale, wanted)));
  return { scrollTop: wanted - offset, offset };
}

/**
 * The place after the element was scrolled. Less than a view is a movement of the hand and is kept to the pixel; more is
 * a jump along the whole. Where the result has another `scrollTop`, the element has to be set to it.
 */
export function scrolled(scale: Scale, before: ScrollPlace, scrollTop: number): ScrollPlace {
  const { total, height, viewport } = scale;
  if (height >= total) return { scrollTop, offset: 0 };
  if (Math.abs(scrollTop - before.scrollTop) < viewport) return placeAt(scale, scrollTop + before.offset);
  const share = height > viewport ? scrollTop / (height - viewport) : 0;
  const offset = offsetOf(scale, share * (total - viewport));
  return { scrollTop, offset };
}

function offsetOf({ total, height, viewport }: Scale, position: number): number {
  if (height >= total) return 0;
  const pageHeight = height / PAGES;
  // Pages a position can lie on: the last view may end on one more, which none begins on.
  const pages = Math.floor((total - viewport) / pageHeight) + 1;
  const page = Math.min(pages - 1, Math.floor(position / pageHeight));
  return Math.round((page * (total - height)) / (pages - 1));
}
