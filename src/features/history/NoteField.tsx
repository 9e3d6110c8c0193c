import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { TextInput } from '#ui/Field.tsx';

interface NoteFieldProps {
  note: string;
  onSave: (note: string) => void;
}

/** A line of one's own about a record; kept when the field is left or on Enter. */
export function NoteField({ note, onSave }: NoteFieldProps) {
  const { history } = useWords();
  // What is typed here stays, whatever another tab writes meanwhile.
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed !== undefined && typed !== note) onSave(typed);
    setTyped(undefined);
  };
  return (
    <TextInput
      aria-label={history.note}
      placeholder={history.notePlaceholder}
      value={typed ?? note}
      maxLength={500}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
    />
  );
}
