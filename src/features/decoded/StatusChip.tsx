import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';

export type ChipTone = 'ok' | 'neutral' | 'warn' | 'bad';

interface StatusChipProps {
  tone: ChipTone;
  /** A value of the wire, shown in its own spelling. */
  wire?: string;
  children: ReactNode;
}

const TONES: Record<ChipTone, string> = {
  ok: 'bg-green-tint text-green-text',
  neutral: 'bg-hover text-t2',
  warn: 'bg-amber-tint text-amber-text',
  bad: 'bg-red-tint text-red-text',
};
const ICONS = { ok: Check, neutral: Minus, warn: TriangleAlert, bad: X };

/** A state as icon, wire word and meaning. */
export function StatusChip({ tone, wire, children }: StatusChipProps) {
  const Icon = ICONS[tone];
  return (
    <span
      className={classes(
        'inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-[5px] px-2 text-12 font-semibold',
        TONES[tone],
      )}
    >
      <Icon aria-hidden className="size-3.5 flex-none" strokeWidth={2.25} />
      {wire !== undefined && <span className="mono max-w-40 truncate">{wire}</span>}
      {children}
    </span>
  );
}
