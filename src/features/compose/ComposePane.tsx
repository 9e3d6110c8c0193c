import Eraser from 'lucide-react/icons/eraser';
import type { ReactNode } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { BODY_ENCODINGS } from '#protocol/body.ts';
import { utf8Length } from '#protocol/bytes.ts';
import { ENDPOINT_IDS, ENDPOINTS } from '#protocol/endpoints.ts';
import type { DraftIssue } from '#protocol/draft.ts';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { Pane } from '#ui/Pane.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { ClaimOptions } from './ClaimOptions.tsx';
import { notesFor } from './notes.ts';

interface ComposePaneProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  onClear: () => void;
  onNewContext: () => void;
  issues: readonly DraftIssue[];
  /** What is wrong with the credentials, with the way to mend it. */
  credentialNotes: readonly FieldNote[];
  /** The chooser of the emulator's scenario, or nothing for other targets. */
  scenario: ReactNode;
  /** The editor of the vocabularies; shown for the API that takes them. */
  vocabularies: ReactNode;
  footer: ReactNode;
}

/** Everything a person fills in for one call. */
export function ComposePane(props: ComposePaneProps) {
  const words = useCoreWords();
  const { workbench } = words;
  const { draft, onChange, issues } = props;
  const { scheme } = ENDPOINTS[draft.api];
  return (
    <Pane
      id="compose"
      title={workbench.compose}
      tools={<IconButton label={workbench.clear} icon={<Eraser strokeWidth={1.75} />} onClick={props.onClear} />}
      footer={props.footer}
    >
      <div className="@container flex flex-1 flex-col gap-4 p-4">
        {props.credentialNotes.map((note) => (
          <Message key={note.key} tone={note.tone} action={note.action}>
            {note.text}
          </Message>
        ))}
        <Segmented
          label={workbench.api}
          size="tall"
          layout="fill"
          value={draft.api}
          onChange={(api) => onChange({ api })}
          options={ENDPOINT_IDS.map((id) => ({
            value: id,
            title: workbench.apiHints[id],
            label: (
              <>
                {workbench.apis[id]}
                <span className="mono text-11 leading-[14px] font-normal text-t3">{id}</span>
              </>
            ),
          }))}
        />
        {props.scenario}
        <div
          className={
            scheme === 'wxbizmsgcrypt'
              ? 'grid grid-cols-1 gap-3 @min-[340px]:grid-cols-2 max-tablet:grid-cols-1'
              : 'contents'
          }
        >
          <UsernameField {...props} notes={notesFor('username', issues, words)} />
          <MsgField {...props} notes={notesFor('msg', issues, words)} />
        </div>
        {scheme === 'wxbizmsgcrypt' && props.vocabularies}
        {scheme === 'jwt' && (
          <ClaimOptions draft={draft} onChange={onChange} notes={notesFor('extraClaims', issues, words)} />
        )}
        <EncodingField {...props} />
        {scheme === 'jwt' && <ClaimNameField {...props} />}
      </div>
    </Pane>
  );
}

interface FieldProps extends Pick<ComposePaneProps, 'draft' | 'onChange' | 'onNewContext'> {
  notes: readonly FieldNote[];
}

function UsernameField({ draft, onChange, onNewContext, notes }: FieldProps) {
  const { workbench } = useCoreWords();
  return (
    <Field
      id="username"
      label={<span className="mono">username</span>}
      // Side by side there is room for the names alone.
      hint={draft.api === 'message' ? workbench.usernameHint : undefined}
      aside={<LinkButton onClick={onNewContext}>{workbench.newContext}</LinkButton>}
      notes={notes}
    >
      <TextInput
        {...fieldAttributes('username', notes)}
        value={draft.username}
        onChange={(event) => onChange({ username: event.target.value })}
      />
    </Field>
  );
}

const EXAMPLES = ['北京今天天气', '来首歌', '讲个笑话'];

function MsgField({ draft, onChange, notes }: FieldProps) {
  const { workbench } = useCoreWords();
  return (
    <Field
      id="msg"
      label={<span className="mono">msg</span>}
      hint={draft.api === 'message' ? workbench.msgHint : undefined}
      aside={<span className="text-t3">{workbench.size(codePoints(draft.msg), utf8Length(draft.msg))}</span>}
      notes={notes}
    >
      <TextArea
        {...fieldAttributes('msg', notes)}
        rows={draft.api === 'message' ? 3 : 1}
        value={draft.msg}
        onChange={(event) => onChange({ msg: event.target.value })}
      />
      <div aria-label={workbench.examples} role="group" className="flex flex-wrap gap-1.5">
        {EXAMPLES.map((example) => (
          <button
            key={example}
            type="button"
            onClick={() => onChange({ msg: example })}
            className="inline-flex h-6 items-center rounded-full px-2 text-12 text-t2 hairline hover:bg-hover hover:text-t1 max-tablet:h-9 max-tablet:px-3"
          >
            {example}
          </button>
        ))}
      </div>
    </Field>
  );
}

/** Characters as a person counts them, without building an array of them. */
function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >> 10 === 0x37) count--;
  return count;
}

function EncodingField({ draft, onChange }: Pick<ComposePaneProps, 'draft' | 'onChange'>) {
  const { workbench } = useCoreWords();
  return (
    <Choice
      title={workbench.encoding}
      hint={draft.api === 'message' ? workbench.encodingHint : workbench.encodingHintDict}
    >
      <Segmented
        label={workbench.encoding}
        layout="fill"
        value={draft.encoding}
        onChange={(encoding) => onChange({ encoding })}
        options={BODY_ENCODINGS.map((encoding) => ({ value: encoding, label: workbench.encodings[encoding] }))}
      />
    </Choice>
  );
}

function ClaimNameField({ draft, onChange }: Pick<ComposePaneProps, 'draft' | 'onChange'>) {
  const { workbench } = useCoreWords();
  return (
    <Choice title={workbench.claimName} hint={workbench.claimNameHint}>
      <Segmented
        label={workbench.claimName}
        layout="fill"
        value={draft.claimName}
        onChange={(claimName) => onChange({ claimName })}
        options={[
          { value: 'msg', label: <span className="mono text-12 font-normal">msg</span> },
          { value: 'query', label: <span className="mono text-12 font-normal">query</span> },
        ]}
      />
      <Message tone={draft.claimName === 'query' ? 'warn' : 'note'}>{workbench.claimNameNote}</Message>
    </Choice>
  );
}

function Choice({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div title={hint} className="whole-words justify-between text-12 whitespace-nowrap text-t3">
        <b className="text-t1">{title}</b>
        <span>{hint}</span>
      </div>
      {children}
    </div>
  );
}
