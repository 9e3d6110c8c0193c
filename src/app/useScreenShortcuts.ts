import { useEffect, useEffectEvent } from 'react';
import { useStore } from '#ui/useStore.ts';
import { requestedAction, type ActionId } from './requestedAction.ts';
import { useShortcuts } from './useShortcuts.ts';

/** A screen's actions, on their keys and when the palette asks for one. */
export function useScreenShortcuts(actions: Partial<Record<ActionId, () => unknown>>): void {
  useShortcuts(actions);
  const requested = useStore(requestedAction);
  const run = useEffectEvent((id: ActionId) => {
    requestedAction.set(undefined);
    actions[id]?.();
  });
  // The palette may have asked before this screen was there; an action is an event, not something to render.
  useEffect(() => {
    if (requested) run(requested);
  }, [requested]);
}
