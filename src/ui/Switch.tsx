import type { ReactNode } from 'react';

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** An on/off switch that acts at once. */
export function Switch({ checked, onChange, children }: SwitchProps) {
  return (
    <label className="inline-flex cursor-pointer items-center gap-2 text-12 text-t3">
      {children}
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="relative h-4 w-7 flex-none cursor-pointer appearance-none rounded-full bg-field transition-colors duration-[var(--t-fast)] after:absolute after:top-0.5 after:left-0.5 after:size-3 after:rounded-full after:bg-surface after:transition-transform after:duration-[var(--t-fast)] checked:bg-ink checked:after:translate-x-3"
      />
    </label>
  );
}
