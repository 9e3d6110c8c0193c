import { createStore } from '#data/store.ts';
import type { ShortcutId } from './shortcuts.ts';

/** An action of a screen asked for from elsewhere; the screen takes it as soon as it is there. */
export const requestedAction = createStore<ShortcutId | undefined>(undefined);
