import type { ClipboardEvent } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import {
  CREDENTIAL_LABELS,
  parseCredentialBlock,
  type CredentialField,
  type Credentials,
  type ParsedBlock,
} from '#protocol/credentials.ts';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { credentialFieldNotes } from './credentialFieldNotes.ts';
import { KeyFacts } from './KeyFacts.tsx';
import { LengthMark } from './LengthMark.tsx';
import { SecretInput } from './SecretInput.tsx';

interface CredentialFieldsProps {
  credentials: Credentials;
  onChange: (changes: Partial<Credentials>) => void;
  /** A block that holds more than one of the values was pasted into a field. */
  onBlock: (parsed: ParsedBlock) => void;
}

/** The three values, judged while they are typed. */
export function CredentialFields({ credentials, onChange, onBlock }: CredentialFieldsProps) {
  const words = useWords();
  const notes = credentialFieldNotes({ credentials, words, onChange });
  const sortBlock = (event: ClipboardEvent) => {
    const parsed = parseCredentialBlock(event.clipboardData.getData('text'));
    if (Object.keys(parsed.found).length < 2) return;
    event.preventDefault();
    onBlock(parsed);
  };
  const control = (field: CredentialField) => ({
    field,
    value: credentials[field],
    notes: notes[field],
    onChange: (value: string) => onChange({ [field]: value }),
  });
  return (
    <div onPaste={sortBlock} className="flex flex-col gap-5">
      <div className="grid gap-x-3 gap-y-5 @md:grid-cols-2">
        <CredentialControl {...control('appId')} />
        <CredentialControl {...control('token')} />
      </div>
      <div className="flex flex-col gap-1.5">
        <CredentialControl {...control('encodingAESKey')} />
        <KeyFacts encodingAESKey={credentials.encodingAESKey} />
      </div>
    </div>
  );
}

interface CredentialControlProps {
  field: CredentialField;
  value: string;
  notes: readonly FieldNote[];
  onChange: (value: string) => void;
}

function CredentialControl({ field, value, notes, onChange }: CredentialControlProps) {
  const { credentials } = useWords().settings;
  const id = `credential-${field}`;
  const label = CREDENTIAL_LABELS[field];
  const state = notes.some(({ tone }) => tone !== 'note') ? 'faulty' : 'sound';
  return (
    <Field
      id={id}
      label={<span className="mono">{label}</span>}
      aside={<LengthMark field={field} value={value} state={state} />}
      notes={notes}
      className="min-w-0"
    >
      {field === 'appId' ? (
        <TextInput
          {...fieldAttributes(id, notes)}
          face="mono"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <SecretInput
          {...fieldAttributes(id, notes)}
          value={value}
          onChange={onChange}
          showLabel={credentials.show(label)}
          hideLabel={credentials.hide(label)}
        />
      )}
    </Field>
  );
}
