/** Everything the page keeps, opened once: the stores behind all features. */
import { forgetKeys } from '#protocol/hmacKeys.ts';
import { deleteDatabase } from './databaseNames.ts';
import { openDoor, type LeakFinder } from './door.ts';
import { draftSpec } from './drafts.ts';
import { openHistory } from './history.ts';
import { withoutSecrets } from './keepable.ts';
import { openPersisted } from './persisted.ts';
import { preferencesSpec } from './preferences.ts';
import { openProfiles } from './profiles.ts';
import { openSecrets } from './secrets.ts';
import { createStore } from './store.ts';
import type { CollectedCases } from './collectedCases.ts';
import type { Conversations } from './conversations.ts';
import type { Microscope } from './microscope.ts';
import type { Runs } from './runs.ts';
import type { StorageArea, TextStorage } from './storage.ts';
import type { Vault } from './vault.ts';
import type { VocabularyStore } from './vocabularyStore.ts';
import type { Exchange } from './exchange.ts';
import type { AnswerGiven } from './earlierAnswers.ts';
import type { HealthPoint } from './healthTrend.ts';
import type { ReadLarge } from './reading.ts';

const FORGOTTEN = 'forgotten';

export type ConsoleData = ReturnType<typeof openConsole>;

/**
 * @param findLeaks looks for secrets in what leaves; on this thread unless given.
 * @param vault of this device; one with the usual rounds of the passphrase unless given.
 * @param readLarge reads large replies for the history; on this thread unless given.
 */
export function openConsole(
  storages: Record<StorageArea, TextStorage>,
  findLeaks?: LeakFinder,
  vault?: Vault,
  readLarge?: ReadLarge,
) {
  const preferences = openPersisted(storages.device, preferencesSpec);
  const profiles = openProfiles(storages, vault);
  const draft = openPersisted(storages.tab, draftSpec);
  /** The last exchange of this tab. */
  const exchange = createStore<Exchange | undefined>(undefined);
  /** How the bots did over this session's calls. */
  const healthTrend = createStore<readonly HealthPoint[]>([]);
  /** What they answered. */
  const answersGiven = createStore<readonly AnswerGiven[]>([]);
  const sentCount = createStore(0);
  /** Whether everything has been forgotten, here or in another tab, and nobody has said so yet. */
  const forgotten = createStore(storages.tab.read(FORGOTTEN) !== undefined);
  storages.tab.remove(FORGOTTEN);
  const secrets = openSecrets(profiles.list, profiles.vault.state);
  let microscope: Promise<Microscope> | undefined;
  const history = openHistory({
    profiles: profiles.list,
    secrets: secrets.known,
    limits: () => preferences.get().history,
    findLeaks,
    readLarge,
  });
  let conversations: Promise<Conversations> | undefined;
  let vocabularies: Promise<VocabularyStore> | undefined;
  let collected: Promise<CollectedCases> | undefined;
  let opening: Promise<Runs> | undefined;
  /** Everything that must not be stored. */
  const unstored = async () => {
    const { secretsOf } = await import('./storedSecrets.ts');
    return () => secretsOf(profiles.list.get(), secrets.known());
  };
  const runs = () =>
    (opening ??= Promise.all([import('./runs.ts'), unstored()]).then(([{ openRuns }, all]) =>
      openRuns({ secrets: all, findLeaks }),
    ));
  return {
    history,
    preferences,
    profiles,
    draft,
    exchange,
    healthTrend,
    answersGiven,
    sentCount,
    forgotten,
    secrets,
    /** The only way out for copies, downloads and exports. */
    door: openDoor(secrets, findLeaks),
    /** Bytes as they may be kept: themselves, or a copy without any secret. */
    keepable: (bytes: Uint8Array) => withoutSecrets(bytes, secrets.known(), findLeaks),
    /** Loaded when it is first looked through. */
    microscope: () =>
      (microscope ??= import('./microscope.ts').then(({ openMicroscope }) => openMicroscope(storages.tab))),
    /** Opened with the chat. */
    conversations: () =>
      (conversations ??= Promise.all([import('./conversations.ts'), unstored()]).then(([{ openConversations }, all]) =>
        openConversations(all, findLeaks),
      )),
    /** Words and sets kept on this device; opened with the first look at vocabularies. */
    vocabularies: () =>
      (vocabularies ??= Promise.all([import('./vocabularyStore.ts'), import('./wordSpace.ts')]).then(
        ([{ openVocabularyStore }, { openWordSpace }]) =>
          openVocabularyStore(Date.now, () => openWordSpace(storages.tab)),
      )),
    /** Calls that became cases; opened with the lab, or with the first of them. */
    collectedCases: () =>
      (collected ??= import('./collectedCases.ts').then(({ openCollectedCases }) => openCollectedCases(storages.tab))),
    /** Runs of the regression lab; loaded with the first. */
    runs,
    /** Writes everything that still waits; for the moment the page goes away. */
    flush: () => {
      preferences.flush();
      profiles.flush();
      draft.flush();
      void collected?.then((opened) => opened.flush());
    },
    /** Ends what is under way; removes every profile, draft, run and result from memory and from all storages. Preferences stay. */
    forgetEverything: () => {
      history.forget();
      profiles.forgetAll();
      storages.tab.clear();
      draft.reload();
      exchange.set(undefined);
      healthTrend.set([]);
      answersGiven.set([]);
      sentCount.set(0);
      secrets.forget();
      void microscope?.then((opened) => opened.forget());
      void collected?.then((opened) => opened.reload());
      if (conversations) void conversations.then((opened) => opened.clear());
      else deleteDatabase('conversations');
      if (vocabularies) void vocabularies.then((opened) => opened.forgetEverything());
      else deleteDatabase('vocabularies');
      if (opening) void opening.then((opened) => opened.forget()).catch(() => undefined);
      else deleteDatabase('runs');
      forgetKeys();
      // Kept through the reload that takes the rest of the page's memory.
      storages.tab.write(FORGOTTEN, '1');
    },
  };
}
