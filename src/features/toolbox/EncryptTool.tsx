import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { toBase64, toHex } from '#protocol/bytes.ts';
import { RANDOM_LENGTH, type MsgCryptErrorCode } from '#protocol/msgCrypt.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { seal, type CryptForm, type EncryptFields, type Sealed } from './crypts.ts';
import { AesValues } from './Intermediates.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import type { RenderFrame } from './Steps.tsx';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useNoticed } from './typedSecrets.ts';
import { useComputed } from './useComputed.ts';
import { Value } from './Value.tsx';
import { VectorCopy } from './VectorCopy.tsx';
import { encryptCase } from './vectorCase.ts';

const FORMS: readonly CryptForm[] = ['framed', 'bare'];
const freshHex = () => toHex(crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)));

/** Message to base64, every value on the way. */
export function EncryptTool({ profile, renderFrame }: ToolProps & { renderFrame: RenderFrame }) {
  const { toolbox } = useWords();
  const { crypt } = toolbox;
  const [fields, setFields] = useState<EncryptFields>(() => ({
    form: 'framed',
    encodingAESKey: profile?.credentials.encodingAESKey ?? '',
    appId: profile?.credentials.appId ?? '',
    message: '{"username":"u1","msg":"你好"}',
    randomHex: freshHex(),
  }));
  const noticed = useNoticed();
  const computed = useComputed('seal', fields, seal);
  const change = (changes: Partial<EncryptFields>) => setFields((now) => ({ ...now, ...changes }));
  const sealed = computed?.output;
  const failed = sealed?.kind === 'failed' ? sealed.code : undefined;
  const notes = (codes: readonly MsgCryptErrorCode[]): FieldNote[] =>
    failed && codes.includes(failed) ? [{ key: failed, tone: 'bad', text: crypt.errors[failed] }] : [];
  const messageNotes = notes(['lone_surrogate']);
  const randomNotes = notes(['bad_random_length']);
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.encrypt} hint={crypt.encryptHint} />}
      input={
        <>
          <div className="flex flex-col gap-1.5">
            <Segmented
              label={crypt.form}
              value={fields.form}
              onChange={(form) => change({ form })}
              options={FORMS.map((value) => ({ value, label: crypt.forms[value] }))}
              className="self-start"
            />
            <p className="text-12 text-t3">{crypt.formHints[fields.form]}</p>
          </div>
          <Field id="toolbox-encrypt-message" label={crypt.message} notes={messageNotes}>
            <TextArea
              {...fieldAttributes('toolbox-encrypt-message', messageNotes)}
              face="mono"
              rows={6}
              placeholder={crypt.messagePlaceholder}
              value={fields.message}
              onChange={(event) => {
                noticed('encrypt message', event.target.value);
                change({ message: event.target.value });
              }}
            />
          </Field>
          <SecretField
            id="toolbox-encrypt-key"
            label={crypt.key}
            kind="encodingAESKey"
            value={fields.encodingAESKey}
            onChange={(encodingAESKey) => change({ encodingAESKey })}
            notes={notes(['bad_key_length', 'bad_key_alphabet'])}
          />
          {fields.form === 'framed' && (
            <>
              <Field id="toolbox-encrypt-appid" label={<span className="mono">{crypt.appId}</span>}>
                <TextInput
                  id="toolbox-encrypt-appid"
                  face="mono"
                  value={fields.appId}
                  onChange={(event) => change({ appId: event.target.value })}
                />
              </Field>
              <Field
                id="toolbox-encrypt-random"
                label={crypt.random}
                hint={crypt.randomHint}
                aside={<LinkButton onClick={() => change({ randomHex: freshHex() })}>{crypt.fresh}</LinkButton>}
                notes={randomNotes}
              >
                <TextInput
                  {...fieldAttributes('toolbox-encrypt-random', randomNotes)}
                  face="mono"
                  value={fields.randomHex}
                  onChange={(event) => change({ randomHex: event.target.value.trim() })}
                />
              </Field>
            </>
          )}
        </>
      }
      output={
        sealed && sealed.kind !== 'failed' ? (
          <Result sealed={sealed} renderFrame={renderFrame} />
        ) : (
          <Message tone="note">{crypt.waiting}</Message>
        )
      }
    />
  );
}

interface ResultProps {
  sealed: Exclude<Sealed, { kind: 'failed' }>;
  renderFrame: RenderFrame;
}

function Result({ sealed: made, renderFrame }: ResultProps) {
  const { crypt, paste } = useWords().toolbox;
  const { ciphertext, encrypt } = made.sealed;
  return (
    <>
      <Value name={crypt.base64} text={encrypt} note={paste.characters(encrypt.length)} />
      {made.kind === 'framed' && (
        <>
          <Value name={crypt.formBody} text={`encrypt=${encodeURIComponent(encrypt)}`} />
          <Value name={crypt.callbackBody} text={JSON.stringify({ encrypted: encrypt })} />
          <section aria-label={crypt.frame}>
            <h2 className="flex items-center justify-between pb-1.5 text-12 text-t2">
              {crypt.frame}
              <CopyButton what={crypt.frame} text={() => toBase64(made.sealed.frame)} />
            </h2>
            {renderFrame(made.sealed.frame, made.sealed.fields)}
          </section>
        </>
      )}
      <Value name={crypt.cipherBytes} text={toHex(ciphertext)} note={paste.bytes(ciphertext.length)} />
      <AesValues aes={made.sealed} />
      {made.kind === 'framed' && (
        <VectorCopy
          secret={made.fields.encodingAESKey}
          make={() => encryptCase(made.fields, made.fields.message, made.sealed)}
        />
      )}
    </>
  );
}
