/** What a remedy changes. Every change can be taken back; none of them leaves the page. */
import { isLosslessNumber, parse, stringify } from 'lossless-json';
import type { ConsoleData } from '#data/console.ts';
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Remedy } from './cause.ts';
import { mended } from './failedCall.ts';

interface Place {
  data: Pick<ConsoleData, 'draft' | 'preferences' | 'profiles'>;
  /** The profile that sent the call. */
  profileId: string;
  chooseProfile: (id: string) => void;
}

/**
 * Applies a remedy.
 * @returns the profile to send with from now on, and the way back.
 */
export function applyRemedy(remedy: Remedy, place: Place): { profileId: string; undo: () => void } {
  const { data, profileId } = place;
  const stays = (undo: () => void) => ({ profileId, undo });
  switch (remedy.kind) {
    case 'mend':
      return stays(rewrite(place, (now) => ({ ...now, [remedy.field]: mended(now)[remedy.field] })));
    case 'swap': {
      const [a, b] = remedy.fields;
      return stays(rewrite(place, (now) => ({ ...now, [a]: now[b], [b]: now[a] })));
    }
    case 'profile':
      place.chooseProfile(remedy.id);
      return { profileId: remedy.id, undo: () => place.chooseProfile(profileId) };
    case 'claim':
      return stays(redraft(place, { claimName: 'msg' }));
    case 'encoding':
      return stays(redraft(place, { encoding: remedy.to }));
    case 'times':
      return stays(redraft(place, { exp: false, extraClaims: withoutTimes(data.draft.get().extraClaims) }));
    case 'scenario': {
      const { scenario } = data.preferences.get();
      data.preferences.update((now) => ({ ...now, scenario: 'healthy' }));
      return stays(() => data.preferences.update((now) => ({ ...now, scenario })));
    }
  }
}

function rewrite({ data: { profiles }, profileId }: Place, change: (now: Credentials) => Credentials): () => void {
  const before = profiles.list.get().find(({ id }) => id === profileId)?.credentials;
  if (!before) return () => undefined;
  profiles.change(profileId, { credentials: change(before) });
  return () => profiles.change(profileId, { credentials: before });
}

function redraft({ data: { draft } }: Place, changes: Partial<WorkbenchDraft>): () => void {
  const before = draft.get();
  draft.update((now) => ({ ...now, ...changes }));
  return () => draft.set(before);
}

const TIME_CLAIMS = new Set(['exp', 'nbf', 'iat']);

/** Further claims without the time claims; untouched where there are none, and integers keep their digits. */
export function withoutTimes(claims: string): string {
  const members = claims.trim() === '' ? {} : parse(claims);
  if (typeof members !== 'object' || members === null || Array.isArray(members) || isLosslessNumber(members))
    return claims;
  const kept = Object.entries(members).filter(([name]) => !TIME_CLAIMS.has(name));
  if (kept.length === Object.keys(members).length) return claims;
  return kept.length === 0 ? '' : (stringify(Object.fromEntries(kept)) ?? '');
}
