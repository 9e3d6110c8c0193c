import { useState } from 'react';
import type { Profile } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Message } from '#ui/Message.tsx';
import { NewPassphrase, passphraseProblem } from './PassphraseField.tsx';

interface ExportDialogProps {
  profiles: readonly Profile[];
  /** @returns whether the file was saved. */
  onSave: (profiles: readonly Profile[], passphrase: string) => Promise<boolean>;
  onClose: () => void;
}

/** Which profiles go into a file, and under which passphrase. */
export function ExportDialog({ profiles, onSave, onClose }: ExportDialogProps) {
  const { vault, shell, settings } = useWords();
  const own = profiles.filter(({ purpose }) => purpose !== 'sample');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(own.map(({ id }) => id)));
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [working, setWorking] = useState(false);
  const ready = chosen.size > 0 && passphraseProblem(passphrase, repeated) === undefined && !working;
  const toggle = (id: string, wanted: boolean) => {
    const next = new Set(chosen);
    if (wanted) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const save = async () => {
    setWorking(true);
    const picked = profiles.filter(({ id }) => chosen.has(id));
    if (await onSave(picked, passphrase)) onClose();
    else setWorking(false);
  };
  return (
    <Dialog
      title={vault.file.exportTitle}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          <Button variant="primary" type="submit" form="profile-export" disabled={!ready}>
            {vault.file.save}
          </Button>
        </>
      }
    >
      <form
        id="profile-export"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <p className="text-t2">{vault.file.exportHint}</p>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-12">{vault.file.which}</legend>
          {profiles.map(({ id, name }) => (
            <Checkbox key={id} checked={chosen.has(id)} onChange={(wanted) => toggle(id, wanted)}>
              {name || settings.credentials.unnamed}
            </Checkbox>
          ))}
          {chosen.size === 0 && <Message tone="warn">{vault.file.none}</Message>}
        </fieldset>
        <NewPassphrase
          label={vault.passphrase}
          value={passphrase}
          repeated={repeated}
          onChange={setPassphrase}
          onRepeat={setRepeated}
        />
        <div role="status" className="empty:hidden">
          {working && <Message tone="note">{vault.working}</Message>}
        </div>
      </form>
    </Dialog>
  );
}
