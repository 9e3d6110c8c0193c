/**
 * Profiles on this device, under a passphrase. On disk: a random key, wrapped by the passphrase, and the profiles sealed
 * with that key, both as JWE. In memory while unlocked: the profiles and a key the page itself cannot read.
 */
import * as v from 'valibot';
import { decodeUtf8, utf8 } from '#protocol/bytes.ts';
import { mergeProfiles } from './mergeProfiles.ts';
import { profileSchema, type StoredProfile } from './profileSchema.ts';
import type { TextStorage, WriteResult } from './storage.ts';
import { createStore, type Store } from './store.ts';

export type VaultState =
  /** Nothing of ours is kept on this device. */
  | 'empty'
  | 'locked'
  | 'unlocked'
  /** What is there is of a newer console, or broken. It is left alone. */
  | 'unreadable';

export type UnlockOutcome = 'unlocked' | 'wrong_passphrase' | 'unreadable';

export interface Vault {
  state: Store<VaultState>;
  /** None unless unlocked. */
  profiles: Store<readonly StoredProfile[]>;
  /** What could not be kept, because another tab has made the vault anew. */
  orphans: Store<readonly StoredProfile[]>;
  lastWrite: Store<WriteResult>;
  /** Makes the vault and leaves it unlocked; an existing one is never overwritten. */
  create(passphrase: string): Promise<'unlocked' | 'exists' | 'not_written'>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  lock(): void;
  /** The profiles stay sealed as they are; only their key is wrapped anew. */
  changePassphrase(current: string, next: string): Promise<UnlockOutcome>;
  /** Replaces the profiles; written at once. Does nothing unless unlocked. */
  set(profiles: readonly StoredProfile[]): void;
  /** Another tab has written. */
  reload(): void;
  /** Removes the vault. */
  forget(): void;
  /** Ends when nothing is being written any more. */
  settled(): Promise<void>;
}

const KEY = 'vault';
const VERSION = 1;

const envelopeSchema = v.object({
  version: v.literal(VERSION),
  /** The key of `data`, under the passphrase. */
  key: v.string(),
  data: v.string(),
});
type Envelope = v.InferOutput<typeof envelopeSchema>;

/** What an unlocked tab holds. */
interface Open {
  key: CryptoKey;
  envelope: Envelope;
  /** The profiles in `envelope`. */
  base: readonly StoredProfile[];
}

// Ciphers load with the first use: who keeps nothing on the device never needs them.
const sealing = () => import('#protocol/sealed.ts');

