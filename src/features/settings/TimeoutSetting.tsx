import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';

interface TimeoutSettingProps {
  /** Milliseconds. */
  timeout: number;
  onChange: (timeout: number) => void;
}

const LEAST = 1;
const MOST = 600;

/** After how many seconds a call is given up. A text that is no such number stays as typed and changes nothing. */
export function TimeoutSetting({ timeout, onChange }: TimeoutSettingProps) {
  const { targets } = useWords().settings;
  const [text, setText] = useState(String(timeout / 1000));
  const notes: FieldNote[] = [{ key: 'proxy', tone: 'note', text: targets.proxyTimeout }];
  if (secondsOf(text) === undefined) notes.unshift({ key: 'bad', tone: 'bad', text: targets.timeoutBad(text) });
  return (
    <Field id="timeout" label={<b className="text-13">{targets.timeout}</b>} hint={targets.timeoutHint} notes={notes}>
      <span className="flex items-center gap-2">
        <TextInput
          {...fieldAttributes('timeout', notes)}
          inputMode="numeric"
          className="!w-24"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            const seconds = secondsOf(event.target.value);
            if (seconds !== undefined) onChange(seconds * 1000);
          }}
        />
        {targets.seconds}
      </span>
    </Field>
  );
}

function secondsOf(text: string): number | undefined {
  const seconds = /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
  return seconds >= LEAST && seconds <= MOST ? seconds : undefined;
}
