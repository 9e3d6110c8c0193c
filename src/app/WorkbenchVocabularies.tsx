import { useEffect } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Profile } from '#data/profiles.ts';
import { notesFor } from '#features/compose/notes.ts';
import { VocabularyEditor } from '#features/vocab/VocabularyEditor.tsx';
import { followProfile } from '#features/vocab/sets.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { DraftIssue } from '#protocol/draft.ts';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';
import { shelfOf } from './vocabularyShelf.ts';

interface WorkbenchVocabulariesProps {
  data: ConsoleData;
  profile: Profile | undefined;
  issues: readonly DraftIssue[];
}

/** What the table itself shows at the words, with a way to mend it. */
const SAID_BY_TABLE: ReadonlySet<string> = new Set(['duplicate_word', 'spaced_word', 'empty_word']);

/** The editor of vocabularies with its way to the device, the clipboard and the door. */
export function WorkbenchVocabularies({ data, profile, issues }: WorkbenchVocabulariesProps) {
  const words = useWords();
  const { shell } = words;
  const unsaid = issues.filter(({ code }) => !SAID_BY_TABLE.has(code));
  const profiles = useStore(data.profiles.list);
  const profileId = profile?.id;
  // The vocabularies on the desk are outside React and follow the chosen profile.
  useEffect(() => {
    if (profileId !== undefined) void shelfOf(data).then((shelf) => followProfile(shelf, data.draft, profileId));
  }, [data, profileId]);
  return (
    <VocabularyEditor
      draft={data.draft}
      shelf={shelfOf(data)}
      notes={notesFor('vocabularies', unsaid, words)}
      profileNames={new Map(profiles.map(({ id, name }) => [id, name]))}
      onSave={(file) => void data.door.save(file)}
      onCopy={(text) => void data.door.copy(text).then((done) => notify(done ? shell.copied : shell.copyFailed))}
      readClipboard={readClipboard}
      onNotice={(text, run) => void notify(text, { label: shell.undo, run })}
    />
  );
}

async function readClipboard(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}
