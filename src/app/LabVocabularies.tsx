import { useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import { callOf } from '#data/drafts.ts';
import { setsByName, vocabulariesOfSet } from '#data/savedVocabularies.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Case } from '#lab/cases.ts';
import type { RunPlan } from '#data/runSchema.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import { useStore } from '#ui/useStore.ts';
import { wordCount } from '#vocab/part.ts';

/** `none`, `bench` for what the workbench sends, or the id of a saved set. */
export type LabVocabularyChoice = string;

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
  const bench = wordCount(callOf(useStore(data.draft)).vocabularies);
  const sets = useQuery({ queryKey: ['lab-vocabulary-sets'], queryFn: () => savedSets(data), staleTime: 0 });
  return (
    <select
      aria-label={lab.vocabularySet}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      className="fieldline h-7 w-full min-w-0 rounded-2 bg-surface px-1.5 disabled:bg-hover max-tablet:h-11"
    >
      <option value="none">{lab.noVocabulary}</option>
      <option value="bench">{lab.benchVocabularies(formatCount(locale, bench))}</option>
      {(sets.data ?? []).map(({ id, name, vocabularies }) => (
        <option key={id} value={id}>
          {lab.savedVocabularies(
            name,
            formatCount(
              locale,
              vocabularies.reduce((sum, { count }) => sum + count, 0),
            ),
          )}
        </option>
      ))}
    </select>
  );
}

async function savedSets(data: ConsoleData) {
  const sets = await (await data.vocabularies()).sets();
  return sets.ok ? sets.value.filter(({ kind }) => kind === 'named') : [];
}

/** The words of a choice, and those of the sets that cases name. */
export async function vocabulariesFor(
  data: ConsoleData,
  choice: LabVocabularyChoice,
  cases: readonly Case[],
): Promise<{ vocabularies: readonly Vocabulary[]; sets: RunPlan['sets'] }> {
  const store = await data.vocabularies();
  const names = new Set(cases.flatMap(({ vocabulary }) => vocabulary || []));
  const sets = await setsByName(store, names);
  if (choice === 'none') return { vocabularies: [], sets };
  if (choice === 'bench') return { vocabularies: callOf(data.draft.get()).vocabularies, sets };
  const chosen = (await savedSets(data)).find(({ id }) => id === choice);
  return { vocabularies: chosen ? await vocabulariesOfSet(store, chosen) : [], sets };
}
