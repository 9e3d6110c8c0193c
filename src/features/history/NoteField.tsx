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
  const [text, setText] = useState(note);
  const save = () => text !== note && onSave(text);
  return (
    <TextInput
      aria-label={history.note}
      placeholder={history.notePlaceholder}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && save()}
    />
  );
}
