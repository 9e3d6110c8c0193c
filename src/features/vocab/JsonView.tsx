import type { ClipboardEvent } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { useWords } from '#i18n/I18n.tsx';
import { candidatesJson, parseCandidates } from '#protocol/vocab.ts';
import { Field, TextArea, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { fromCandidates } from './vocabularyModel.ts';

interface JsonViewProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  /** Takes a whole JSON that is too long for a text field. */
  onPaste: (json: File) => void;
  notes: readonly FieldNote[];
}

/** Longest text that is put into the field, in UTF-16 code units: a longer one would be laid out and read for seconds. */
const LONGEST_PASTED = 64 * 1024;

/** The same vocabularies as JSON, while they are few enough for a text field. */
export function JsonView({ draft, onChange, onPaste, notes }: JsonViewProps) {
  const { workbench } = useWords();
  const edit = (vocabularyText: string) => {
    const parsed = parseCandidates(vocabularyText);
    onChange(
      parsed.ok
        ? { vocabularyText, vocabularies: fromCandidates(draft.vocabularies, parsed.vocabularies) }
        : { vocabularyText },
    );
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text');
    if (text.length <= LONGEST_PASTED) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    onPaste(new File([value.slice(0, selectionStart), text, value.slice(selectionEnd)], 'JSON.json'));
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
        onPaste={paste}
      />
    </Field>
  );
}
