import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

interface ResizerProps {
  label: string;
  min: number;
  max: number;
  onResize: (width: number) => void;
  /** Back to the width the layout chooses by itself. */
  onReset: () => void;
}

const STEP = 16;

/**
 * The line at the right edge of the element it stands in (WAI-ARIA window splitter): drag it, or move it with the arrow
 * keys; double click or Enter resets. Written here because a panes library weighs more than all of `ui` together.
 */
export function Resizer({ label, min, max, onResize, onReset }: ResizerProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(min);
  // The value for assistive technology follows the pane, whoever changes it.
  useEffect(() => {
    const pane = ref.current?.parentElement;
    if (!pane) return;
    const observer = new ResizeObserver(() => setWidth(pane.offsetWidth));
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(clamp(width + moved.clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };

  const nudge = (event: KeyboardEvent) => {
    const targets: Record<string, number> = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: min, End: max };
    const target = targets[event.key];
    if (target !== undefined) onResize(clamp(target));
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={ref}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={drag}
      onDoubleClick={onReset}
      onKeyDown={nudge}
      className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-[3px] after:w-px hover:after:bg-line-strong focus-visible:outline-none focus-visible:after:w-0.5 focus-visible:after:bg-focus active:after:bg-focus"
    />
  );
}
