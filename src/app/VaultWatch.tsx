import { Suspense, lazy, useEffect, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { AllWords, useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';
import { clearPutOff, openVaultFor, vaultRequest } from './vaultRequest.ts';

const PassphraseDialog = lazy(() =>
  import('#features/profiles/PassphraseDialog.tsx').then((module) => ({ default: module.PassphraseDialog })),
);
const ClearDialog = lazy(() =>
  import('#features/profiles/ClearDialog.tsx').then((module) => ({ default: module.ClearDialog })),
);

/** The dialogs about credentials on this device, on whichever screen they are asked for. */
export function VaultWatch({ data }: { data: ConsoleData }) {
  const request = useStore(vaultRequest);
  const clear = useStore(data.profiles.inTheClear);
  const forgotten = useStore(data.forgotten);
  if (!request && clear.length === 0 && !forgotten) return null;
  return (
    <Suspense>
      <AllWords>
        {request ? <Passphrase data={data} /> : clear.length > 0 && <InTheClear data={data} ids={clear} />}
        {forgotten && <Forgotten data={data} />}
      </AllWords>
    </Suspense>
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
