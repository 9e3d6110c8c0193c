/** The request as it would leave now, computed while a person types. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fromHex } from '#protocol/bytes.ts';
import type { Environment } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { callOf, type WorkbenchDraft } from './drafts.ts';
import type { Profile } from './profiles.ts';

const revisions = new WeakMap<WorkbenchDraft, number>();
let lastRevision = 0;

// Drafts are replaced, never changed, so the object itself is its version; the key gets a number instead of megabytes.
function revisionOf(draft: WorkbenchDraft): number {
  const known = revisions.get(draft);
  if (known !== undefined) return known;
  revisions.set(draft, ++lastRevision);
  return lastRevision;
}

/** Keyed on revisions, never on a secret; a late result for an older draft is simply never shown. */
export function previewOptions(draft: WorkbenchDraft, profile: Profile) {
  return queryOptions({
    queryKey: ['preview', revisionOf(draft), profile.id, profile.revision],
    queryFn: () => prepare(callOf(draft), profile.credentials, environmentOf(draft)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 5_000,
  });
}

/** The clock now, and the frozen random bytes where a draft has them. */
export function environmentOf(draft: WorkbenchDraft): Environment {
  const now = Math.floor(Date.now() / 1000);
  const random = draft.frozenRandom === undefined ? undefined : fromHex(draft.frozenRandom);
  return random ? { now, random } : { now };
}
