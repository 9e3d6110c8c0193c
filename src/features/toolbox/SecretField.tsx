import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { use, useState, type ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { maskSecret } from '#protocol/credentials.ts';
import type { SecretField as SecretKind } from '#protocol/secret.ts';
import { classes } from '#ui/classes.ts';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { SecretTypedContext } from './typedSecrets.ts';

interface SecretFieldProps {
  id: string;
  label: string;
  kind: SecretKind;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  notes?: readonly FieldNote[];
}

/** A field for a key: masked until it is shown, drawn as dots while it is edited. */
export function SecretField({ id, label, kind, value, onChange, hint, notes = [] }: SecretFieldProps) {
  const { toolbox } = useWords();
  const typed = use(SecretTypedContext);
  const [shown, setShown] = useState<'shown' | 'masked'>('masked');
  const [focus, setFocus] = useState<'inside' | 'outside'>('outside');
  const masked = shown === 'masked';
  return (
    <Field
      id={id}
      label={<span className="mono">{label}</span>}
      hint={hint}
      aside={toolbox.paste.characters(value.length)}
      notes={notes}
    >
      <div className="relative">
        <TextInput
          {...fieldAttributes(id, notes)}
          face="mono"
          value={masked && focus === 'outside' && value !== '' ? maskSecret(value) : value}
          onChange={(event) => {
            typed(id, kind, event.target.value);
            onChange(event.target.value);
          }}
          onFocus={() => setFocus('inside')}
          onBlur={() => setFocus('outside')}
          className={classes(
            '!pr-10 max-tablet:!pr-12',
            masked && focus === 'inside' && '[-webkit-text-security:disc]',
          )}
        />
        <IconButton
          label={masked ? toolbox.showSecret(label) : toolbox.hideSecret(label)}
          aria-pressed={!masked}
          icon={masked ? <Eye strokeWidth={1.75} /> : <EyeOff strokeWidth={1.75} />}
          onClick={() => setShown(masked ? 'shown' : 'masked')}
          className="absolute top-0.5 right-0.5"
        />
      </div>
    </Field>
  );
}
