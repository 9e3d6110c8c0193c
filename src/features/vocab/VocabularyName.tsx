import X from 'lucide-react/icons/x';
import type { DraftVocabulary } from '#data/drafts.ts';
import { useWords } from '#i18n/I18n.tsx';
import { nameFix, nameIssues } from '#vocab/names.ts';
import { TextInput } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Message } from '#ui/Message.tsx';

interface VocabularyNameProps {
  vocabulary: DraftVocabulary;
  others: readonly string[];
  onRename: (name: string) => void;
  onRemove: () => void;
}

/** The name under which a vocabulary travels, and what speaks against it. */
export function VocabularyName({ vocabulary: { name }, others, onRename, onRemove }: VocabularyNameProps) {
  const { workbench, vocabulary } = useWords();
  // Errors are said with the request's own; only what is merely unlikely is said here.
  const issues = nameIssues(name, others).filter((issue) => issue !== 'empty' && issue !== 'duplicate');
  const fixed = nameFix(name);
  return (
    <>
      <div className="flex items-center gap-1">
        <TextInput
          face="mono"
          aria-label={workbench.vocabularyName}
          placeholder={workbench.vocabularyName}
          value={name}
          onChange={(event) => onRename(event.target.value)}
        />
        <IconButton label={workbench.removeVocabulary(name)} icon={<X />} onClick={onRemove} />
      </div>
      {issues.map((issue) => (
        <Message
          key={issue}
          tone={issue === 'placeholder' ? 'note' : 'warn'}
          {...(fixed === name ? {} : { action: { label: vocabulary.nameIssues.fix, run: () => onRename(fixed) } })}
        >
          {vocabulary.nameIssues[issue]}
        </Message>
      ))}
    </>
  );
}
