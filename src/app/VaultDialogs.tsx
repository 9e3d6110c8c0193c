import { useEffect, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { ClearDialog } from '#features/profiles/ClearDialog.tsx';
import { PassphraseDialog } from '#features/profiles/PassphraseDialog.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';
import { clearPutOff, openVaultFor, vaultRequest } from './vaultRequest.ts';

/** What is asked or said about credentials on this device; loaded with the first of it. */
export function VaultDialogs({ data }: { data: ConsoleData }) {
  const request = useStore(vaultRequest);
  const clear = useStore(data.profiles.inTheClear);
  const forgotten = useStore(data.forgotten);
  return (
    <>
      {request ? <Passphrase data={data} /> : clear.length > 0 && <InTheClear data={data} ids={clear} />}
      {forgotten && <Forgotten data={data} />}
    </>
  );
}

function Passphrase({ data }: { data: ConsoleData }) {
  const { vault: words } = useWords();
  const { vault } = data.profiles;
  const request = useStore(vaultRequest);
  // What is asked for stays what it was while the dialog is open, whatever the vault becomes meanwhile.
  const [before] = useState(() => vault.state.get());
  if (!request) return null;
  const close = () => vaultRequest.set(undefined);
  const done = () => {
    close();
    if (request.task === 'change') void notify(words.changed);
    request.onOpen?.();
  };
  const task = request.task === 'change' ? 'change' : before === 'empty' ? 'create' : 'unlock';
  return <PassphraseDialog task={task} vault={vault} onClose={close} onDone={done} />;
}

function Forgotten({ data }: { data: ConsoleData }) {
  const words = useWords().settings.data;
  // A notice is outside React's tree.
  useEffect(() => {
    if (!data.forgotten.get()) return;
    data.forgotten.set(false);
    void notify(words.forgotten);
  }, [data, words]);
  return null;
}

function InTheClear({ data, ids }: { data: ConsoleData; ids: readonly string[] }) {
  const { vault: words } = useWords();
  const { profiles } = data;
  if (useStore(clearPutOff)) return null;
  const erase = (said: string) => {
    profiles.eraseClear();
    void notify(said);
  };
  const seal = async () => {
    for (const id of ids) profiles.change(id, { area: 'device' });
    await profiles.vault.settled();
    if (profiles.vault.lastWrite.get().ok) erase(words.clearSealed);
    else void notify(words.notWritten);
  };
  return (
    <ClearDialog
      count={ids.length}
      onKeep={() => {
        profiles.flush();
        if (profiles.lastWrite.tab.get().ok) erase(words.clearKept);
        else void notify(words.notWritten);
      }}
      onSeal={() => (profiles.vault.state.get() === 'unlocked' ? void seal() : openVaultFor(() => void seal()))}
      onClose={() => {
        clearPutOff.set(true);
        void notify(words.clearLeft, { label: words.clearAgain, run: () => clearPutOff.set(false) });
      }}
    />
  );
}
