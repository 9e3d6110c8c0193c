const GAP = 4;
const MARGIN = 8;

/** Puts a panel of the top layer below its button, above it where there is no room, and never outside the window. */
export function placeBelow(anchor: HTMLElement, panel: HTMLElement, align: 'start' | 'end'): void {
  const box = anchor.getBoundingClientRect();
  const room = window.innerWidth - panel.offsetWidth - MARGIN;
  const left = align === 'start' ? box.left : box.right - panel.offsetWidth;
  panel.style.left = `${Math.max(MARGIN, Math.min(left, room))}px`;
  const below = box.bottom + GAP;
  const fits = below + panel.offsetHeight <= window.innerHeight - MARGIN;
  panel.style.top = `${fits ? below : Math.max(MARGIN, box.top - panel.offsetHeight - GAP)}px`;
}
