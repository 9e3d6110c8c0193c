import { useId, useState, type ReactNode } from 'react';
import type { Lane } from '#data/conversation.ts';
import type { Profile } from '#data/profiles.ts';
import { TARGET_IDS } from '#data/targets.ts';
import { useWords } from '#i18n/I18n.tsx';
import { ENDPOINT_IDS } from '#protocol/endpoints.ts';
import { SCENARIOS } from '#protocol/scenarios.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { laneIssues, type LaneIssue } from './laneModel.ts';

interface LaneDialogProps {
  title: string;
  lane: Lane;
  /** Absent where only a lane is set up. */
  name?: string;
  /** The other side of a comparison. */
  beside: Lane | undefined;
  profiles: readonly Profile[];
  freshUsername: () => string;
  onSave: (lane: Lane, name: string) => void;
  onClose: () => void;
}

/** Which bot, where, by which API and as whom. */
export function LaneDialog(props: LaneDialogProps) {
  const { title, beside, profiles, onSave, onClose } = props;
  const { chat, settings, shell, workbench } = useWords();
  const words = chat.lane;
  const [lane, setLane] = useState(props.lane);
  const [name, setName] = useState(props.name ?? '');
  const change = (changes: Partial<Lane>) => setLane((now) => ({ ...now, ...changes }));
  const issues = laneIssues(lane, beside, props.name === undefined ? undefined : name);
  const notes = (wanted: readonly LaneIssue[]): FieldNote[] =>
    issues.filter((issue) => wanted.includes(issue)).map((key) => ({ key, tone: 'bad', text: words[key] }));
  const nameNotes = notes(['nameEmpty']);
  const usernameNotes = notes(['usernameEmpty', 'sameContext']);
  const id = useId();
  const names = { name: `${id}n`, username: `${id}u` };
  return (
    <Dialog
      title={title}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          <Button variant="primary" type="submit" form={id} disabled={issues.length > 0}>
            {words.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (issues.length === 0) onSave(lane, name.trim());
        }}
      >
        {props.name !== undefined && (
          <Field id={names.name} label={words.name} notes={nameNotes}>
            <TextInput
              {...fieldAttributes(names.name, nameNotes)}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        )}
        <Field
          id={names.username}
          label={<span className="mono">{words.username}</span>}
          hint={words.usernameHint}
          aside={
            <Button size="small" variant="ghost" onClick={() => change({ username: props.freshUsername() })}>
              {words.fresh}
            </Button>
          }
          notes={usernameNotes}
        >
          <TextInput
            face="mono"
            {...fieldAttributes(names.username, usernameNotes)}
            value={lane.username}
            onChange={(event) => change({ username: event.target.value })}
          />
        </Field>
        <Choice label={words.profile} value={lane.profileId} onChange={(profileId) => change({ profileId })}>
          {profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {profile.name}
            </option>
          ))}
        </Choice>
        <Choice label={words.target} value={lane.target} onChange={(target) => change({ target })}>
          {TARGET_IDS.map((target) => (
            <option key={target} value={target}>
              {shell.targets[target]}
            </option>
          ))}
        </Choice>
        {(lane.target === 'chatbot' || lane.target === 'openai') && <Message tone="warn">{chat.live}</Message>}
        {lane.target === 'emulator' && (
          <Choice label={words.scenario} value={lane.scenario} onChange={(scenario) => change({ scenario })}>
            {SCENARIOS.map((scenario) => (
              <option key={scenario} value={scenario}>
                {workbench.scenarios[scenario]}
              </option>
            ))}
          </Choice>
        )}
        <Choice label={words.api} value={lane.api} onChange={(api) => change({ api })}>
          {ENDPOINT_IDS.map((api) => (
            <option key={api} value={api}>
              /openapi/{api}
            </option>
          ))}
        </Choice>
        <Choice label={words.vocabulary} value={lane.vocabulary} onChange={(vocabulary) => change({ vocabulary })}>
          {(['workbench', 'none'] as const).map((vocabulary) => (
            <option key={vocabulary} value={vocabulary}>
              {words.vocabularies[vocabulary]}
            </option>
          ))}
        </Choice>
        {lane.api === 'message' && <Message tone="note">{words.vocabularyNote}</Message>}
      </form>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  children: ReactNode;
}

function Choice<Value extends string>({ label, value, onChange, children }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select
        id={id}
        value={value}
        // The options are the type's values, which the element cannot know.
        onChange={(event) => onChange(event.target.value as Value)}
        className="h-8 w-full rounded-2 bg-surface px-2 fieldline max-tablet:h-11 max-tablet:text-15"
      >
        {children}
      </select>
    </Field>
  );
}
