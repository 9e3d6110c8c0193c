import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface TagProps {
  tone?: 'plain' | 'outline' | 'ok' | 'warn' | 'bad';
  children: ReactNode;
  title?: string;
  className?: string;
}

const TONES = {
  plain: 'bg-hover text-t2',
  outline: 'hairline text-t1',
  ok: 'bg-green-tint text-green-text',
  warn: 'bg-amber-tint text-amber-text',
  bad: 'bg-red-tint text-red-text',
};

/** A small label. */
export function Tag({ tone = 'plain', children, title, className }: TagProps) {
  return (
    <span
      title={title}
      className={classes(
        'inline-flex h-5 flex-none items-center gap-1 rounded-1 px-1.5 text-12 whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
