import type { MouseEvent } from 'react';

/** Whether a press ended a selection of text: then it is no press of what lies under it. Keys always press. */
export function endsSelection({ detail }: Pick<MouseEvent, 'detail'>): boolean {
  return detail > 0 && Boolean(window.getSelection()?.toString());
}
