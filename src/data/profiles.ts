/** Named credentials. Each profile lives in this tab, or on this device in the vault; a key is never part of another record. */
import * as v from 'valibot';
import type { Credentials } from '#protocol/credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openPersisted, readPersisted, type PersistedSpec, type PersistedStore } from './persisted.ts';
import { profileSchema, type StoredProfile } from './profileSchema.ts';
import { createStore, type Store } from './store.ts';
import type { StorageArea, TextStorage } from './storage.ts';
import { openVault, type Vault } from './vault.ts';

export type ProfilePurpose = StoredProfile['purpose'];

export interface Profile extends StoredProfile {
  area: StorageArea;
}

const spec = (initial: () => StoredProfile[]): PersistedSpec<StoredProfile[]> => ({
  key: KEY,
  version: 1,
  schema: v.array(profileSchema),
  initial,
});

const KEY = 'profiles';

/** The two bots the emulator answers for. */
function sampleProfiles(): StoredProfile[] {
  return [
    { id: 'sample', name: '示例机器人', purpose: 'sample', credentials: PUBLISHED_SAMPLE, revision: 0 },
    { id: 'sample-awkward', name: '特殊密钥机器人', purpose: 'sample', credentials: AWKWARD_SAMPLE, revision: 0 },
  ];
}

export interface Profiles {
  list: Store<readonly Profile[]>;
  /** How the last write went, by area. */
  lastWrite: Record<StorageArea, PersistedStore<StoredProfile[]>['lastWrite']>;
  /** The profiles on this device. A profile moves there only while it is unlocked. */
  vault: Vault;
  /** Ids of profiles an older console has left on this device in the clear; they are in this tab now, too. */
  inTheClear: Store<readonly string[]>;
  /** Removes what lies in the clear; the profiles stay where they are otherwise. */
  eraseClear(): void;
  create(name: string, credentials: Credentials): Profile;
  /** Changes anything but the id; the revision grows. */
  change(id: string, changes: Partial<Omit<Profile, 'id' | 'revision'>>): void;
  duplicate(id: string, name: string): Profile | undefined;
  /** @returns what puts the profile back where it was. */
  remove(id: string): () => void;
  /** Writes at once what is still waiting to be written. */
  flush(): void;
  /** Back to the two samples, in both areas. */
  forgetAll(): void;
  /** Reads the device's profiles again; another tab has changed them. */
  reload(): void;
}

export function openProfiles(
  storages: Record<StorageArea, TextStorage>,
  vault: Vault = openVault(storages.device),
): Profiles {
  const tab = openPersisted(storages.tab, spec(sampleProfiles));
  const clear = readPersisted(
    storages.device,
    spec(() => []),
  );
  const inTheClear = createStore<readonly string[]>(clear.map(({ id }) => id));
  const adopt = (profiles: readonly StoredProfile[]) => {
    const ids = new Set(profiles.map(({ id }) => id));
    if (profiles.length > 0) tab.update((own) => [...own.filter(({ id }) => !ids.has(id)), ...profiles]);
  };
  adopt(clear);

  const read = (): readonly Profile[] => [
    ...tab.get().map((profile): Profile => ({ ...profile, area: 'tab' })),
    ...vault.profiles.get().map((profile): Profile => ({ ...profile, area: 'device' })),
  ];
  const list = createStore(read());
  vault.profiles.subscribe(() => {
    const own = apart(tab.get(), vault.profiles.get());
    if (own !== tab.get()) tab.set(own);
    list.set(read());
  });
  vault.orphans.subscribe(() => {
    adopt(vault.orphans.get());
    list.set(read());
  });

  const write = (profiles: readonly Profile[]) => {
    const unlocked = vault.state.get() === 'unlocked';
    const isIn = (area: StorageArea) => (profile: Profile) => (unlocked ? profile.area : 'tab') === area;
    // Into the new place before out of the old one.
    if (unlocked) vault.set(profiles.filter(isIn('device')).map(stored));
    const own = profiles.filter(isIn('tab')).map(stored);
    if (JSON.stringify(own) !== JSON.stringify(tab.get())) tab.set(own);
    list.set(read());
  };
  const add = (profile: Profile) => {
    write([...list.get(), profile]);
    return list.get().find(({ id }) => id === profile.id)!;
  };

  return {
    list,
    lastWrite: { tab: tab.lastWrite, device: vault.lastWrite },
    vault,
    inTheClear,
    eraseClear: () => {
      storages.device.remove(KEY);
      inTheClear.set([]);
    },
    create: (name, credentials) =>
      add({ id: crypto.randomUUID(), name, purpose: 'test', credentials, revision: 0, area: 'tab' }),
    change: (id, changes) =>
      write(list.get().map((p) => (p.id === id ? { ...p, ...changes, revision: p.revision + 1 } : p))),
    duplicate: (id, name) => {
      const original = list.get().find((profile) => profile.id === id);
      return original && add({ ...original, id: crypto.randomUUID(), name, revision: 0 });
    },
    remove: (id) => {
      const before = list.get();
      const at = before.findIndex((profile) => profile.id === id);
      write(before.filter((profile) => profile.id !== id));
      return () => at >= 0 && write(list.get().toSpliced(at, 0, before[at]!));
    },
    flush: () => tab.flush(),
    forgetAll: () => {
      vault.forget();
      storages.device.remove(KEY);
      inTheClear.set([]);
      storages.tab.remove(KEY);
      tab.reload();
      list.set(read());
    },
    reload: () => {
      vault.reload();
      // Another tab has sealed or erased what lay in the clear.
      if (storages.device.read(KEY) === undefined) inTheClear.set([]);
    },
  };
}

function stored({ area: _, ...profile }: Profile): StoredProfile {
  return profile;
}

/**
 * Profiles of a tab beside those of the device. One of the same id is a copy: one that says nothing of its own goes, any
 * other becomes a profile of its own.
 */
function apart(own: StoredProfile[], device: readonly StoredProfile[]): StoredProfile[] {
  const ids = new Map(device.map((profile) => [profile.id, profile]));
  if (!own.some(({ id }) => ids.has(id))) return own;
  const known = [...device, ...sampleProfiles()];
  return own.flatMap((profile) => {
    if (!ids.has(profile.id)) return [profile];
    const same = known.some((other) => other.id === profile.id && isCopy(other, profile));
    return same ? [] : [{ ...profile, id: crypto.randomUUID() }];
  });
}

function isCopy({ revision: _, ...one }: StoredProfile, { revision: __, ...other }: StoredProfile): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
