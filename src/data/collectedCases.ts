/** Calls of the workbench that wait for the lab as cases; they survive a reload and end with the tab. */
import * as v from 'valibot';
import { caseSchema } from '#lab/caseJson.ts';
import type { CollectedCase } from '#lab/fromCall.ts';
import { openPersisted, type PersistedSpec, type PersistedStore } from './persisted.ts';
import type { TextStorage } from './storage.ts';

const spec: PersistedSpec<readonly CollectedCase[]> = {
  key: 'collected-cases',
  version: 1,
  schema: v.array(v.object({ call: v.string(), username: v.string(), open: v.boolean(), one: caseSchema })),
  initial: () => [],
};

export type CollectedCases = PersistedStore<readonly CollectedCase[]>;

export function openCollectedCases(storage: TextStorage): CollectedCases {
  return openPersisted(storage, spec);
}
