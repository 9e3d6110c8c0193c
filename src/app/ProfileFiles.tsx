import { useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { profileFile } from '#data/profileFile.ts';
import { ExportDialog } from '#features/profiles/ExportDialog.tsx';
import { ImportDialog } from '#features/profiles/ImportDialog.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';

/** Credentials into an encrypted file and out of one. */
export function ProfileFiles({ data }: { data: ConsoleData }) {
  const { file } = useWords().vault;
  const profiles = useStore(data.profiles.list);
  const [asking, setAsking] = useState<'none' | 'export' | 'import'>('none');
  const close = () => setAsking('none');
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setAsking('export')}>{file.export}</Button>
      <Button onClick={() => setAsking('import')}>{file.import}</Button>
      {asking === 'export' && (
        <ExportDialog
          profiles={profiles}
          onClose={close}
          onSave={async (chosen, passphrase) => {
            const content = await profileFile(chosen, passphrase);
            return data.door.save({ name: 'credentials.jwe', type: 'application/jose', content });
          }}
        />
      )}
      {asking === 'import' && (
        <ImportDialog
          profiles={profiles}
          onClose={close}
          onImport={(carried) => {
            for (const { name, credentials, purpose } of carried) {
              const { id } = data.profiles.create(name, credentials);
              data.profiles.change(id, { purpose });
            }
            close();
            void notify(file.imported(carried.length));
          }}
        />
      )}
    </div>
  );
}
