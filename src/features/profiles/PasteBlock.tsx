import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import {
  CREDENTIAL_FIELDS,
  maskSecret,
  parseCredentialBlock,
  type CredentialField,
  type ParsedBlock,
} from '#protocol/credentials.ts';
import { Button } from '#ui/Button.tsx';
import { Field, TextArea, fieldAttributes, type FieldNote } from '#ui/Field.tsx';

/** Id of the box, for whoever moves the focus there. */
export const PASTE_BLOCK = 'paste-block';

interface PasteBlockProps {
  onBlock: (parsed: ParsedBlock) => void;
}

/** A box that takes the three values in one piece. Says what it recognises before anything is filled in. */
export function PasteBlock({ onBlock }: PasteBlockProps) {
  const { credentials } = useWords().settings;
  const [text, setText] = useState('');
  const parsed = parseCredentialBlock(text);
  const found = foundFields(parsed);
  const notes: FieldNote[] = [];
  if (text.trim() !== '') {
    if (found.length === 0) notes.push({ key: 'nothing', tone: 'warn', text: credentials.nothingFound });
    else {
      notes.push({ key: 'found', tone: 'note', text: credentials.foundNow(found) });
      if (parsed.unplaced.length > 0) {
        notes.push({ key: 'unplaced', tone: 'warn', text: credentials.unplaced(parsed.unplaced.map(maskSecret)) });
      }
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onBlock(parsed);
        setText('');
      }}
    >
      <Field id={PASTE_BLOCK} label={<b>{credentials.pasteLabel}</b>} hint={credentials.pasteHint} notes={notes}>
        <TextArea
          {...fieldAttributes(PASTE_BLOCK, notes)}
          face="mono"
          rows={3}
          placeholder={credentials.pastePlaceholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {found.length > 0 && (
        <Button type="submit" variant="ink" className="mt-2">
          {credentials.apply}
        </Button>
      )}
    </form>
  );
}

/** The fields a block fills in, in their usual order. */
export function foundFields({ found }: ParsedBlock): CredentialField[] {
  return CREDENTIAL_FIELDS.filter((field) => found[field] !== undefined);
}
