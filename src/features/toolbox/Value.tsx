import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { cut } from './shorten.ts';

interface ValueProps {
  name: string;
  text: string;
  /** What is shown in place of the text, e.g. a masked form; the text itself is copied. */
  shown?: ReactNode;
  note?: ReactNode;
  /** Whether the value is itself the secret that copying asks for. */
  secrecy?: 'secret' | 'open';
  className?: string;
}

/** One named value with a button that copies it. */
export function Value({ name, text, shown, note, secrecy = 'open', className }: ValueProps) {
  return (
    <div className={classes('min-w-0', className)}>
      <div className="flex min-h-6 items-center gap-2 text-12 text-t3">
        <h2 className="whitespace-nowrap text-t2">{name}</h2>
        {note !== undefined && <span className="min-w-0 truncate">{note}</span>}
        <span className="ml-auto">
          <CopyButton what={name} text={() => text} asked={secrecy === 'secret' ? [text] : undefined} />
        </span>
      </div>
      <p className="wire max-h-40 overflow-auto">{shown ?? cut(text, 4000)}</p>
    </div>
  );
}
