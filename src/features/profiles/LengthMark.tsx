import Check from 'lucide-react/icons/check';
import { useWords } from '#i18n/I18n.tsx';
import { KEY_LENGTH, type CredentialField } from '#protocol/credentials.ts';

interface LengthMarkProps {
  field: CredentialField;
  value: string;
  state: 'sound' | 'faulty';
}

/** How long a value is, ticked when nothing is wrong with it. */
export function LengthMark({ field, value, state }: LengthMarkProps) {
  const { credentials } = useWords().settings;
  if (value === '') return null;
  if (state === 'sound') {
    return (
      <span className="flex items-center gap-1 text-t2">
        <Check aria-hidden className="size-3.5 text-green-text" strokeWidth={2.5} />
        {credentials.characters(value.length)}
      </span>
    );
  }
  return (
    <span className="text-t3">
      {field === 'encodingAESKey'
        ? credentials.charactersOf(value.length, KEY_LENGTH)
        : credentials.characters(value.length)}
    </span>
  );
}
