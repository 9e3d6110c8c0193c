import { useEffect, useEffectEvent } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { SCREENS } from './screens.ts';
import { useShortcuts } from './useShortcuts.ts';
import type { Address } from './useAddress.ts';

interface GlobalShortcuts {
  data: ConsoleData;
  address: Address;
  openPalette: () => void;
  openHelp: () => void;
}

/** Keys that work on every screen, among them "G then a letter" to go to one. */
export function useGlobalShortcuts({ address, openPalette, openHelp }: GlobalShortcuts): void {
  useShortcuts({ palette: openPalette, help: openHelp, settings: () => address.go('/settings') });
  const goTo = useEffectEvent((letter: string) => {
    const screen = SCREENS.find((candidate) => candidate.letter === letter);
    if (screen) address.go(screen.path);
  });
  // A two-key sequence needs memory between two events.
  useEffect(() => {
    let awaiting = false;
    const listener = (event: KeyboardEvent) => {
      const inText =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (inText || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (awaiting) goTo(key);
      awaiting = !awaiting && key === 'g';
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
