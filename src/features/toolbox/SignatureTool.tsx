import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Tag } from '#ui/Tag.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import {
  SIGNATURES,
  SIGNATURE_KINDS,
  missingOf,
  type SignatureKind,
  type SignatureValues,
  type Signed,
  type SignedValue,
} from './signatureKinds.ts';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useNoticed } from './typedSecrets.ts';
import { useComputed } from './useComputed.ts';
import { Value } from './Value.tsx';
import { signatureCase } from './vectorCase.ts';

const LONG: readonly SignedValue[] = ['encrypt', 'body'];
const EMPTY = { timestamp: '', nonce: '', encrypt: '', body: '', skillName: '', intentName: '', query: '' };

interface Sheet {
  kind: SignatureKind;
  values: SignatureValues;
}

/** The signatures of callbacks, v2 calls and webhooks: made from their values, checked against a received one. */
export function SignatureTool({ profile }: ToolProps) {
  const { toolbox } = useWords();
  const { signature } = toolbox;
  const [sheet, setSheet] = useState<Sheet>({
    kind: 'msg',
    values: { ...EMPTY, token: profile?.credentials.token ?? '' },
  });
  const [given, setGiven] = useState('');
  const computed = useComputed('signature', sheet, ({ kind, values }) => SIGNATURES[kind].sign(values));
  const { kind, values } = sheet;
  const { name } = SIGNATURES[kind];
  const missing = missingOf(kind, values);
  const current = missing.length === 0 && computed?.state === 'current' ? computed.output : undefined;
  const change = (changes: Partial<SignatureValues>) =>
    setSheet((now) => ({ ...now, values: { ...now.values, ...changes } }));
  const same = current !== undefined && given.trim() === current.signature;
  const differs = current !== undefined && given !== '' && !same;
  const givenNotes: FieldNote[] = differs ? [{ key: 'differs', tone: 'bad', text: signature.mismatch[kind] }] : [];
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.signature} hint={signature.hint} />}
      input={
        <>
          <Segmented
            label={signature.kind}
            layout="fill"
            value={kind}
            onChange={(chosen) => setSheet((now) => ({ ...now, kind: chosen }))}
            options={SIGNATURE_KINDS.map((value) => ({ value, label: signature.kinds[value] }))}
          />
          <p className="text-t2">{signature.rules[kind]}</p>
          <SecretField
            id="toolbox-signature-token"
            label={signature.token}
            kind="token"
            value={values.token}
            onChange={(token) => change({ token })}
          />
          {SIGNATURES[kind].values.map((value) => (
            <ValueField key={value} name={value} kind={kind} text={values[value]} onChange={change} />
          ))}
          <Field
            id="toolbox-signature-given"
            label={signature.given(name)}
            hint={signature.givenHint}
            aside={same && <Tag tone="ok">{signature.match}</Tag>}
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
          <Result sheet={sheet} signed={current} />
        )
      }
    />
  );
}

interface ValueFieldProps {
  name: SignedValue;
  kind: SignatureKind;
  text: string;
  onChange: (changes: Partial<SignatureValues>) => void;
}

function ValueField({ name, kind, text, onChange }: ValueFieldProps) {
  const { signature } = useWords().toolbox;
  const noticed = useNoticed();
  const type = (typed: string) => {
    noticed(`signature ${name}`, typed);
    onChange({ [name]: typed });
  };
  const id = `toolbox-signature-${name}`;
  const wire = kind === 'webhook' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  return (
    <Field
      id={id}
      label={<span className="mono">{wire}</span>}
      hint={name === 'body' ? signature.bodyHint : undefined}
      aside={
        name === 'timestamp' && (
          <LinkButton onClick={() => onChange({ timestamp: String(Math.floor(Date.now() / 1000)) })}>
            {signature.now}
          </LinkButton>
        )
      }
    >
      {LONG.includes(name) ? (
        <TextArea id={id} face="mono" rows={4} value={text} onChange={(event) => type(event.target.value)} />
      ) : (
        <TextInput id={id} face="mono" value={text} onChange={(event) => type(event.target.value)} />
      )}
    </Field>
  );
}

function Result({ sheet: { kind, values }, signed }: { sheet: Sheet; signed: Signed }) {
  const { toolbox } = useWords();
  const { signature } = toolbox;
  return (
    <>
      <Value name={signature.computed(SIGNATURES[kind].name)} text={signed.signature} />
      {signed.joined.map(({ name, digest }) => digest !== undefined && <Value key={name} name={name} text={digest} />)}
      <section aria-label={signature.joined[kind]}>
        <h2 className="text-12 text-t2">{signature.joined[kind]}</h2>
        <ol className="list-inside list-decimal text-12 text-t3">
          {/* The names alone: the values hold the TOKEN. */}
          {signed.joined.map(({ name }) => (
            <li key={name} className="mono">
              {name}
            </li>
          ))}
        </ol>
      </section>
      {kind === 'msg' && (
        <p className="flex items-center gap-1 text-12 text-t2">
          {toolbox.crypt.vector}
          <CopyButton
            what={toolbox.crypt.vector}
            asked={[values.token]}
            text={() => JSON.stringify(signatureCase(values, signed.signature), undefined, 1)}
          />
        </p>
      )}
    </>
  );
}
