import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes.ts';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'ink';
type Size = 'small' | 'medium' | 'large';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: Variant;
  size?: Size;
  icon?: ReactNode;
}

const VARIANTS: Record<Variant, string> = {
  primary: 'bg-green text-on-green font-semibold enabled:hover:bg-green-hover',
  secondary: 'bg-surface text-t1 hairline enabled:hover:bg-hover [&>svg]:text-t2',
  ghost: 'text-t2 enabled:hover:bg-hover enabled:hover:text-t1',
  danger: 'bg-surface text-red-text hairline enabled:hover:bg-red-tint',
  ink: 'bg-ink text-t-inv font-semibold',
};

const SIZES: Record<Size, string> = {
  small: 'h-6 px-2 text-12 gap-1 rounded-[5px] [&>svg]:size-3.5 max-tablet:h-9',
  medium: 'h-8 px-3 gap-1.5 rounded-2 max-tablet:h-10',
  large: 'h-10 px-4 gap-1.5 rounded-2 max-tablet:h-11',
};

/** A push button. One primary button a screen. */
export function Button({ variant = 'secondary', size = 'medium', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(
        'inline-flex flex-none items-center justify-center whitespace-nowrap transition-colors duration-[var(--t-fast)]',
        'disabled:cursor-not-allowed disabled:bg-hover disabled:text-t3 disabled:shadow-none',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
