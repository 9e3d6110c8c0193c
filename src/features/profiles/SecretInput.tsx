import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState, type InputHTMLAttributes } from 'react';
import { classes } from '#ui/classes.ts';
import { TextInput } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { maskedText } from './maskedText.ts';

interface SecretInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
  showLabel: string;
  hideLabel: string;
}

/**
 * A text input that shows dots and the last three characters until it is revealed. While it has the focus it holds the
 * value itself, drawn as dots, so that it can be edited and pasted into. It is not a password input: the browser would
 * offer to remember the value.
 */
export function SecretInput({ value, onChange, showLabel, hideLabel, className, ...rest }: SecretInputProps) {
  const [shown, setShown] = useState(false);
  const [focused, setFocused] = useState(false);
  const open = shown || focused;
  return (
    <div className="relative">
      <TextInput
        face="mono"
        {...rest}
        value={open ? value : maskedText(value)}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        className={classes('!pr-10 max-tablet:!pr-12', !shown && focused && '[-webkit-text-security:disc]', className)}
      />
      <IconButton
        label={shown ? hideLabel : showLabel}
        aria-pressed={shown}
        icon={shown ? <EyeOff strokeWidth={1.75} /> : <Eye strokeWidth={1.75} />}
        onClick={() => setShown(!shown)}
        className="absolute top-0.5 right-0.5"
      />
    </div>
  );
}
