import { useId, useState } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field, TextArea } from '#ui/Field.tsx';
import { scriptLines } from './chatModel.ts';

interface ScriptDialogProps {
  script: readonly string[];
  /** What was said in the conversation, in order. */
  said: readonly string[];
  onSave: (script: readonly string[]) => void;
  onClose: () => void;
}

/** The lines of a demonstration. */
export function ScriptDialog({ script, said, onSave, onClose }: ScriptDialogProps) {
  const { chat, settings, shell } = useWords();
  const locale = useLocale();
  const [text, setText] = useState(script.join('\n'));
  const id = useId();
  const lines = scriptLines(text);
  return (
    <Dialog
      title={chat.script.title}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          {said.length > 0 && (
            <Button variant="ghost" className="mr-auto" onClick={() => setText(said.map(oneLine).join('\n'))}>
              {chat.script.fromConversation}
            </Button>
          )}
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          <Button variant="primary" onClick={() => onSave(lines)}>
            {chat.script.save}
          </Button>
        </>
      }
    >
      <Field
        id={id}
        label={chat.script.label}
        hint={chat.script.about}
        aside={chat.script.count(formatCount(locale, lines.length))}
      >
        <TextArea id={id} rows={10} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
