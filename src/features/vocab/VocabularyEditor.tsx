import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { candidatesJson, parseCandidates } from '#protocol/vocab.ts';
import { classes } from '#ui/classes.ts';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { addVocabulary, changeVocabulary, fromCandidates } from './vocabularyModel.ts';
import { WordTable } from './WordTable.tsx';

interface VocabularyEditorProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  notes: readonly FieldNote[];
}

type View = 'table' | 'json';

/** The real-time dictionaries of a call: a table or JSON, always in step. */
export function VocabularyEditor(props: VocabularyEditorProps) {
  const { workbench } = useCoreWords();
  const { draft, onChange, notes } = props;
  const [view, setView] = useState<View>(draft.vocabularyText === undefined ? 'table' : 'json');
  const choose = (next: View) => {
    // Text that cannot be read stays on screen: leaving the view would lose it.
    if (next === 'table' && draft.vocabularyText !== undefined) {
      if (!parseCandidates(draft.vocabularyText).ok) return;
      onChange({ vocabularyText: undefined });
    }
    setView(next);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2 text-12 text-t3">
        <b className="whitespace-nowrap text-t1">{workbench.vocabularies}</b>
        <span className="min-w-0 truncate">{workbench.vocabulariesHint}</span>
        <Segmented
          className="ml-auto"
          label={workbench.vocabularyView}
          size="tiny"
          value={view}
          onChange={choose}
          options={[
            { value: 'table', label: workbench.table },
            { value: 'json', label: 'JSON' },
          ]}
        />
      </div>
      {view === 'table' ? <TableView {...props} /> : <JsonView {...props} />}
      {view === 'table' &&
        notes.map((note) => (
          <Message key={note.key} tone={note.tone}>
            {note.text}
          </Message>
        ))}
      <Message tone="note">{workbench.vocabularyEffect}</Message>
    </div>
  );
}

function JsonView({ draft, onChange, notes }: VocabularyEditorProps) {
  const { workbench } = useCoreWords();
  const edit = (vocabularyText: string) => {
    const parsed = parseCandidates(vocabularyText);
    onChange(
      parsed.ok
        ? { vocabularyText, vocabularies: fromCandidates(draft.vocabularies, parsed.vocabularies) }
        : { vocabularyText },
    );
  };
  return (
    <Field id="vocabulary-json" label={<span className="mono">real_time_slot_candidates</span>} notes={notes}>
      <TextArea
        {...fieldAttributes('vocabulary-json', notes)}
        face="mono"
        rows={10}
        aria-label={workbench.vocabularyJson}
        value={draft.vocabularyText ?? candidatesJson(draft.vocabularies, 2)}
        onChange={(event) => edit(event.target.value)}
      />
    </Field>
  );
}

function TableView({ draft, onChange }: VocabularyEditorProps) {
  const { workbench } = useCoreWords();
  const { vocabularies } = draft;
  const [chosenId, setChosenId] = useState<string>();
  const chosen = vocabularies.find((vocabulary) => vocabulary.id === chosenId) ?? vocabularies[0];
  const change = (id: string, changes: Parameters<typeof changeVocabulary>[2]) =>
    onChange({ vocabularies: changeVocabulary(vocabularies, id, changes) });
  const add = () => {
    const next = addVocabulary(vocabularies, workbench.newVocabulary);
    onChange({ vocabularies: next });
    setChosenId(next.at(-1)!.id);
  };
  return (
    <>
      <div className="flex flex-wrap gap-1.5">
        {vocabularies.map((vocabulary) => (
          <span
            key={vocabulary.id}
            className={classes(
              'inline-flex h-7 items-center gap-1.5 rounded-2 px-1.5 text-12 max-tablet:h-10',
              vocabulary === chosen ? 'bg-sel font-semibold shadow-[inset_0_0_0_1.5px_var(--ink)]' : 'text-t2 hairline',
            )}
          >
            <input
              type="checkbox"
              aria-label={workbench.sendVocabulary(vocabulary.name)}
              checked={vocabulary.enabled}
              onChange={(event) => change(vocabulary.id, { enabled: event.target.checked })}
              className="size-4 cursor-pointer accent-ink"
            />
            <button
              type="button"
              aria-pressed={vocabulary === chosen}
              onClick={() => setChosenId(vocabulary.id)}
              className="flex gap-1.5"
            >
              <span className="mono max-w-40 truncate">{vocabulary.name || '—'}</span>
              <span className="font-normal text-t3">{vocabulary.words.length}</span>
            </button>
          </span>
        ))}
        <IconButton label={workbench.addVocabulary} icon={<Plus />} className="hairline" onClick={add} />
      </div>
      {chosen && (
        <>
          <div className="flex items-center gap-1">
            <TextInput
              face="mono"
              aria-label={workbench.vocabularyName}
              placeholder={workbench.vocabularyName}
              value={chosen.name}
              onChange={(event) => change(chosen.id, { name: event.target.value })}
            />
            <IconButton
              label={workbench.removeVocabulary(chosen.name)}
              icon={<X />}
              onClick={() => onChange({ vocabularies: vocabularies.filter((vocabulary) => vocabulary !== chosen) })}
            />
          </div>
          <WordTable key={chosen.id} words={chosen.words} onChange={(words) => change(chosen.id, { words })} />
        </>
      )}
    </>
  );
}
