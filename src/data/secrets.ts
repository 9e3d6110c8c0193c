/** Every secret this page has seen since it was opened, from the moment it was typed. In memory only. */
import { utf8Length } from '#protocol/bytes.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { SHORTEST_SECRET, type Secret, type SecretField } from '#protocol/secret.ts';
import type { Profile } from './profiles.ts';
import type { StorageArea } from './storage.ts';
import type { Store } from './store.ts';
import type { VaultState } from './vault.ts';

export interface KnownSecret extends Secret {
  /** Name of the profile it belongs to; empty for one that was typed into a tool. */
  profile: string;
  area: StorageArea;
}

export interface Secrets {
  /** Each value once. */
  known(): KnownSecret[];
  /** A value typed into a field of its own, named by `place`. */
  typed(place: string, field: SecretField, value: string): void;
  /** What looks like credentials in a text, named by `place`. */
  noticed(place: string, candidates: readonly Pick<Secret, 'field' | 'value'>[]): void;
  /** Whether there are secrets that nobody can look for: those of a locked vault. */
  unknown(): boolean;
  /** Knows nothing but what the profiles hold now. */
  forget(): void;
}

/** Anybody may know these: warning of them would only teach people to dismiss warnings. */
const PUBLIC = new Set(
  [PUBLISHED_SAMPLE, AWKWARD_SAMPLE].flatMap(({ token, encodingAESKey }) => [token, encodingAESKey]),
);

const SECRET_FIELDS = ['token', 'encodingAESKey'] as const;

export function openSecrets(profiles: Store<readonly Profile[]>, vault: Store<VaultState>): Secrets {
  /** What stands in a field now, by profile and field or by place. */
  const current = new Map<string, KnownSecret>();
  /** What stood there before and may still stand in a result, by value. */
  const earlier = new Map<string, KnownSecret>();

  const put = (secret: KnownSecret) => {
    const before = current.get(secret.id);
    if (before && before.value !== secret.value) leave(before, secret.value);
    current.set(secret.id, secret);
  };
  const leave = (before: KnownSecret, next: string) => {
    // A value that grows while it is typed was never a secret by itself.
    if (next.startsWith(before.value) || !isSecret(before)) return;
    const tail = [...earlier.keys()].some((value) => value.startsWith(before.value));
    if (!tail) earlier.set(before.value, { ...before, id: `${before.id} ${earlier.size}` });
  };
  const forgetEarlier = (id: string) => {
    for (const [value, secret] of earlier) if (secret.id.startsWith(id)) earlier.delete(value);
  };
  const read = () => {
    const seen = new Set<string>();
    for (const { id, name, area, credentials } of profiles.get())
      for (const field of SECRET_FIELDS) {
        const secret = { id: `${id}.${field}`, field, value: credentials[field], profile: name, area };
        seen.add(secret.id);
        put(secret);
      }
    for (const [id, secret] of current)
      if (!seen.has(id) && !id.startsWith(TYPED)) {
        // A locked vault has taken its secrets out of this page.
        if (secret.area === 'device' && vault.get() === 'locked') forgetEarlier(id);
        else leave(secret, '');
        current.delete(id);
      }
  };
  read();
  profiles.subscribe(read);
  const typed: Secrets['typed'] = (place, field, value) =>
    put({ id: TYPED + place, field, value, profile: '', area: 'tab' });

  return {
    known: () => [
      ...new Map([...earlier.values(), ...current.values()].filter(isSecret).map((one) => [one.value, one])).values(),
    ],
    typed,
    noticed: (place, candidates) => candidates.forEach(({ field, value }, i) => typed(`${place} ${i}`, field, value)),
    unknown: () => vault.get() === 'locked',
    forget: () => {
      current.clear();
      earlier.clear();
      read();
    },
  };
}

const TYPED = 'typed ';

function isSecret({ value }: Secret): boolean {
  return utf8Length(value) >= SHORTEST_SECRET && !PUBLIC.has(value);
}
