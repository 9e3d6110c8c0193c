import { Suspense, lazy, useEffect, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { SharedDraft } from '#data/shareLink.ts';
import { AllWords, useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { linkWanted } from './linkWanted.ts';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

const ShareDialog = lazy(() =>
  import('#features/share/ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })),
);

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
        {shared && <Shared data={data} address={address} shared={shared} onClose={() => setShared(undefined)} />}
        {wanted && <MakeLink data={data} />}
      </AllWords>
    </Suspense>
  );
}

/** Makes the link and says what became of it. */
function MakeLink({ data }: { data: ConsoleData }) {
  const { share, shell } = useWords();
  // Pressing the button was the event; this only waited for words and code.
  useEffect(() => {
    if (!linkWanted.get()) return;
    linkWanted.set(false);
    const make = async () => {
      const { shareFragment, sharedText } = await import('#data/shareLink.ts');
      const draft = data.draft.get();
      const text = await data.door.forLink(sharedText(draft));
      if (text === undefined) return;
      const made = await shareFragment(draft, text);
      if (!made.ok) return notify(share.problems[made.problem]);
      const done = await data.door.copy(`${window.location.origin}/${made.fragment}`);
      return notify(done ? share.made : shell.copyFailed);
    };
    void make();
  }, [data, share, shell]);
  return null;
}

function Shared({ data, address, shared, onClose }: ShareWatchProps & { shared: SharedDraft; onClose: () => void }) {
  const { share, shell } = useWords();
  // A notice is outside React's tree.
  useEffect(() => {
    if (shared.ok) return;
    const { problem, place = '' } = shared;
    const reason = problem === 'bad_shape' ? share.refusals.bad_shape(place) : share.refusals[problem];
    void notify(`${share.refused}：${reason}`);
    onClose();
  }, [shared, share, onClose]);
  if (!shared.ok) return null;
  const replace = () => {
    const before = data.draft.get();
    data.draft.set(shared.draft);
    data.preferences.update((now) => ({ ...now, welcomed: true }));
    address.go('/');
    onClose();
    void notify(share.replaced, { label: shell.undo, run: () => data.draft.set(before) });
  };
  return <ShareDialog draft={shared.draft} onReplace={replace} onClose={onClose} />;
}
