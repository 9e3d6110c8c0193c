import CircleAlert from 'lucide-react/icons/circle-alert';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'bad' | 'warn' | 'note';

interface MessageProps {
  tone: Tone;
  children: ReactNode;
  action?: { label: string; run: () => void };
}

const TONES = { bad: 'text-red-text', warn: 'text-amber-text', note: 'text-t3' };
const ICONS = { bad: CircleAlert, warn: TriangleAlert, note: Info };

/** One sentence beside what it is about, told apart by icon and colour, with an optional one-click fix. */
export function Message({ tone, children, action }: MessageProps) {
  const Icon = ICONS[tone];
  return (
    <p className={classes('flex items-start gap-1.5 text-12', TONES[tone])}>
      <Icon aria-hidden className="mt-0.5 size-3.5 flex-none" strokeWidth={1.75} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {action && (
        <LinkButton className="ml-auto flex-none" onClick={action.run}>
          {action.label}
        </LinkButton>
      )}
    </p>
  );
}

interface LinkButtonProps {
  onClick: () => void;
  children: ReactNode;
  className?: string;
}

/** A button that reads as a link: a small action inside a sentence or a heading. */
export function LinkButton({ onClick, children, className }: LinkButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={classes(
        'relative text-12 text-t2 underline decoration-line-strong underline-offset-3 hover:text-t1 hover:decoration-current',
        // A finger needs more than a line of text; its reach goes a little above and below.
        'max-tablet:min-h-6 max-tablet:min-w-6 max-tablet:after:absolute max-tablet:after:inset-x-0 max-tablet:after:-inset-y-1',
        className,
      )}
    >
      {children}
    </button>
  );
}
