/** Named credentials. Each profile lives in this tab or on this device; a key is never part of another record. */
import * as v from 'valibot';
import type { Credentials } from '#protocol/credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openPersisted, type PersistedSpec, type PersistedStore } from './persisted.ts';
import { createStore, type Store } from './store.ts';
import type { StorageArea, TextStorage } from './storage.ts';

const profileSchema = v.object({
  id: v.string(),
  name: v.string(),
  purpose: v.picklist(['sample', 'test', 'live']),
  credentials: v.object({ appId: v.string(), token: v.string(), encodingAESKey: v.string() }),
  /** Grows with every change; previews are keyed on it instead of on a secret. */
  revision: v.number(),
});

type StoredProfile = v.InferOutput<typeof profileSchema>;

export type ProfilePurpose = StoredProfile['purpose'];

export interface Profile extends StoredProfile {
  area: StorageArea;
}

const spec = (initial: () => StoredProfile[]): PersistedSpec<StoredProfile[]> => ({
  key: 'profiles',
  version: 1,
  schema: v.array(profileSchema),
  initial,
});

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

export function openProfiles(storages: Record<StorageArea, TextStorage>): Profiles {
  const areas = {
    tab: openPersisted(storages.tab, spec(sampleProfiles)),
    device: openPersisted(
      storages.device,
      spec(() => []),
    ),
  };
  const read = (): readonly Profile[] => [...withArea('tab'), ...withArea('device')];
  const withArea = (area: StorageArea) => areas[area].get().map((profile): Profile => ({ ...profile, area }));
  const list = createStore(read());

  const write = (profiles: readonly Profile[]) => {
    for (const area of ['tab', 'device'] as const) {
      const mine = profiles.filter((profile) => profile.area === area).map(stored);
      if (JSON.stringify(mine) !== JSON.stringify(areas[area].get())) areas[area].set(mine);
    }
    list.set(read());
  };
  const add = (profile: Profile) => {
    write([...list.get(), profile]);
    return profile;
  };

  return {
    list,
    lastWrite: { tab: areas.tab.lastWrite, device: areas.device.lastWrite },
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
    flush: () => {
      areas.tab.flush();
      areas.device.flush();
    },
    forgetAll: () => {
      for (const area of ['tab', 'device'] as const) {
        storages[area].remove('profiles');
        areas[area].reload();
      }
      list.set(read());
    },
    reload: () => {
      areas.device.reload();
      list.set(read());
    },
  };
}

function stored({ area: _, ...profile }: Profile): StoredProfile {
  return profile;
}
