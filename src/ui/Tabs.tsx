import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from './classes.ts';

export interface Tab<Value extends string> {
  value: Value;
  label: ReactNode;
}

interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  tabs: readonly Tab<Value>[];
  onChange: (value: Value) => void;
  /** Id of the element that shows the chosen tab's content. */
  controls: string;
  size?: 'small' | 'medium';
  className?: string;
}

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A row of tabs with a roving tab stop (WAI-ARIA tabs pattern, automatic activation). */
export function Tabs<Value extends string>({
  label,
  value,
  tabs,
  onChange,
  controls,
  size = 'medium',
  className,
}: TabsProps<Value>) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const at = step(
      tabs.findIndex((tab) => tab.value === value),
      tabs.length,
    );
    onChange(tabs[at]!.value);
    (event.currentTarget.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className={classes('flex self-stretch', size === 'small' ? 'gap-3 text-12' : 'gap-4', className)}
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          className={classes(
            'relative flex min-w-6 items-center justify-center gap-1 whitespace-nowrap text-t3 hover:text-t1 aria-selected:font-medium aria-selected:text-t1',
            'aria-selected:after:absolute aria-selected:after:inset-x-0 aria-selected:after:-bottom-px aria-selected:after:h-0.5 aria-selected:after:rounded-t-[2px] aria-selected:after:bg-t1',
          )}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
