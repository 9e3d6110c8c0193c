import { Suspense, lazy } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { AllWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { vaultRequest } from './vaultRequest.ts';

const VaultDialogs = lazy(() => import('./VaultDialogs.tsx').then((module) => ({ default: module.VaultDialogs })));

/** The dialogs about credentials on this device, on whichever screen they are asked for. */
export function VaultWatch({ data }: { data: ConsoleData }) {
  const request = useStore(vaultRequest);
  const clear = useStore(data.profiles.inTheClear);
  const forgotten = useStore(data.forgotten);
  if (!request && clear.length === 0 && !forgotten) return null;
  return (
    <Suspense>
      <AllWords>
        <VaultDialogs data={data} />
      </AllWords>
    </Suspense>
  );
}
