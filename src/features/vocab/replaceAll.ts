/** Vocabularies read from a JSON take the place of those of the draft. */
import type { DraftVocabulary, WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import type { ListSummary } from '#vocab/deskTypes.ts';
import type { Shelf } from './shelf.ts';
import { unfinishedJson } from './vocabularyModel.ts';

type Read = readonly { name: string; summary: ListSummary }[];

/**
 * A vocabulary that kept its name keeps its switch and takes the new words as one step of its own; one that is not in the
 * JSON goes. Gives the way back, which leaves alone what was changed since.
 */
export async function replaceAll(shelf: Shelf, draft: Store<WorkbenchDraft>, read: Read): Promise<() => void> {
  const before = draft.get();
  const taken: ListSummary[] = [];
  const ids: string[] = [];
  for (const { name, summary } of read) {
    const own = before.vocabularies.find((vocabulary) => vocabulary.name === name);
    if (own && shelf.summaries.get().has(own.id)) {
      const { summary: after, changed } = await shelf.edit(own.id, { kind: 'take', from: summary.id });
      if (changed > 0) taken.push(after);
      await shelf.desk.ask('drop', summary.id);
      ids.push(own.id);
    } else {
      shelf.adopt([{ name, summary, enabled: own?.enabled ?? true }]);
      ids.push(summary.id);
    }
  }
  keepOnly(draft, ids, []);
  return wayBack(shelf, draft, before, taken);
}

/**
 * The way back to a draft's vocabularies, which takes back the last step of those that were not changed since, and to its
 * JSON that was not finished.
 */
export function wayBack(
  shelf: Shelf,
  draft: Store<WorkbenchDraft>,
  before: WorkbenchDraft,
  stepped: readonly ListSummary[] = [],
): () => Promise<void> {
  return async () => {
    const unchanged = stepped.filter(({ id, revision }) => shelf.summaries.get().get(id)?.revision === revision);
    const undone = unchanged.map(({ id }) => shelf.edit(id, { kind: 'undo' }));
    keepOnly(
      draft,
      before.vocabularies.map(({ id }) => id),
      before.vocabularies,
    );
    await Promise.all(undone);
    const unfinished = unfinishedJson(before);
    if (unfinished !== undefined) draft.update((now) => ({ ...now, vocabularyText: unfinished }));
  };
}

/** The draft with these vocabularies alone, in this order; one that it does not have is looked for among the others. */
function keepOnly(draft: Store<WorkbenchDraft>, ids: readonly string[], others: readonly DraftVocabulary[]): void {
  draft.update((now) => {
    const known = new Map([...others, ...now.vocabularies].map((vocabulary) => [vocabulary.id, vocabulary]));
    return { ...now, vocabularyText: undefined, vocabularies: ids.flatMap((id) => known.get(id) ?? []) };
  });
}
