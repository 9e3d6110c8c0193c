/** Where the draft's vocabularies, the worker that holds their words and the store on the device meet. */
import type { DraftVocabulary, WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import { createStore } from '#data/store.ts';
import type { VocabularyStore } from '#data/vocabularyStore.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Environment } from '#protocol/draft.ts';
import type { Preparation } from '#protocol/prepare.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import { openVocabularies, type Task, type Vocabularies } from '#workers/vocabularies.ts';
import type { Edit, Edited, ListFindings, ListSummary } from '#vocab/deskTypes.ts';
import { vocabularyOf } from './vocabularyModel.ts';

export interface Shelf {
  desk: Vocabularies;
  store: VocabularyStore;
  /** What is on the desk, by id of the vocabulary. */
  summaries: Store<ReadonlyMap<string, ListSummary>>;
  findings: Store<ReadonlyMap<string, ListFindings>>;
  /** Vocabularies whose words the device did not keep. */
  lost: Store<ReadonlySet<string>>;
  /** Whether large vocabularies outlive this page. */
  kept: Store<'yes' | 'no'>;
  edit(id: string, edit: Edit): Promise<Edited>;
  /** Notes what has become of a list that was changed or filtered. */
  note(summary: ListSummary): void;
  /** Adds lists that lie on the desk already to the draft. */
  adopt(lists: readonly { name: string; summary: ListSummary; enabled: boolean }[]): void;
  /** Resolves when every vocabulary of the draft lies on the desk. */
  ready(): Promise<void>;
  seal(draft: WorkbenchDraft, credentials: Credentials, environment: Environment, task: Task): Promise<Preparation>;
  /** The vocabularies that travel, with their words as strings, where there are no more than so many. */
  vocabulariesOf(draft: WorkbenchDraft, atMost: number): Promise<Vocabulary[]>;
}

/** How long typing in a large list rests before it is written to the device, in milliseconds. */
const WRITE_DELAY = 500;
/** How long words outlive their leaving the draft, so that whoever takes the change back finds them, in milliseconds. */
export const RESTING_TIME = 120_000;
/** Words that cross from the worker at a time, so that no task of the page is long. */
const PORTION = 10_000;

/** Puts the draft's vocabularies on the desk and keeps both the same from then on. */
export async function openShelf(draft: Store<WorkbenchDraft>, store: VocabularyStore): Promise<Shelf> {
  const spawn = typeof Worker === 'undefined' ? (await import('#workers/vocabulariesBeside.ts')).beside : undefined;
  const desk = openVocabularies(spawn);
  const summaries = createStore<ReadonlyMap<string, ListSummary>>(new Map());
  const findings = createStore<ReadonlyMap<string, ListFindings>>(new Map());
  const lost = createStore<ReadonlySet<string>>(new Set());
  const kept = createStore<'yes' | 'no'>('yes');
  /** The words each list on the desk had when the draft and the desk were last the same; none for large ones. */
  const known = new Map<string, readonly string[] | 'large'>();
  const writing = new Map<string, ReturnType<typeof setTimeout>>();
  /** Lists that have left the draft and still lie on the desk. */
  const resting = new Map<string, ReturnType<typeof setTimeout>>();
  let seen: readonly DraftVocabulary[] = [];
  let shared = '';
  let busy: Promise<unknown> = Promise.resolve();

  const note = (summary: ListSummary) => {
    const { id, words } = summary;
    summaries.update((all) => new Map(all).set(id, summary));
    const before = draft.get().vocabularies.find((vocabulary) => vocabulary.id === id);
    if (!before) return;
    if (!words) keepSoon(id, before.large === undefined ? 0 : WRITE_DELAY);
    else if (before.large) void store.dropWords(id);
    known.set(id, words ?? 'large');
    if (words ? before.words === words : before.large?.revision === summary.revision) return;
    draft.update((now) => ({
      ...now,
      vocabularyText: undefined,
      vocabularies: now.vocabularies.map((each) => (each.id === id ? vocabularyOf(each, summary) : each)),
    }));
  };

  const keepSoon = (id: string, delay: number) => {
    clearTimeout(writing.get(id));
    writing.set(
      id,
      setTimeout(() => {
        writing.delete(id);
        void desk.ask('packedWords', id).then(
          async (words) => kept.set((await store.keepWords(id, words)).ok ? 'yes' : 'no'),
          // The list was removed meanwhile.
          () => undefined,
        );
      }, delay),
    );
  };

  const put = async (vocabulary: DraftVocabulary) => {
    const { id, words, large } = vocabulary;
    if (!large) {
      const onDesk = known.has(id);
      known.set(id, words);
      // The draft has changed by itself: the JSON view, an undone removal. Its words stay as they are.
      const summary = onDesk
        ? (await desk.ask('edit', id, { kind: 'replace', words })).summary
        : await desk.ask('put', id, { kind: 'words', words });
      summaries.update((all) => new Map(all).set(id, summary));
      // Words as the draft has them may already be too many to stay there.
      if (!summary.words) note(summary);
      return;
    }
    known.set(id, 'large');
    const stored = await store.wordsOf(id, large.count);
    if (stored.ok && stored.value) {
      const summary = await desk.ask('put', id, { kind: 'snapshot', snapshot: stored.value });
      summaries.update((all) => new Map(all).set(id, summary));
    } else lost.update((all) => new Set(all).add(id));
  };

  const letGo = (id: string) => {
    resting.delete(id);
    known.delete(id);
    void desk.ask('drop', id);
    void store.dropWords(id);
  };

  const sync = () => {
    const { vocabularies } = draft.get();
    if (vocabularies === seen) return;
    seen = vocabularies;
    const ids = new Set(vocabularies.map(({ id }) => id));
    for (const id of known.keys()) {
      if (ids.has(id)) {
        clearTimeout(resting.get(id));
        resting.delete(id);
      } else if (!resting.has(id))
        resting.set(
          id,
          setTimeout(() => letGo(id), RESTING_TIME),
        );
    }
    const changed = vocabularies.filter(({ id, words, large }) => known.get(id) !== (large ? 'large' : words));
    for (const vocabulary of changed) busy = Promise.all([busy, put(vocabulary)]).catch(() => undefined);
    const travelling = vocabularies.filter(({ enabled }) => enabled).map(({ id }) => id);
    if (changed.length > 0 || shared !== travelling.join()) desk.share(travelling);
    shared = travelling.join();
  };

  desk.onFindings((found) => findings.update((all) => new Map(all).set(found.id, found)));
  desk.onLost(() => {
    known.clear();
    seen = [];
    sync();
  });
  draft.subscribe(sync);
  sync();
  void store.tidy();

  const ready = async () => {
    await busy;
    await desk.settled();
  };

  return {
    desk,
    store,
    summaries,
    findings,
    lost,
    kept,
    note,
    ready,
    edit: async (id, edit) => {
      const edited = await desk.ask('edit', id, edit);
      note(edited.summary);
      return edited;
    },
    adopt: (lists) => {
      const added = lists.map(({ name, summary, enabled }) => {
        known.set(summary.id, summary.words ?? 'large');
        return vocabularyOf({ id: summary.id, name, enabled, words: [] }, summary);
      });
      draft.update((now) => ({ ...now, vocabularyText: undefined, vocabularies: [...now.vocabularies, ...added] }));
      for (const { summary } of lists) {
        summaries.update((all) => new Map(all).set(summary.id, summary));
        if (!summary.words) keepSoon(summary.id, 0);
      }
    },
    seal: async (sealed, credentials, environment, task) => {
      await ready();
      const travelling = sealed.vocabularies.filter(({ enabled }) => enabled);
      const gone = travelling.find(({ id }) => !summaries.get().has(id));
      if (gone) {
        return {
          ok: false,
          issues: [{ field: 'vocabularies', code: 'words_missing', severity: 'error', name: gone.name }],
        };
      }
      const { callOf } = await import('#data/drafts.ts');
      const call = { ...callOf(sealed), vocabularies: [] };
      const lists = travelling.map(({ id, name }) => ({ id, name }));
      return desk.run('seal', [{ draft: call, lists, credentials, environment }], task);
    },
    vocabulariesOf: async ({ vocabularies }, atMost) => {
      const travelling = vocabularies.filter(({ enabled }) => enabled);
      const total = travelling.reduce((sum, { words, large }) => sum + (large?.count ?? words.length), 0);
      if (total > atMost) return [];
      const filled: Vocabulary[] = [];
      for (const { id, name, words, large } of travelling) {
        const all: string[] = large ? [] : [...words];
        for (let from = 0; large && from < large.count; from += PORTION) {
          all.push(...(await desk.ask('words', id, from, from + PORTION)));
        }
        filled.push({ name, words: all });
      }
      return filled;
    },
  };
}
