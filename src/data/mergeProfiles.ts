/** Two tabs have changed the same profiles: both changes are kept. */
import type { StoredProfile } from './profileSchema.ts';

/**
 * @param base what both began with
 * @returns theirs with my changes in it. Where both changed one profile, mine keeps its place and theirs stays beside it
 * under a new id; where one removed what the other changed, the change wins.
 */
export function mergeProfiles(
  base: readonly StoredProfile[],
  mine: readonly StoredProfile[],
  theirs: readonly StoredProfile[],
  newId: () => string = () => crypto.randomUUID(),
): StoredProfile[] {
  const [before, own, other] = [base, mine, theirs].map((list) => new Map(list.map((one) => [one.id, one])));
  const ids = new Set([...other!.keys(), ...own!.keys()]);
  return [...ids].flatMap((id) => {
    const [was, here, there] = [before!.get(id), own!.get(id), other!.get(id)];
    if (same(here, was)) return there ? [there] : [];
    if (same(there, was) || same(here, there)) return here ? [here] : [];
    if (!here || !there) return here ? [here] : [there!];
    const revision = Math.max(here.revision, there.revision) + 1;
    return [
      { ...here, revision },
      { ...there, id: newId(), name: `${there.name} (2)` },
    ];
  });
}

function same(a: StoredProfile | undefined, b: StoredProfile | undefined): boolean {
  if (!a || !b) return a === b;
  const plain = ({ revision: _, ...profile }: StoredProfile) => JSON.stringify(profile);
  return plain(a) === plain(b);
}
