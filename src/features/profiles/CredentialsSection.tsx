import { useState, type ReactNode } from 'react';
import type { Profile, Profiles } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import { CREDENTIAL_FIELDS, maskSecret, type Credentials, type ParsedBlock } from '#protocol/credentials.ts';
import { Message } from '#ui/Message.tsx';
import { useStore } from '#ui/useStore.ts';
import { PASTE_BLOCK, PasteBlock, foundFields } from './PasteBlock.tsx';
import { ProfileEditor, type ProfileChanges } from './ProfileEditor.tsx';
import { ProfileList } from './ProfileList.tsx';

interface CredentialsSectionProps {
  profiles: Profiles;
  chosen: Profile | undefined;
  onChoose: (id: string) => void;
  /** Says one sentence in passing, with a way back. */
  notify: (text: string, action: { label: string; run: () => void }) => void;
  /** Opens the device's credentials with a passphrase, an old or a first one; then goes on. */
  openVault: (then?: () => void) => void;
  lockAfter: number;
  /** What stands at the end of the side column. */
  sideEnd: ReactNode;
}

const EMPTY: Credentials = { appId: '', token: '', encodingAESKey: '' };

/** Every set of credentials and the editor of the chosen one. */
export function CredentialsSection({
  profiles,
  chosen,
  onChoose,
  notify,
  openVault,
  lockAfter,
  sideEnd,
}: CredentialsSectionProps) {
  const list = useStore(profiles.list);
  const { shell, settings } = useWords();
  const { credentials } = settings;
  const vault = useStore(profiles.vault.state);
  const [pasting, setPasting] = useState(false);

  const create = () => {
    setPasting(false);
    onChoose(profiles.create(shell.newProfile, EMPTY).id);
  };
  const paste = () => {
    if (!chosen) onChoose(profiles.create(shell.newProfile, EMPTY).id);
    setPasting(true);
    // The box may only come into being with this update.
    requestAnimationFrame(() => document.getElementById(PASTE_BLOCK)?.focus());
  };
  const remove = (profile: Profile) => {
    const undo = profiles.remove(profile.id);
    notify(credentials.removed(profile.name || credentials.unnamed), { label: shell.undo, run: undo });
  };
  const change = (id: string, changes: ProfileChanges) => {
    const move = () => {
      profiles.change(id, changes);
      // It stands elsewhere in the list now, and stays the chosen one.
      if (changes.area) onChoose(id);
    };
    if (changes.area === 'device' && vault !== 'unlocked') openVault(move);
    else move();
  };
  const duplicate = (profile: Profile) => {
    const copy = profiles.duplicate(profile.id, credentials.copyName(profile.name || credentials.unnamed));
    if (copy) onChoose(copy.id);
  };

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] max-desk:grid-cols-[208px_minmax(0,1fr)] max-tablet:flex max-tablet:flex-col max-tablet:overflow-auto">
      <ProfileList
        profiles={list}
        chosen={chosen}
        onChoose={onChoose}
        onCreate={create}
        onPaste={paste}
        onUnlock={vault === 'locked' ? () => openVault() : undefined}
      />
      {chosen && (
        <PastingEditor
          // What is revealed, pasted or checked belongs to one profile.
          key={chosen.id}
          profile={chosen}
          pasting={pasting}
          onPasted={() => setPasting(false)}
          onChange={(changes) => change(chosen.id, changes)}
          lockAfter={lockAfter}
          onDuplicate={() => duplicate(chosen)}
          onRemove={() => remove(chosen)}
          notify={notify}
          sideEnd={sideEnd}
        />
      )}
    </div>
  );
}

interface PastingEditorProps extends Pick<CredentialsSectionProps, 'notify' | 'lockAfter' | 'sideEnd'> {
  profile: Profile;
  pasting: boolean;
  onPasted: () => void;
  onChange: (changes: ProfileChanges) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

function PastingEditor({ pasting, onPasted, notify, ...rest }: PastingEditorProps) {
  const { shell, settings } = useWords();
  const { credentials } = settings;
  const { profile, onChange } = rest;
  const [last, setLast] = useState<ParsedBlock>();
  const empty = CREDENTIAL_FIELDS.every((field) => profile.credentials[field] === '');
  // The box stays while the fields below it are being typed into: nothing jumps under the hands.
  const [beganEmpty] = useState(empty);

  const apply = (parsed: ParsedBlock) => {
    const before = profile.credentials;
    onChange({ credentials: { ...before, ...parsed.found } });
    setLast(parsed);
    onPasted();
    if (!empty) {
      const back = { label: shell.undo, run: () => onChange({ credentials: before }) };
      notify(credentials.applied(foundFields(parsed)), back);
    }
  };
  const paste = (
    <>
      {(pasting || (beganEmpty && !last)) && <PasteBlock onBlock={apply} />}
      <div role="status" className="flex flex-col gap-1 empty:hidden">
        {last && <Message tone="note">{credentials.applied(foundFields(last))}</Message>}
        {last && last.unplaced.length > 0 && (
          <Message tone="warn">{credentials.unplaced(last.unplaced.map(maskSecret))}</Message>
        )}
      </div>
    </>
  );
  return <ProfileEditor {...rest} paste={paste} onBlock={apply} />;
}
