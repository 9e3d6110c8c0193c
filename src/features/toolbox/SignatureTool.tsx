import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { msgSignature, type SignatureInput } from '#protocol/msgCrypt.ts';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useComputed } from './useComputed.ts';
import { Copied, Value } from './Value.tsx';
import { signatureCase } from './vectorCase.ts';

const PARTS = ['timestamp', 'nonce', 'encrypt'] as const;

/** `msg_signature`: made from four values, checked against a received one. */
export function SignatureTool({ profile }: ToolProps) {
  const { toolbox } = useWords();
  const { signature } = toolbox;
  const [values, setValues] = useState<SignatureInput>({
    token: profile?.credentials.token ?? '',
    timestamp: '',
    nonce: '',
    encrypt: '',
  });
  const [given, setGiven] = useState('');
  const computed = useComputed('signature', values, msgSignature);
  const missing = (['token', ...PARTS] as const).filter((name) => values[name] === '');
  const current = missing.length === 0 && computed?.state === 'current' ? computed.output : undefined;
  const change = (changes: Partial<SignatureInput>) => setValues((now) => ({ ...now, ...changes }));
  const differs = current !== undefined && given !== '' && given.trim() !== current;
  const givenNotes: FieldNote[] = differs ? [{ key: 'differs', tone: 'bad', text: signature.mismatch }] : [];
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.signature} hint={signature.hint} />}
      input={
        <>
          <p className="text-t2">{signature.rule}</p>
          <SecretField
            id="toolbox-signature-token"
            label={signature.token}
            value={values.token}
            onChange={(token) => change({ token })}
          />
          {PARTS.map((name) => {
            const id = `toolbox-signature-${name}`;
            return (
              <Field
                key={name}
                id={id}
                label={<span className="mono">{signature[name]}</span>}
                aside={
                  name === 'timestamp' && (
                    <LinkButton onClick={() => change({ timestamp: String(Math.floor(Date.now() / 1000)) })}>
                      {signature.now}
                    </LinkButton>
                  )
                }
              >
                {name === 'encrypt' ? (
                  <TextArea
                    id={id}
                    face="mono"
                    rows={4}
                    value={values.encrypt}
                    onChange={(event) => change({ encrypt: event.target.value })}
                  />
                ) : (
                  <TextInput
                    id={id}
                    face="mono"
                    value={values[name]}
                    onChange={(event) => change({ [name]: event.target.value })}
                  />
                )}
              </Field>
            );
          })}
          <Field
            id="toolbox-signature-given"
            label={signature.given}
            hint={signature.givenHint}
            aside={current !== undefined && given.trim() === current && <Tag tone="ok">{signature.match}</Tag>}
            notes={givenNotes}
          >
            <TextInput
              {...fieldAttributes('toolbox-signature-given', givenNotes)}
              face="mono"
              value={given}
              onChange={(event) => setGiven(event.target.value)}
            />
          </Field>
        </>
      }
      output={
        current === undefined ? (
          missing.length > 0 && <Message tone="note">{signature.missing(missing.join(', '))}</Message>
        ) : (
          <>
            <Value name={signature.computed} text={current} />
            <section aria-label={signature.sorted}>
              <h2 className="text-12 text-t2">{signature.sorted}</h2>
              <ol className="list-inside list-decimal text-12 text-t3">
                {sortedNames(values).map((name) => (
                  <li key={name} className="mono">
                    {name}
                  </li>
                ))}
              </ol>
            </section>
            <p className="flex items-center gap-1 text-12 text-t2">
              {toolbox.crypt.vector}
              <Copied
                what={toolbox.crypt.vector}
                asked={[values.token]}
                text={() => JSON.stringify(signatureCase(values, current), undefined, 1)}
              />
            </p>
          </>
        )
      }
    />
  );
}

// The names in the order in which their values are joined; the values themselves hold the TOKEN.
function sortedNames(values: SignatureInput): string[] {
  const names = ['token', ...PARTS] as const;
  return names.toSorted((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0));
}
