import { useWords } from '#i18n/I18n.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';

/** Characters a new passphrase has at least. */
const LEAST = 8;

export type PassphraseProblem = 'too_short' | 'differs';

/** What keeps a new passphrase from being one. */
export function passphraseProblem(passphrase: string, repeated: string): PassphraseProblem | undefined {
  if ([...passphrase].length < LEAST) return 'too_short';
  return passphrase === repeated ? undefined : 'differs';
}

interface PassphraseFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  notes?: readonly FieldNote[];
  hint?: string;
  /** Tells a password manager what the value is. */
  kind?: 'current-password' | 'new-password';
}

/** One passphrase. A password manager may fill and keep it: that is what it is for. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { id, label, value, onChange, notes = [], hint, kind = 'current-password' } = props;
  return (
    <Field id={id} label={label} hint={hint} notes={notes}>
      <TextInput
        {...fieldAttributes(id, notes)}
        type="password"
        autoComplete={kind}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface NewPassphraseProps {
  label: string;
  value: string;
  repeated: string;
  onChange: (value: string) => void;
  onRepeat: (value: string) => void;
}

/** A passphrase chosen here and typed twice. Nothing is said before there is something to say it about. */
export function NewPassphrase({ label, value, repeated, onChange, onRepeat }: NewPassphraseProps) {
  const { vault } = useWords();
  const length = [...value].length;
  const short: FieldNote[] =
    length > 0 && length < LEAST ? [{ key: 'short', tone: 'warn', text: vault.tooShort(length, LEAST) }] : [];
  const differs: FieldNote[] =
    repeated !== '' && repeated !== value ? [{ key: 'differs', tone: 'warn', text: vault.differs }] : [];
  return (
    <>
      <PassphraseField
        id="passphrase-new"
        kind="new-password"
        label={label}
        hint={vault.passphraseHint(LEAST)}
        value={value}
        onChange={onChange}
        notes={short}
      />
      <PassphraseField
        id="passphrase-repeat"
        kind="new-password"
        label={vault.repeat}
        value={repeated}
        onChange={onRepeat}
        notes={differs}
      />
    </>
  );
}
