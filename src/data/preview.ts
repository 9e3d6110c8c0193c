/** The request as it would leave now, computed while a person types. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { fromHex } from '#protocol/bytes.ts';
import type { Environment } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { callOf, type WorkbenchDraft } from './drafts.ts';
import type { Profile } from './profiles.ts';
import { revisionOf } from './revision.ts';
import type { Preparer } from './send.ts';

/** How long a draft rests before megabytes are encrypted for its preview, in milliseconds. */
const REST = 300;

/**
 * Keyed on revisions, never on a secret; a late result for an older draft is simply never shown. `prepareLarge` prepares
 * a draft whose words are elsewhere, or which is large.
 */
export function previewOptions(draft: WorkbenchDraft, profile: Profile, prepareLarge?: Preparer) {
  return queryOptions({
    queryKey: ['preview', revisionOf(draft), profile.id, profile.revision],
    queryFn: async ({ signal }) => {
      if (!prepareLarge) return prepare(callOf(draft), profile.credentials, environmentOf(draft));
      await new Promise((resolve) => setTimeout(resolve, REST));
      signal.throwIfAborted();
      return prepareLarge(environmentOf(draft), signal);
    },
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
