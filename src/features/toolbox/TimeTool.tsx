import { useState } from 'react';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { readTime, relativeTime } from './times.ts';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useNow } from './useNow.ts';
import { Value } from './Value.tsx';

/** Seconds, milliseconds and dates, each from any other. */
export function TimeTool() {
  const { toolbox } = useWords();
  const { time } = toolbox;
  const locale = useLocale();
  const now = useNow();
  const [text, setText] = useState(() => String(Math.floor(Date.now() / 1000)));
  const read = readTime(text);
  const notes: FieldNote[] = read || text.trim() === '' ? [] : [{ key: 'bad', tone: 'bad', text: time.bad }];
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.time} hint={time.hint} />}
      input={
        <>
          <Field
            id="toolbox-time"
            label={time.input}
            hint={time.inputHint}
            aside={read && time.readAs[read.readAs]}
            notes={notes}
          >
            <TextInput
              {...fieldAttributes('toolbox-time', notes)}
              face="mono"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
          <div>
            <Button onClick={() => setText(String(Math.floor(Date.now() / 1000)))}>{time.now}</Button>
          </div>
        </>
      }
      output={
        read && (
          <>
            <Value name={time.seconds} text={String(Math.floor(read.ms / 1000))} />
            <Value name={time.milliseconds} text={String(Math.round(read.ms))} />
            <Value name={time.local} text={localTime(read.ms)} />
            <Value name={time.utc} text={new Date(read.ms).toISOString()} />
            <Value name={time.relative} text={relativeTime(locale, read.ms, now)} />
          </>
        )
      }
    />
  );
}

function localTime(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
