import { createStore } from '#data/store.ts';
import type { CommandId } from './commands.ts';
import type { ShortcutId } from './shortcuts.ts';

/** An action of a screen, with a key or without. */
export type ActionId = ShortcutId | CommandId;

/** An action of a screen asked for from elsewhere; the screen takes it as soon as it is there. */
export const requestedAction = createStore<ActionId | undefined>(undefined);
