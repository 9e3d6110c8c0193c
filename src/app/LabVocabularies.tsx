import type { ConsoleData } from '#data/console.ts';
import { callOf } from '#data/drafts.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import { useStore } from '#ui/useStore.ts';
import { wordCount } from '#vocab/part.ts';

export type LabVocabularyChoice = 'none' | 'bench';

interface LabVocabulariesProps {
  data: ConsoleData;
  value: LabVocabularyChoice;
  disabled: boolean;
  onChange: (choice: LabVocabularyChoice) => void;
}

/** Which words travel with every case of a run. */
export function LabVocabularies({ data, value, disabled, onChange }: LabVocabulariesProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const words = wordCount(callOf(useStore(data.draft)).vocabularies);
  return (
    <select
      aria-label={lab.vocabularySet}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as LabVocabularyChoice)}
      className="fieldline h-7 w-full min-w-0 rounded-2 bg-surface px-1.5 disabled:bg-hover max-tablet:h-11"
    >
      <option value="none">{lab.noVocabulary}</option>
      <option value="bench">{lab.benchVocabularies(formatCount(locale, words))}</option>
    </select>
  );
}

/** The vocabularies of a choice. */
export function vocabulariesOf(data: ConsoleData, choice: LabVocabularyChoice): readonly Vocabulary[] {
  return choice === 'none' ? [] : callOf(data.draft.get()).vocabularies;
}
