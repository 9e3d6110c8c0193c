import Copy from 'lucide-react/icons/copy';
import Stethoscope from 'lucide-react/icons/stethoscope';
import Trash2 from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';
import type { Profile, ProfilePurpose } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Credentials, ParsedBlock } from '#protocol/credentials.ts';
import { Button } from '#ui/Button.tsx';
import { Field, TextInput } from '#ui/Field.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Tag } from '#ui/Tag.tsx';
import { CredentialFields } from './CredentialFields.tsx';
import { KeyUses } from './KeyFacts.tsx';
import { PrivacyNotes } from './PrivacyNotes.tsx';
import { SELF_CHECK, SelfCheck } from './SelfCheck.tsx';
import { StorageChoice } from './StorageChoice.tsx';
import { useSelfCheck } from './useSelfCheck.ts';

export type ProfileChanges = Partial<Pick<Profile, 'name' | 'purpose' | 'credentials' | 'area'>>;

interface ProfileEditorProps {
  profile: Profile;
  onChange: (changes: ProfileChanges) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onBlock: (parsed: ParsedBlock) => void;
  /** The box for a pasted block and what became of the last one. */
  paste: ReactNode;
  /** Minutes without use after which the device's credentials are locked; 0 is never. */
  lockAfter: number;
  /** What stands at the end of the side column. */
  sideEnd: ReactNode;
}

const PURPOSES: readonly ProfilePurpose[] = ['sample', 'test', 'live'];

/** One set of credentials. Every change is kept at once; there is nothing to save. */
export function ProfileEditor(props: ProfileEditorProps) {
  const { profile, onChange } = props;
  const words = useWords();
  const { credentials } = words.settings;
  const check = useSelfCheck(profile.credentials);
  const name = profile.name || credentials.unnamed;
  const runCheck = () => {
    document.getElementById(SELF_CHECK)?.scrollIntoView({ block: 'nearest' });
    check.run();
  };
  const changeCredentials = (changes: Partial<Credentials>) =>
    onChange({ credentials: { ...profile.credentials, ...changes } });
  return (
    <section
      aria-label={credentials.editorLabel(name)}
      className="@container flex min-h-0 min-w-0 flex-1 flex-col bg-surface max-tablet:flex-none"
    >
      <EditorHead {...props} name={name} onCheck={runCheck} />
      <div className="grid min-h-0 flex-1 overflow-auto @3xl:grid-cols-[minmax(0,1fr)_minmax(300px,40%)] @4xl:grid-cols-[minmax(0,1fr)_368px] @3xl:overflow-hidden max-tablet:flex-none max-tablet:overflow-visible">
        <div className="@container flex min-w-0 flex-col gap-5 px-6 py-5 @3xl:overflow-auto max-tablet:px-4">
          {props.paste}
          <div className="grid gap-x-3 gap-y-5 @md:grid-cols-2">
            <Field id="profile-name" label={<b>{credentials.name}</b>} className="min-w-0">
              <TextInput
                id="profile-name"
                value={profile.name}
                onChange={(event) => onChange({ name: event.target.value })}
              />
            </Field>
            <div className="flex min-w-0 flex-col gap-1.5">
              <b aria-hidden className="text-12">
                {credentials.purpose}
              </b>
              <Segmented
                label={credentials.purpose}
                layout="fill"
                value={profile.purpose}
                onChange={(purpose) => onChange({ purpose })}
                options={PURPOSES.map((value) => ({ value, label: words.shell.purposes[value] }))}
              />
            </div>
          </div>
          <CredentialFields credentials={profile.credentials} onChange={changeCredentials} onBlock={props.onBlock} />
          <KeyUses />
          <SelfCheck {...check} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6 border-line bg-canvas px-6 py-5 border-t @3xl:overflow-auto @3xl:border-t-0 @3xl:border-l max-tablet:px-4">
          <StorageChoice area={profile.area} lockAfter={props.lockAfter} onChange={(area) => onChange({ area })} />
          <PrivacyNotes />
          <div className="mt-auto">{props.sideEnd}</div>
        </aside>
      </div>
    </section>
  );
}

interface EditorHeadProps extends Pick<ProfileEditorProps, 'profile' | 'onDuplicate' | 'onRemove'> {
  name: string;
  onCheck: () => void;
}

function EditorHead({ profile, name, onCheck, onDuplicate, onRemove }: EditorHeadProps) {
  const words = useWords();
  const { credentials, check } = words.settings;
  return (
    <header className="flex min-h-10 flex-none flex-wrap items-center gap-x-4 border-b border-line py-1 pr-3 pl-4">
      <h2 className="min-w-0 truncate text-13 font-semibold">{name}</h2>
      <Tag tone={profile.purpose === 'live' ? 'warn' : 'plain'}>{words.shell.purposes[profile.purpose]}</Tag>
      <span className="ml-auto flex gap-1">
        <Button size="small" variant="ghost" icon={<Stethoscope strokeWidth={1.75} />} onClick={onCheck}>
          {check.title}
        </Button>
        <Button size="small" variant="ghost" icon={<Copy strokeWidth={1.75} />} onClick={onDuplicate}>
          {credentials.duplicate}
        </Button>
        <Button size="small" variant="ghost" icon={<Trash2 strokeWidth={1.75} />} onClick={onRemove}>
          {credentials.remove}
        </Button>
      </span>
    </header>
  );
}
