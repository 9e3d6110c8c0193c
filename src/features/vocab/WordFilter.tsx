import { useWords } from '#i18n/I18n.tsx';
import { LIST_CHECK_IDS, type ListCheck } from '#vocab/analysis.ts';
import type { Filter, ListFindings } from '#vocab/deskTypes.ts';
import { TextInput } from '#ui/Field.tsx';
import { focused } from '#ui/focused.ts';

interface WordFilterProps {
  filter: Filter;
  findings: ListFindings | undefined;
  onFilter: (filter: Filter) => void;
}

/** Which rows are shown: by text, by what is wrong with them. */
export function WordFilter({ filter, findings, onFilter }: WordFilterProps) {
  const { vocabulary } = useWords();
  const found = LIST_CHECK_IDS.filter((check) => check === filter.check || (findings?.counts[check] ?? 0) > 0);
  return (
    <div role="search" className="flex flex-none gap-1 border-b border-line p-1">
      <TextInput
        ref={focused}
        type="search"
        aria-label={vocabulary.search}
        placeholder={vocabulary.searchPlaceholder}
        defaultValue={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        className="!h-7"
      />
      <select
        aria-label={vocabulary.onlyCheck}
        value={filter.check ?? ''}
        onChange={(event) => onFilter({ ...filter, check: (event.target.value || undefined) as ListCheck | undefined })}
        className="h-7 max-w-36 rounded-2 bg-surface px-1 text-12 fieldline"
      >
        <option value="">{vocabulary.all}</option>
        {found.map((check) => (
          <option key={check} value={check}>
            {vocabulary.checks[check]}
          </option>
        ))}
      </select>
    </div>
  );
}
