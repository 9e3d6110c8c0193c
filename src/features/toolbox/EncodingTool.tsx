import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Field, TextArea, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { SPELLINGS, isText, readSpelling, writeSpelling, type Spelling } from './encodings.ts';
import { ToolHead } from './ToolboxFrame.tsx';
import { useNoticed } from './typedSecrets.ts';

interface Typed {
  spelling: Spelling;
  text: string;
  /** The last bytes that could be read: the other fields keep showing them. */
  bytes: Uint8Array;
}

/** The same bytes in five spellings; whichever is edited leads. */
export function EncodingTool() {
  const { toolbox } = useWords();
  const { encoding } = toolbox;
  const [typed, setTyped] = useState<Typed>({ spelling: 'text', text: '', bytes: new Uint8Array() });
  const noticed = useNoticed();
  const type = (spelling: Spelling, text: string) => {
    const read = readSpelling(spelling, text);
    if (read) noticed('encoding', writeSpelling('text', read));
    setTyped(({ bytes }) => ({ spelling, text, bytes: read ?? bytes }));
  };
  const { bytes } = typed;
  const readable = isText(bytes);
  return (
    <>
      <div className="flex-none border-b border-line px-6 py-2.5 max-tablet:px-4">
        <ToolHead title={toolbox.sections.encoding} hint={encoding.hint} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto px-6 py-4 max-tablet:px-4">
        {SPELLINGS.map((spelling) => {
          const own = typed.spelling === spelling;
          const text = own ? typed.text : writeSpelling(spelling, bytes);
          const notes = notesOf(spelling, own);
          const id = `toolbox-encoding-${spelling}`;
          return (
            <Field
              key={spelling}
              id={id}
              label={encoding.forms[spelling]}
              aside={
                <span className="flex items-center gap-2">
                  {spelling === 'text' && encoding.size(bytes.length, text.length)}
                  <CopyButton what={encoding.forms[spelling]} text={() => text} />
                </span>
              }
              notes={notes}
            >
              <TextArea
                {...fieldAttributes(id, notes)}
                face="mono"
                rows={3}
                value={text}
                onChange={(event) => type(spelling, event.target.value)}
              />
            </Field>
          );
        })}
      </div>
    </>
  );

  function notesOf(spelling: Spelling, own: boolean): FieldNote[] {
    if (own && readSpelling(spelling, typed.text) === undefined)
      return [{ key: 'bad', tone: 'bad', text: encoding.bad[spelling] }];
    return spelling === 'text' && !own && !readable ? [{ key: 'bytes', tone: 'warn', text: encoding.notText }] : [];
  }
}
