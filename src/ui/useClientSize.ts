import { useLayoutEffect, useState, type RefObject } from 'react';

/** A side of an element in CSS pixels, known before it is painted; nothing until it is measured, 0 where it is not laid out. */
export function useClientSize(
  ref: RefObject<HTMLElement | null>,
  side: 'clientWidth' | 'clientHeight',
): number | undefined {
  const [size, setSize] = useState<number>();
  // The element's size is outside React.
  useLayoutEffect(() => {
    const element = ref.current!;
    const measure = () => setSize(element[side]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, side]);
  return size;
}
