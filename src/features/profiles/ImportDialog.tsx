import { useState } from 'react';
import { checkFile, missingFrom, readProfileFile, type CarriedProfile, type FileProblem } from '#data/profileFile.ts';
import type { Profile } from '#data/profiles.ts';
import { formatBytes } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FileInput } from '#ui/FileInput.tsx';
import { Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import { PassphraseField } from './PassphraseField.tsx';

interface ImportDialogProps {
  profiles: readonly Profile[];
  onImport: (profiles: readonly CarriedProfile[]) => void;
  onClose: () => void;
}

/** A file of profiles: chosen, opened, looked at, and only then taken in. */
export function ImportDialog({ profiles, onImport, onClose }: ImportDialogProps) {
  const { vault, shell, settings } = useWords();
  const [text, setText] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<FileProblem>();
  const [found, setFound] = useState<CarriedProfile[]>();
  const [working, setWorking] = useState(false);
  const missing = found && missingFrom(profiles, found);
  const ready = text !== undefined && passphrase !== '' && !working;

  const choose = async (file: File) => {
    const checked = await checkFile(file);
    setFound(undefined);
    setText(checked.ok ? checked.text : undefined);
    setProblem(checked.ok ? undefined : checked.problem);
  };
  const open = async () => {
    if (text === undefined) return;
    setWorking(true);
    const read = await readProfileFile(text, passphrase);
    setWorking(false);
    setProblem(read.ok ? undefined : read.problem);
    if (read.ok) setFound(read.profiles);
  };
  return (
    <Dialog
      title={vault.file.importTitle}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          {missing ? (
            <Button variant="primary" disabled={missing.length === 0} onClick={() => onImport(missing)}>
              {vault.file.apply(missing.length)}
            </Button>
          ) : (
            <Button variant="primary" type="submit" form="profile-file" disabled={!ready}>
              {vault.file.openFile}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileInput
          label={vault.file.chooseFile}
          button={vault.file.chooseFile}
          accept=".jwe,application/jose"
          onFile={(file) => void choose(file)}
        />
        {text !== undefined && !found && (
          <form
            id="profile-file"
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) void open();
            }}
          >
            <PassphraseField
              id="profile-file-passphrase"
              label={vault.passphrase}
              value={passphrase}
              onChange={setPassphrase}
            />
          </form>
        )}
        <div role="status" className="flex flex-col gap-2 empty:hidden">
          {working && <Message tone="note">{vault.working}</Message>}
          {problem && <FileProblemNote problem={problem} />}
          {found && <p>{missing?.length === 0 ? vault.file.nothing : vault.file.found(found.length)}</p>}
        </div>
        {found && (
          <ul className="border-b border-line">
            {found.map((profile, i) => (
              <li key={i} className="flex items-center gap-3 border-t border-line py-2">
                <b className="min-w-0 truncate">{profile.name || settings.credentials.unnamed}</b>
                <span className="mono min-w-0 truncate text-12 text-t3">{profile.credentials.appId}</span>
                <Tag tone={missing?.includes(profile) ? 'ok' : 'outline'} className="ml-auto">
                  {missing?.includes(profile) ? vault.file.willAdd : vault.file.willSkip}
                </Tag>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function FileProblemNote({ problem }: { problem: FileProblem }) {
  const { problems } = useWords().vault.file;
  switch (problem.code) {
    case 'too_large':
      return <Message tone="bad">{problems.too_large(formatBytes(problem.bytes))}</Message>;
    case 'newer':
      return <Message tone="bad">{problems.newer(problem.version)}</Message>;
    case 'too_many':
      return <Message tone="bad">{problems.too_many(problem.count)}</Message>;
    case 'bad_shape':
      return <Message tone="bad">{problems.bad_shape(problem.place, problem.expected)}</Message>;
    default:
      return <Message tone="bad">{problems[problem.code]}</Message>;
  }
}
