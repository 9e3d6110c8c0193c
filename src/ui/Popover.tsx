import { useId, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { placeBelow } from './placeBelow.ts';

interface PopoverProps {
  /** Contents of the button that opens it. */
  trigger: ReactNode;
  triggerClassName?: string;
  /** Name of the panel for assistive technology. */
  label: string;
  /** Comes into being when the panel opens. */
  children: () => ReactNode;
  className?: string;
}

/** A button with a panel of anything that closes with any press of a button in it, on the native popover: light dismiss, Escape and the top layer come with it. */
export function Popover({ trigger, triggerClassName, label, children, className }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'open' | 'closed'>('closed');
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={state === 'open'}
        className={triggerClassName}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={({ newState }) => {
          setState(newState === 'open' ? 'open' : 'closed');
          if (newState === 'open' && button.current && panel.current)
            placeBelow(button.current, panel.current, 'start');
        }}
        onClick={(event) => (event.target as Element).closest('button') && panel.current?.hidePopover()}
        className={classes(
          'fixed inset-auto m-0 max-h-[70vh] w-80 max-w-[calc(100vw-16px)] overflow-auto rounded-3 bg-raised p-4 text-13 text-t1 shadow-pop',
          className,
        )}
      >
        {state === 'open' && children()}
      </div>
    </>
  );
}
