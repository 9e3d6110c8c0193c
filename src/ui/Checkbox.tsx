import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
  className?: string;
}

/** A native check box in the design's outline. */
export function Checkbox({ checked, onChange, children, disabled, className }: CheckboxProps) {
  return (
    <label className={classes('flex cursor-pointer items-center gap-2.5', className)}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 flex-none cursor-pointer rounded-1 accent-ink"
      />
      {children}
    </label>
  );
}
