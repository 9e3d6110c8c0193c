import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { fromBase64, toBase64, toHex } from '#protocol/bytes.ts';
import { aesParameters } from '#protocol/msgCrypt.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import { open, type DecryptFields, type Opened } from './crypts.ts';
import { AesValues } from './Intermediates.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import type { RenderFrame } from './Steps.tsx';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useNoticed } from './typedSecrets.ts';
import { useComputed } from './useComputed.ts';
import { Value } from './Value.tsx';
import { VectorCopy } from './VectorCopy.tsx';
import { decryptCase } from './vectorCase.ts';

/** Base64, or a whole body around it, to the message. Bare AES is told from framed. */
export function DecryptTool({ profile, renderFrame }: ToolProps & { renderFrame: RenderFrame }) {
  const { toolbox } = useWords();
  const { crypt } = toolbox;
  const [fields, setFields] = useState<DecryptFields>({
    encodingAESKey: profile?.credentials.encodingAESKey ?? '',
    appId: profile?.credentials.appId ?? '',
    text: '',
  });
  const noticed = useNoticed();
  const computed = useComputed('open', fields, open);
  const change = (changes: Partial<DecryptFields>) => setFields((now) => ({ ...now, ...changes }));
  const blank = fields.text.trim() === '';
  const opened = blank ? undefined : computed?.output;
  const notes = notesOf(opened);
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.decrypt} hint={crypt.decryptHint} />}
      input={
        <>
          <Field
            id="toolbox-decrypt-text"
            label={crypt.ciphertext}
            hint={crypt.ciphertextHint}
            aside={opened && 'from' in opened && opened.from && crypt.foundIn(toolbox.paste.kinds[opened.from])}
            notes={notes.text}
          >
            <TextArea
              {...fieldAttributes('toolbox-decrypt-text', notes.text)}
              face="mono"
              rows={8}
              value={fields.text}
              onChange={(event) => {
                noticed('decrypt text', event.target.value);
                change({ text: event.target.value });
              }}
            />
          </Field>
          <SecretField
            id="toolbox-decrypt-key"
            label={crypt.key}
            kind="encodingAESKey"
            value={fields.encodingAESKey}
            onChange={(encodingAESKey) => change({ encodingAESKey })}
            notes={notes.key}
          />
          <Field id="toolbox-decrypt-appid" label={<span className="mono">{crypt.appId}</span>} notes={notes.appId}>
            <TextInput
              {...fieldAttributes('toolbox-decrypt-appid', notes.appId)}
              face="mono"
              value={fields.appId}
              onChange={(event) => change({ appId: event.target.value })}
            />
          </Field>
        </>
      }
      output={
        opened ? (
          <Result opened={opened} fields={fields} renderFrame={renderFrame} />
        ) : (
          <Message tone="note">{crypt.waiting}</Message>
        )
      }
    />
  );

  function notesOf(outcome: Opened | undefined): Record<'text' | 'key' | 'appId', FieldNote[]> {
    const none = { text: [], key: [], appId: [] };
    if (outcome?.kind === 'no_ciphertext')
      return { ...none, text: [{ key: 'none', tone: 'bad', text: crypt.noCiphertext }] };
    if (outcome?.kind !== 'failed') return none;
    const { code, foundAppId } = outcome;
    const note: FieldNote = { key: code, tone: 'bad', text: crypt.errors[code] };
    if (code === 'bad_key_length' || code === 'bad_key_alphabet') return { ...none, key: [note] };
    if (code !== 'appid_mismatch') return { ...none, text: [note] };
    const action = foundAppId ? { label: foundAppId, run: () => change({ appId: foundAppId }) } : undefined;
    return { ...none, appId: [action ? { ...note, action } : note] };
  }
}

interface ResultProps {
  opened: Opened;
  fields: DecryptFields;
  renderFrame: RenderFrame;
}

function Result({ opened, fields, renderFrame }: ResultProps) {
  const { crypt, paste } = useWords().toolbox;
  switch (opened.kind) {
    case 'no_ciphertext':
      return <Message tone="bad">{crypt.noCiphertext}</Message>;
    case 'failed': {
      const { code, encrypt, foundAppId } = opened;
      return (
        <>
          <Message tone="bad">{crypt.errors[code]}</Message>
          {foundAppId !== undefined && <Value name={crypt.foundAppId} text={foundAppId} />}
          {encrypt !== undefined && (
            <VectorCopy secret={fields.encodingAESKey} make={() => decryptCase(fields, encrypt, code)} />
          )}
        </>
      );
    }
    case 'bare':
      return (
        <>
          <div className="flex flex-col gap-1.5">
            <Tag tone="warn" className="self-start">
              {crypt.asBare}
            </Tag>
            <Message tone="warn">{crypt.bareNote}</Message>
          </div>
          <Value name={crypt.plain} text={opened.message} />
          <CipherBytes encrypt={opened.encrypt} />
          <AesValues aes={aesParameters(fields.encodingAESKey)} />
        </>
      );
    case 'framed': {
      const { message, frame, fields: places, appId, random } = opened.opened;
      return (
        <>
          <Tag tone="ok" className="self-start">
            {crypt.asFramed}
          </Tag>
          <Value name={crypt.plain} text={message} />
          <Value name={crypt.foundAppId} text={appId} />
          <Value name={crypt.random} text={toHex(random)} />
          <section aria-label={crypt.frame}>
            <h2 className="flex items-center justify-between pb-1.5 text-12 text-t2">
              {crypt.frame} · {paste.bytes(frame.length)}
              <CopyButton what={crypt.frame} text={() => toBase64(frame)} />
            </h2>
            {renderFrame(frame, places)}
          </section>
          <CipherBytes encrypt={opened.encrypt} />
          <AesValues aes={opened.opened} />
          <VectorCopy secret={fields.encodingAESKey} make={() => decryptCase(fields, opened.encrypt, opened.opened)} />
        </>
      );
    }
  }
}

function CipherBytes({ encrypt }: { encrypt: string }) {
  const { crypt, paste } = useWords().toolbox;
  const bytes = fromBase64(encrypt);
  return bytes && <Value name={crypt.cipherBytes} text={toHex(bytes)} note={paste.bytes(bytes.length)} />;
}