/** @param iterations rounds of the passphrase; the usual number unless given. */
export function openVault(storage: TextStorage, iterations?: number): Vault {
  const state = createStore<VaultState>(stateOf(storage));
  const profiles = createStore<readonly StoredProfile[]>([]);
  const orphans = createStore<readonly StoredProfile[]>([]);
  const lastWrite = createStore<WriteResult>({ ok: true });
  let open: Open | undefined;
  let work = Promise.resolve();

  const close = (next: VaultState) => {
    open = undefined;
    state.set(next);
    profiles.set([]);
  };

  /** One after the other, in this tab and in all. */
  const inTurn = (task: () => Promise<void>) => {
    const run = () => globalThis.navigator?.locks?.request('dialog-console.vault', task) ?? task();
    // A failed task says so in `lastWrite`; the next one is not held up.
    work = work.then(run).catch(() => lastWrite.set({ ok: false, reason: 'blocked' }));
    return work;
  };

  /** Takes in what another tab has written; writes what this tab has changed, or had when it was locked. */
  const reconcile = async (last?: { held: Open; mine: readonly StoredProfile[] }) => {
    const { sealWithKey } = await sealing();
    const held = last?.held ?? open;
    if (!held) return;
    const mine = last?.mine ?? profiles.get();
    const onDisk = readEnvelope(storage);
    const theirs =
      onDisk?.data === held.envelope.data ? held.base : onDisk && (await readProfiles(onDisk.data, held.key));
    if (!onDisk || !theirs) {
      // Forgotten is forgotten, in whichever tab; what somebody else keeps there now is not written over.
      if (stateOf(storage) !== 'empty') orphans.set(mine);
      return close(stateOf(storage));
    }
    const merged = mergeProfiles(held.base, mine, theirs);
    let envelope = onDisk;
    if (!equal(merged, theirs)) {
      envelope = { ...onDisk, data: await sealWithKey(utf8(JSON.stringify(merged)), held.key) };
      // Locked meanwhile: the lock itself writes what there was. Forgotten meanwhile: nobody writes anything.
      if (!last && open !== held) return;
      if (stateOf(storage) === 'empty') return close('empty');
      const written = storage.write(KEY, JSON.stringify(envelope));
      lastWrite.set(written);
      if (!written.ok) return;
    }
    if (open !== held) return;
    const now = profiles.get();
    open = { key: held.key, envelope, base: merged };
    const next = now === mine ? merged : mergeProfiles(mine, now, merged);
    if (!equal(next, now)) profiles.set(next);
  };

  const unwrap = async (envelope: Envelope, passphrase: string) => {
    const { importKey, openWithPassphrase } = await sealing();
    const opened = await openWithPassphrase(envelope.key, passphrase);
    if (!opened.ok) return opened.problem === 'wrong_passphrase' ? 'wrong_passphrase' : 'unreadable';
    const key = await importKey(opened.content);
    const base = await readProfiles(envelope.data, key);
    return base ? { bytes: opened.content, key, base } : 'unreadable';
  };

  const unlock = async (passphrase: string): Promise<UnlockOutcome> => {
    // What was there when it was locked may still be on its way to the disk.
    await work;
    const envelope = readEnvelope(storage);
    if (!envelope) {
      if (!open) state.set(stateOf(storage));
      return 'unreadable';
    }
    const unwrapped = await unwrap(envelope, passphrase);
    if (typeof unwrapped === 'string') return unwrapped;
    const { key, base, bytes } = unwrapped;
    bytes.fill(0);
    // Written or forgotten while the passphrase was tried: what was read is let go.
    if (readEnvelope(storage)?.data !== envelope.data) return unlock(passphrase);
    open = { key, envelope, base };
    profiles.set(base);
    state.set('unlocked');
    return 'unlocked';
  };

  return {
    state,
    profiles,
    orphans,
    lastWrite,
    create: async (passphrase) => {
      const { importKey, newKey, sealWithKey, sealWithPassphrase } = await sealing();
      const bytes = newKey();
      const key = await importKey(bytes);
      const wrapped = await sealWithPassphrase(bytes, passphrase, iterations);
      bytes.fill(0);
      const envelope: Envelope = { version: VERSION, key: wrapped, data: await sealWithKey(utf8('[]'), key) };
      let outcome: 'unlocked' | 'exists' | 'not_written' = 'exists';
      await inTurn(async () => {
        if (stateOf(storage) !== 'empty') return open ? undefined : state.set(stateOf(storage));
        const written = storage.write(KEY, JSON.stringify(envelope));
        lastWrite.set(written);
        outcome = written.ok ? 'unlocked' : 'not_written';
        if (!written.ok) return;
        open = { key, envelope, base: [] };
        state.set('unlocked');
      });
      return outcome;
    },
    unlock,
    lock: () => {
      if (!open) return;
      const last = { held: open, mine: profiles.get() };
      void inTurn(() => reconcile(last));
      close('locked');
    },
    changePassphrase: async (current, next) => {
      const { sealWithPassphrase } = await sealing();
      let outcome: UnlockOutcome = 'unreadable';
      await inTurn(async () => {
        const envelope = readEnvelope(storage);
        const unwrapped = envelope ? await unwrap(envelope, current) : 'unreadable';
        if (typeof unwrapped === 'string') return void (outcome = unwrapped);
        const wrapped = await sealWithPassphrase(unwrapped.bytes, next, iterations);
        unwrapped.bytes.fill(0);
        const changed = { ...envelope!, key: wrapped };
        lastWrite.set(storage.write(KEY, JSON.stringify(changed)));
        if (open) open = { ...open, envelope: { ...open.envelope, key: wrapped } };
        outcome = 'unlocked';
      });
      return outcome;
    },
    set: (next) => {
      if (!open) return;
      profiles.set(next);
      void inTurn(() => reconcile());
    },
    reload: () => {
      if (!open) state.set(stateOf(storage));
      else if (stateOf(storage) === 'empty') close('empty');
      else void inTurn(() => reconcile());
    },
    forget: () => {
      storage.remove(KEY);
      orphans.set([]);
      close('empty');
    },
    settled: () => work,
  };
}

function stateOf(storage: TextStorage): VaultState {
  if (storage.read(KEY) === undefined) return 'empty';
  return readEnvelope(storage) ? 'locked' : 'unreadable';
}

function readEnvelope(storage: TextStorage): Envelope | undefined {
  try {
    return v.parse(envelopeSchema, JSON.parse(storage.read(KEY) ?? ''));
  } catch {
    return undefined;
  }
}

/** `undefined` when the profiles were sealed with another key, or are no profiles. */
async function readProfiles(data: string, key: CryptoKey): Promise<StoredProfile[] | undefined> {
  const { openWithKey } = await sealing();
  const opened = await openWithKey(data, key);
  if (!opened.ok) return undefined;
  try {
    return v.parse(v.array(profileSchema), JSON.parse(decodeUtf8(opened.content) ?? ''));
  } catch {
    return undefined;
  }
}

function equal(a: readonly StoredProfile[], b: readonly StoredProfile[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
