import { useState, type PointerEvent } from 'react';

/**
 * Where a field of a frame is pointed at, all that has its name lights up: ribbon, legend, hex and text. The container's
 * attribute alone tells the style sheet.
 */
export function useFieldLight() {
  const [active, setActive] = useState<string>();
  return {
    /** For a field that has the keyboard's focus. */
    activate: setActive,
    container: {
      'data-active': active,
      className: 'byte-fields',
      onPointerOver: ({ target }: PointerEvent) =>
        setActive((target as Element).closest<HTMLElement>('[data-field]')?.dataset.field),
      onPointerLeave: () => setActive(undefined),
    },
  };
}
