import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Name for assistive technology and the tooltip. */
  label: string;
  icon: ReactNode;
  size?: 'small' | 'medium' | 'large';
}

const SIZES = {
  small: 'size-6 [&>svg]:size-3.5',
  medium: 'size-7 [&>svg]:size-4 max-tablet:size-10',
  large: 'size-8 [&>svg]:size-4.5 max-tablet:size-10',
};

/** A square button with an icon alone; `aria-pressed` or `aria-expanded` fills it. */
export function IconButton({ label, icon, size = 'medium', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'inline-grid flex-none place-items-center rounded-2 text-t3 transition-colors duration-[var(--t-fast)]',
        'enabled:hover:bg-hover enabled:hover:text-t1 disabled:cursor-not-allowed disabled:opacity-50',
        'aria-pressed:bg-hover aria-pressed:text-t1 aria-expanded:bg-hover aria-expanded:text-t1',
        SIZES[size],
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
