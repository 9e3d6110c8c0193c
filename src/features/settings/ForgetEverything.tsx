import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Profile } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

interface ForgetEverythingProps {
  profiles: readonly Profile[];
  onForget: () => void;
}

/** Removes all that is kept, after saying what that is. */
export function ForgetEverything({ profiles, onForget }: ForgetEverythingProps) {
  const { shell, settings } = useWords();
  const { data } = settings;
  const [asking, setAsking] = useState(false);
  const [tab, device] = countByArea(profiles);
  const close = () => setAsking(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
      <span className="min-w-0 flex-1 text-12 text-t3">{data.forgetHint}</span>
      <Button variant="danger" icon={<Trash2 className="size-4" strokeWidth={1.75} />} onClick={() => setAsking(true)}>
        {data.forget}
      </Button>
      {asking && (
        <Dialog
          title={data.confirmTitle}
          closeLabel={shell.close}
          onClose={close}
          footer={
            <>
              <Button onClick={close}>{data.cancel}</Button>
              <Button
                variant="danger"
                onClick={() => {
                  close();
                  onForget();
                }}
              >
                {data.confirmYes}
              </Button>
            </>
          }
        >
          <p>{data.confirm(tab, device)}</p>
        </Dialog>
      )}
    </div>
  );
}

/** How many profiles live in the tab and on the device. */
export function countByArea(profiles: readonly Profile[]): [tab: number, device: number] {
  const tab = profiles.filter(({ area }) => area === 'tab').length;
  return [tab, profiles.length - tab];
}
