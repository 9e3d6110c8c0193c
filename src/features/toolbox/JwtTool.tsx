import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Tag } from '#ui/Tag.tsx';
import { membersOf, problemOf, withMembers } from './claims.ts';
import {
  KEY_FORMS,
  decodeToken,
  initialJwt,
  withContent,
  withToken,
  work,
  type JwtState,
  type JwtWork,
} from './jwtModel.ts';
import { JwtTimes } from './JwtTimes.tsx';
import type { ToolProps } from './ownProfile.ts';
import { SecretField } from './SecretField.tsx';
import { ToolBody, ToolHead } from './ToolboxFrame.tsx';
import { useNoticed } from './typedSecrets.ts';
import { useComputed } from './useComputed.ts';

type ClaimsView = 'fields' | 'json';

/** Claims in, token out, and back: sign, decode, verify and sign again in one place. */
export function JwtTool({ profile }: ToolProps) {
  const { toolbox } = useWords();
  const { jwt } = toolbox;
  const [state, setState] = useState(() => initialJwt(profile?.credentials.encodingAESKey ?? ''));
  const computed = useComputed('jwt', state, work)?.output;
  const token = state.leads === 'token' ? state.token : (computed?.token ?? '');
  const noticed = useNoticed();
  const change = (next: JwtState) => {
    if (next.headerText !== state.headerText) noticed('jwt header', next.headerText);
    if (next.claimsText !== state.claimsText) noticed('jwt claims', next.claimsText);
    setState(next);
  };
  const resign = () => setState(withContent(state, {}));
  return (
    <ToolBody
      head={<ToolHead title={toolbox.sections.jwt} hint={jwt.hint} />}
      input={
        <>
          <HeaderField state={state} unsigned={computed?.unsigned} onChange={change} />
          <ClaimsFields state={state} onChange={change} />
          <JwtTimes
            claimsText={state.claimsText}
            onChange={(claimsText) => change(withContent(state, { claimsText }))}
          />
          <KeyFields state={state} onChange={change} />
        </>
      }
      output={
        <>
          <TokenField token={token} onChange={(text) => change(withToken(state, text))} />
          {computed && <JwtVerdict computed={computed} state={state} onResign={resign} />}
          {computed && <Alternatives computed={computed} />}
        </>
      }
    />
  );
}

interface PartProps {
  state: JwtState;
  onChange: (state: JwtState) => void;
}

function HeaderField({ state, unsigned, onChange }: PartProps & { unsigned: JwtWork['unsigned'] }) {
  const { jwt } = useWords().toolbox;
  const problem = problemOf(state.headerText);
  const notes: FieldNote[] = problem
    ? [{ key: problem, tone: 'bad', text: jwt[problem] }]
    : unsigned === 'alg_not_allowed' || unsigned === 'bad_json'
      ? [{ key: unsigned, tone: 'bad', text: jwt.errors[unsigned] }]
      : [];
  return (
    <Field id="toolbox-jwt-header" label={jwt.header} notes={notes}>
      <TextArea
        {...fieldAttributes('toolbox-jwt-header', notes)}
        face="mono"
        rows={2}
        className="text-seg1"
        value={state.headerText}
        onChange={(event) => onChange(withContent(state, { headerText: event.target.value }))}
      />
    </Field>
  );
}

function ClaimsFields({ state, onChange }: PartProps) {
  const { jwt } = useWords().toolbox;
  const [view, setView] = useState<ClaimsView>('json');
  const problem = problemOf(state.claimsText);
  const change = (claimsText: string) => onChange(withContent(state, { claimsText }));
  const notes: FieldNote[] = problem ? [{ key: problem, tone: 'bad', text: jwt[problem] }] : [];
  const switcher = (
    <Segmented
      label={jwt.claimsView}
      size="tiny"
      value={view}
      onChange={setView}
      options={(['json', 'fields'] as const).map((value) => ({ value, label: jwt.views[value] }))}
    />
  );
  if (view === 'json') {
    return (
      <Field id="toolbox-jwt-claims" label={jwt.claims} hint={jwt.claimsHint} aside={switcher} notes={notes}>
        <TextArea
          {...fieldAttributes('toolbox-jwt-claims', notes)}
          face="mono"
          rows={6}
          className="text-seg2"
          value={state.claimsText}
          onChange={(event) => change(event.target.value)}
        />
      </Field>
    );
  }
  const members = membersOf(state.claimsText);
  return (
    <div role="group" aria-label={jwt.claims} className="flex flex-col gap-3">
      <div className="flex items-center justify-between text-12">
        <span>{jwt.claims}</span>
        {switcher}
      </div>
      {members ? (
        (['username', 'msg'] as const).map((name) => (
          <Field key={name} id={`toolbox-jwt-${name}`} label={<span className="mono">{jwt[name]}</span>}>
            <TextInput
              id={`toolbox-jwt-${name}`}
              value={typeof members[name] === 'string' ? members[name] : ''}
              onChange={(event) => change(withMembers(state.claimsText, { [name]: event.target.value }))}
            />
          </Field>
        ))
      ) : (
        <Message tone="bad">{jwt.fieldsOnly}</Message>
      )}
    </div>
  );
}

