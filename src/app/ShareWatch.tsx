import { Suspense, lazy, useEffect, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { SharedDraft } from '#data/shareLink.ts';
import { AllWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { linkWanted } from './linkWanted.ts';
import type { Address } from './useAddress.ts';

const MakeLink = lazy(() => import('./SharedCall.tsx').then((module) => ({ default: module.MakeLink })));
const SharedCall = lazy(() => import('./SharedCall.tsx').then((module) => ({ default: module.SharedCall })));

interface ShareWatchProps {
  data: ConsoleData;
  address: Address;
}

/** Opens a shared call from the address, once somebody has seen what it is. */
export function ShareWatch({ data, address }: ShareWatchProps) {
  const [shared, setShared] = useState<SharedDraft>();
  // The fragment is outside React; it is read when the page opens and when a link is followed in it.
  useEffect(() => {
    const read = async () => {
      const { hash, pathname, search } = window.location;
      if (!hash.startsWith('#share=')) return;
      // A reload shall not ask again.
      window.history.replaceState(null, '', pathname + search);
      const { readShare } = await import('#data/shareLink.ts');
      setShared(await readShare(hash));
    };
    void read();
    const onHash = () => void read();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  const wanted = useStore(linkWanted);
  if (!shared && !wanted) return null;
  return (
    <Suspense>
      <AllWords>
        {shared && <SharedCall data={data} address={address} shared={shared} onClose={() => setShared(undefined)} />}
        {wanted && <MakeLink data={data} />}
      </AllWords>
    </Suspense>
  );
}
