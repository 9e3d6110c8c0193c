import { useEffect } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { shareFragment, sharedText, type SharedDraft } from '#data/shareLink.ts';
import { ShareDialog } from '#features/share/ShareDialog.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { linkWanted } from './linkWanted.ts';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

/** Makes the link and says what became of it. */
export function MakeLink({ data }: { data: ConsoleData }) {
  const { share, shell } = useWords();
  // Pressing the button was the event; this only waited for words and code.
  useEffect(() => {
    if (!linkWanted.get()) return;
    linkWanted.set(false);
    const make = async () => {
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

interface SharedCallProps {
  data: ConsoleData;
  address: Address;
  shared: SharedDraft;
  onClose: () => void;
}

/** A call somebody shared: shown first, and in the workbench after a press. */
export function SharedCall({ data, address, shared, onClose }: SharedCallProps) {
  const { share, shell } = useWords();
  // A notice is outside React's tree.
  useEffect(() => {
    if (shared.ok) return;
    const { problem, place = '' } = shared;
    const reason = problem === 'bad_shape' ? share.refusals.bad_shape(place) : share.refusals[problem];
    void notify(shell.pair(share.refused, reason));
    onClose();
  }, [shared, share, shell, onClose]);
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
