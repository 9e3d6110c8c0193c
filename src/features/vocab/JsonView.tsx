import type { WorkbenchDraft } from '#data/drafts.ts';
import { useWords } from '#i18n/I18n.tsx';
import { candidatesJson, parseCandidates } from '#protocol/vocab.ts';
import { Field, TextArea, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { fromCandidates } from './vocabularyModel.ts';

interface JsonViewProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  notes: readonly FieldNote[];
}

/** The same vocabularies as JSON, while they are few enough for a text field. */
export function JsonView({ draft, onChange, notes }: JsonViewProps) {
  const { workbench } = useWords();
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