function KeyFields({ state, onChange }: PartProps) {
  const { jwt } = useWords().toolbox;
  const { key, keyForm } = state;
  return (
    <div className="flex flex-col gap-2">
      <SecretField
        id="toolbox-jwt-key"
        label={jwt.key}
        kind="encodingAESKey"
        value={key}
        onChange={(text) => onChange({ ...state, key: text })}
      />
      <Segmented
        label={jwt.keyForm}
        value={keyForm}
        onChange={(form) => onChange({ ...state, keyForm: form })}
        options={KEY_FORMS.map((value) => ({ value, label: jwt.keyForms[value], title: jwt.keyGives[value] }))}
        className="self-start"
      />
      <Message tone={keyForm === 'text' ? 'note' : 'warn'}>
        {jwt.keyGives[keyForm]} · {keyForm === 'text' ? jwt.wanted : jwt.notWanted}
      </Message>
    </div>
  );
}

function TokenField({ token, onChange }: { token: string; onChange: (text: string) => void }) {
  const { jwt } = useWords().toolbox;
  const { header, claims } = decodeToken(token);
  const undecodable = token !== '' && (header === undefined || claims === undefined);
  const notes: FieldNote[] = undecodable ? [{ key: 'undecodable', tone: 'bad', text: jwt.undecodable }] : [];
  return (
    <Field
      id="toolbox-jwt-token"
      label={jwt.token}
      hint={jwt.tokenHint}
      aside={<CopyButton what={jwt.token} text={() => token} asked={[token]} />}
      notes={notes}
    >
      <TextArea
        {...fieldAttributes('toolbox-jwt-token', notes)}
        face="mono"
        rows={7}
        className="break-all"
        value={token}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface JwtVerdictProps {
  computed: JwtWork;
  state: JwtState;
  onResign: () => void;
}

function JwtVerdict({ computed: { verdict, fitting }, state, onResign }: JwtVerdictProps) {
  const { jwt } = useWords().toolbox;
  const canResign = state.leads === 'token' && !problemOf(state.headerText) && !problemOf(state.claimsText);
  // The other form of the same key fits: that is the reason, and no advice to look for one.
  const reason =
    verdict === 'key_not_base64'
      ? jwt.keyNotBase64
      : verdict === 'signature_mismatch' && fitting
        ? jwt.otherForm[fitting]
        : verdict !== 'verified' && jwt.errors[verdict];
  return (
    <section aria-labelledby="toolbox-jwt-verdict" className="flex flex-col gap-2">
      <h2 id="toolbox-jwt-verdict" className="text-12 text-t3">
        {jwt.verdict}
      </h2>
      <div role="status">
        {reason ? (
          <Message tone="bad">{reason}</Message>
        ) : (
          <p className="font-semibold text-green-text">{jwt.verified}</p>
        )}
      </div>
      {canResign && (
        <div>
          <Button onClick={onResign}>{jwt.resign}</Button>
        </div>
      )}
    </section>
  );
}

function Alternatives({ computed: { alternatives, fitting } }: { computed: JwtWork }) {
  const { jwt, paste } = useWords().toolbox;
  return (
    <section aria-labelledby="toolbox-jwt-alternatives">
      <h2 id="toolbox-jwt-alternatives" className="pb-1 text-12 text-t3">
        {jwt.alternatives}
      </h2>
      <ul>
        {KEY_FORMS.map((form) => {
          const given = alternatives[form];
          return (
            <li key={form} className="border-t border-line py-1.5">
              <div className="flex min-h-6 flex-wrap items-center gap-x-2 text-12">
                {jwt.keyForms[form]}
                {given && <span className="text-t3">{paste.bytes(given.bytes)}</span>}
                {form === 'text' && <span className="text-t3">{jwt.wanted}</span>}
                <span className="ml-auto flex items-center gap-1">
                  {form === fitting && <Tag tone={form === 'text' ? 'ok' : 'warn'}>{jwt.fits}</Tag>}
                  {given && <CopyButton what={jwt.signatureOf(jwt.keyForms[form])} text={() => given.signature} />}
                </span>
              </div>
              <p className="wire text-seg3">{given?.signature ?? '—'}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
