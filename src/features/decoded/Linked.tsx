import type { ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { lineIn, useLinking } from './linking.ts';

/** `L15`: the line a value stands on, and the way there. */
export function LineRef({ pointer }: { pointer: string | undefined }) {
  const { decoded } = useWords();
  const { lineOf, linkedPointer, onLink } = useLinking();
  const line = pointer === undefined ? undefined : lineIn(lineOf, pointer);
  if (line === undefined) return null;
  return (
    <button
      type="button"
      title={decoded.line(line)}
      onClick={() => onLink(pointer)}
      onFocus={() => onLink(pointer)}
      className={classes(
        'mono -mx-1.5 min-h-6 flex-none rounded-1 px-1.5 text-11 leading-[18px] hover:text-t1',
        linkedPointer === pointer ? 'font-semibold text-focus' : 'text-t3',
      )}
    >
      <span aria-hidden>L{line}</span>
      <span className="sr-only">{decoded.line(line)}</span>
    </button>
  );
}

interface LinkedSectionProps {
  pointer: string | undefined;
  children: ReactNode;
  label?: string;
}

/** A part of the pane that stands for one value. */
export function LinkedSection({ pointer, children, label }: LinkedSectionProps) {
  const { linkedPointer } = useLinking();
  const linked = pointer !== undefined && linkedPointer === pointer;
  return (
    <section
      aria-label={label}
      data-pointer={pointer}
      className={classes(
        'border-b border-line px-4 py-3 last:border-b-0',
        linked && 'bg-mark shadow-[inset_2px_0_0_var(--focus)]',
      )}
    >
      {children}
    </section>
  );
}
