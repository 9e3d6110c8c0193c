import { Suspense, lazy, useEffect } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { AllWords, useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { notify } from './notices.ts';

const DoorDialog = lazy(() =>
  import('#features/door/DoorDialog.tsx').then((module) => ({ default: module.DoorDialog })),
);

/** Stands at the door: asks when something is held back, and says how a file left. */
export function DoorWatch({ data: { door } }: { data: ConsoleData }) {
  const question = useStore(door.question);
  const passed = useStore(door.passed);
  if (!question && !passed) return null;
  return (
    <Suspense>
      <AllWords>
        {question && <DoorDialog question={question} />}
        <PassageNotice data={{ door }} />
      </AllWords>
    </Suspense>
  );
}

function PassageNotice({ data }: { data: Pick<ConsoleData, 'door'> }) {
  const { passed } = useWords().door;
  const passage = useStore(data.door.passed);
  // A notice is outside React's tree. A copy says by itself that it worked.
  useEffect(() => {
    if (!passage || data.door.passed.get() !== passage) return;
    data.door.passed.set(undefined);
    const { known, left, masked, locked, unread, way } = passage;
    if ((known === 0 && !locked) || (way.kind === 'copy' && masked === 0)) return;
    const found = masked > 0 ? passed.masked(masked) : left > 0 ? passed.left(left, known) : passed.clean(known);
    const looked = unread && left === 0 ? passed.unread : found;
    void notify([...(known === 0 ? [] : [looked]), ...(locked ? [passed.locked] : [])].join(' '));
  }, [passage, passed, data.door]);
  return null;
}
