import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { classes } from './classes.ts';
import { Message, type Tone } from './Message.tsx';

export interface FieldNote {
  key: string;
  tone: Tone;
  text: ReactNode;
  action?: { label: string; run: () => void };
}

interface FieldProps {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Counter, link or check at the end of the label's line. */
  aside?: ReactNode;
  notes?: readonly FieldNote[];
  children: ReactNode;
  className?: string;
}

/** A labelled control with what is wrong with it right below. */
export function Field({ id, label, hint, aside, notes = [], children, className }: FieldProps) {
  return (
    <div className={classes('flex flex-col gap-1.5', className)}>
      <div className="flex items-center gap-2 text-12 whitespace-nowrap text-t3 max-tablet:min-h-6">
        <span title={typeof hint === 'string' ? hint : undefined} className="whole-words min-w-0 flex-1">
          <label htmlFor={id} className="text-t1">
            {label}
          </label>
          {hint !== undefined && <span>{hint}</span>}
        </span>
        {aside !== undefined && <span className="flex-none text-t2">{aside}</span>}
      </div>
      {children}
      <div id={notesId(id)} className="contents">
        {notes.map((note) => (
          <Message key={note.key} tone={note.tone} action={note.action}>
            {note.text}
          </Message>
        ))}
      </div>
    </div>
  );
}

function notesId(id: string): string {
  return `${id}-notes`;
}

/** Attributes that tie a control to its {@link Field}. */
export function fieldAttributes(id: string, notes: readonly FieldNote[] = []) {
  return {
    id,
    'aria-describedby': notes.length > 0 ? notesId(id) : undefined,
    'aria-invalid': notes.some((note) => note.tone === 'bad') || undefined,
  };
}

const CONTROL =
  'w-full rounded-2 bg-surface fieldline px-2.5 focus:outline-2 focus:-outline-offset-1 focus:outline-focus aria-invalid:shadow-[inset_0_0_0_1.5px_var(--red-solid)] disabled:bg-hover disabled:text-t3 disabled:shadow-none';

// Nearly everything here is a wire value: nothing is to be completed, corrected or underlined.
const AS_TYPED = { autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false };

interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  face?: 'ui' | 'mono';
  ref?: Ref<HTMLInputElement>;
}

/** A one-line text input. */
export function TextInput({ face = 'ui', className, ...rest }: TextInputProps) {
  return (
    <input
      type="text"
      {...AS_TYPED}
      className={classes(
        CONTROL,
        'h-8 max-tablet:h-11 max-tablet:text-15',
        face === 'mono' && 'mono text-12',
        className,
      )}
      {...rest}
    />
  );
}

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  face?: 'ui' | 'mono';
  ref?: Ref<HTMLTextAreaElement>;
}

/** A many-line text input. */
export function TextArea({ face = 'ui', className, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...AS_TYPED}
      className={classes(
        CONTROL,
        'block resize-y py-1.5 max-tablet:text-15',
        face === 'mono' && 'mono text-12',
        className,
      )}
      {...rest}
    />
  );
}
