/** The request as it would leave now, computed while a person types. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { prepare, type Draft, type Environment } from '#protocol/prepare.ts';
import type { Profile } from './profiles.ts';

interface PreviewInput {
  draft: Draft;
  /** Grows with every change of the draft; stands for it in the key. */
  revision: number;
  profile: Profile;
  environment: Environment;
}

/** Keyed on revisions, never on a secret; a late result for an older draft is simply never shown. */
export function previewOptions({ draft, revision, profile, environment }: PreviewInput) {
  return queryOptions({
    queryKey: ['preview', revision, profile.id, profile.revision],
    queryFn: () => prepare(draft, profile.credentials, environment),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 5_000,
  });
}
