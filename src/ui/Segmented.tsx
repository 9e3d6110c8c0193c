import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Tooltip; also read after the label. */
  title?: string;
  disabled?: boolean;
}

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly SegmentedOption<Value>[];
  onChange: (value: Value) => void;
  size?: 'tiny' | 'small' | 'medium' | 'tall';
  /** `fill` shares the width equally among the options. */
  layout?: 'hug' | 'fill';
  className?: string;
}

const SIZES = {
  tiny: 'h-[22px] text-12 [&_label]:px-[7px]',
  small: 'h-[26px] text-12 [&_label]:px-2',
  medium: 'h-8 [&_label]:px-2.5',
  tall: 'h-12 [&_label]:px-2.5 [&_label]:flex-col [&_label]:gap-0 [&_label]:leading-[18px]',
};

/** Two to four exclusive options: native radios, so arrow keys and forms work by themselves. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  size = 'medium',
  layout = 'hug',
  className,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classes(
        'gap-0.5 rounded-[7px] bg-hover p-0.5 max-tablet:h-11',
        layout === 'fill' ? 'flex' : 'inline-flex flex-none',
        SIZES[size],
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={classes(
            'relative inline-flex cursor-pointer items-center justify-center gap-1.5 rounded-[5px] whitespace-nowrap text-t2 select-none',
            'hover:text-t1 has-checked:bg-surface has-checked:font-semibold has-checked:text-t1 has-checked:ring-1 has-checked:ring-line-strong dark:has-checked:bg-sel',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus',
            'has-disabled:cursor-not-allowed has-disabled:text-t3',
            layout === 'fill' && 'flex-1',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-[inherit] opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
