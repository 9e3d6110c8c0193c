import { createStore } from '#data/store.ts';
import type { ShortcutId } from './shortcuts.ts';

/** An action of the workbench asked for from elsewhere; the workbench takes it as soon as it is on screen. */
export const requestedAction = createStore<ShortcutId | undefined>(undefined);
