import { useEffect, useEffectEvent } from 'react';
import { shortcutOf, type ShortcutId } from './shortcuts.ts';

/** Runs actions on their keys while the component is mounted. An action that returns `false` leaves the key alone. */
export function useShortcuts(actions: Partial<Record<ShortcutId, () => unknown>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    // What lies on top closes first, by the browser's own doing.
    if (event.key === 'Escape' && document.querySelector(':popover-open, dialog[open]')) return;
    const id = shortcutOf(event);
    const action = id && actions[id];
    if (action && action() !== false) event.preventDefault();
  });
  // Keys are a subscription to the document.
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
