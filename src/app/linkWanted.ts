import { createStore } from '#data/store.ts';

/** Whether somebody wants the call in the workbench as a link. */
export const linkWanted = createStore(false);
