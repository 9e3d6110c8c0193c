import { useId, useRef, type ButtonHTMLAttributes, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { placeBelow } from './placeBelow.ts';

interface MenuProps {
  /** Contents of the button that opens the menu. */
  trigger: ReactNode;
  triggerProps?: ButtonHTMLAttributes<HTMLButtonElement>;
  /** Name of the list for assistive technology. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
  className?: string;
}

/** A button with a drop-down list of actions, on the native popover: light dismiss, Escape and the top layer come with it. */
export function Menu({ trigger, triggerProps, label, children, align = 'start', className }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const place = () => {
    const popup = list.current;
    if (!button.current || !popup) return;
    placeBelow(button.current, popup, align);
    items(popup)[0]?.focus();
  };

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const all = items(event.currentTarget);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  };

  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-haspopup="menu" {...triggerProps}>
        {trigger}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={(event) => event.newState === 'open' && place()}
        onKeyDown={move}
        onClick={(event) => (event.target as Element).closest('[role^=menuitem]') && list.current?.hidePopover()}
        className={classes(
          'fixed inset-auto m-0 max-h-[70vh] min-w-44 overflow-auto rounded-3 bg-raised p-1 text-13 text-t1 shadow-pop',
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}

function items(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)')];
}

interface MenuItemProps {
  icon?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
  /** For one of several exclusive items: whether it is the chosen one. */
  chosen?: boolean;
  tone?: 'plain' | 'danger';
}

/** One action of a {@link Menu}. */
export function MenuItem({ icon, children, onSelect, chosen, tone = 'plain' }: MenuItemProps) {
  return (
    <button
      type="button"
      role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={chosen}
      tabIndex={-1}
      onClick={onSelect}
      className={classes(
        'flex min-h-8 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover focus-visible:bg-hover aria-checked:bg-sel max-tablet:min-h-11 [&>svg]:size-4 [&>svg]:flex-none [&>svg]:text-t3',
        tone === 'danger' && 'text-red-text [&>svg]:text-red-text',
      )}
    >
      {icon}
      {children}
    </button>
  );
}
