import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import type { SavedSet } from '#data/vocabularyStore.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { TextInput } from '#ui/Field.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { copySet, loadSet, mergeSet, removeSet, saveSet } from './sets.ts';
import type { Shelf } from './shelf.ts';

interface SetsDialogProps {
  shelf: Shelf;
  draft: Store<WorkbenchDraft>;
  profileNames: ReadonlyMap<string, string>;
  /** Words of the vocabularies on screen. */
  words: number;
  /** Says what took the place of the vocabularies, with a way back. */
  onNotice: (text: string, undo: () => void) => void;
  onClose: () => void;
}

/** Sets of vocabularies kept on this device: saved, taken out, merged, copied, deleted. */
export function SetsDialog({ shelf, draft, profileNames, words: total, onNotice, onClose }: SetsDialogProps) {
  const { vocabulary: words, shell } = useWords();
  const locale = useLocale();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [full, setFull] = useState(false);
  const [removed, setRemoved] = useState<{ name: string; undo: () => Promise<unknown> }>();
  const { data } = useQuery({ queryKey: ['vocabulary-sets'], queryFn: () => shelf.store.sets(), gcTime: 0 });
  const refresh = () => client.invalidateQueries({ queryKey: ['vocabulary-sets'] });
  const save = async () => {
    const id = crypto.randomUUID();
    const saved = await saveSet(shelf, draft.get(), { id, kind: 'named', name: name.trim() });
    setFull(!saved.ok);
    if (saved.ok) setName('');
    await refresh();
  };
  const take = async (set: SavedSet, how: typeof loadSet, said: string) => {
    onNotice(said, await how(shelf, draft, set));
    onClose();
  };
  const copy = async (set: SavedSet) => {
    await copySet(shelf, set, words.copyOf(titleOf(set)));
    await refresh();
  };
  const remove = async (set: SavedSet) => {
    setRemoved({ name: titleOf(set), undo: await removeSet(shelf, set) });
    await refresh();
  };
  const restore = async () => {
    await removed?.undo();
    setRemoved(undefined);
    await refresh();
  };
  const sets = data?.ok ? data.value : [];
  return (
    <Dialog title={words.sets} closeLabel={shell.close} onClose={onClose}>
      {data && !data.ok && <Message tone="warn">{words.setsUnavailable}</Message>}
      {data?.ok && (
        <div className="flex flex-col gap-4">
          <form
            className="flex gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <TextInput
              aria-label={words.setName}
              placeholder={words.setName}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" disabled={name.trim() === ''}>
              {words.saveSet}
            </Button>
          </form>
          <p className="-mt-2 text-12 text-t3">{words.setFacts(draft.get().vocabularies.length, total)}</p>
          {full && <Message tone="bad">{words.setsFull}</Message>}
          {removed && (
            <div role="status">
              <Message tone="note" action={{ label: words.undo, run: () => void restore() }}>
                {words.setRemoved(removed.name)}
              </Message>
            </div>
          )}
          <section aria-label={words.savedSets} className="flex flex-col">
            {sets.length === 0 && <p className="text-12 text-t3">{words.noSets}</p>}
            {sets.map((set) => (
              <div key={set.id} className="flex flex-col gap-1 border-t border-line py-2 first:border-t-0">
                <p className="flex items-baseline gap-2 text-13">
                  <b className="min-w-0 truncate">{titleOf(set)}</b>
                  <span className="ml-auto flex-none text-12 text-t3">{formatInstant(locale, set.savedAt)}</span>
                </p>
                <p className="flex items-center gap-3 text-12 text-t3">
                  {words.setFacts(
                    set.vocabularies.length,
                    set.vocabularies.reduce((sum, { count }) => sum + count, 0),
                  )}
                  <span className="ml-auto flex gap-3">
                    <LinkButton onClick={() => void take(set, loadSet, words.setLoaded(titleOf(set)))}>
                      {words.loadSet}
                    </LinkButton>
                    <LinkButton onClick={() => void take(set, mergeSet, words.setMerged(titleOf(set)))}>
                      {words.mergeSet}
                    </LinkButton>
                    <LinkButton onClick={() => void copy(set)}>{words.copySet}</LinkButton>
                    <LinkButton onClick={() => void remove(set)}>{words.removeSet}</LinkButton>
                  </span>
                </p>
              </div>
            ))}
          </section>
          <p className="text-12 text-t3">{words.setsHint}</p>
        </div>
      )}
    </Dialog>
  );

  function titleOf(set: SavedSet): string {
    return set.kind === 'profile' ? words.profileSet(profileNames.get(set.name) ?? set.name) : set.name;
  }
}
