import Trash from 'lucide-react/icons/trash-2';
import { useState, type ReactNode } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { IconButton } from '#ui/IconButton.tsx';

interface HistoryHeadProps {
  /** Records in the list, and all there are. */
  count: number;
  total: number;
  /** Beside the way to delete. */
  tools?: ReactNode;
  onRemove: () => Promise<void>;
}

/** Title of the list, how much it holds, and what can be done with all of it. */
export function HistoryHead({ count, total, tools, onRemove }: HistoryHeadProps) {
  const { history, shell } = useWords();
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const listed = formatCount(locale, count);
  return (
    <header className="flex h-10 flex-none items-center gap-3 border-b border-line pr-2 pl-4">
      <h2 className="text-13 font-semibold">{shell.history}</h2>
      <span className="text-12 text-t3">
        {count === total ? history.count(listed) : history.countOf(listed, formatCount(locale, total))}
      </span>
      <span className="ml-auto flex gap-0.5">
        {tools}
        <IconButton
          label={history.removeShown(listed)}
          icon={<Trash strokeWidth={1.75} />}
          disabled={count === 0}
          onClick={() => setAsking(true)}
        />
      </span>
      {asking && (
        <Dialog
          title={history.removeShownTitle}
          closeLabel={shell.close}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{history.cancel}</Button>
              <Button
                variant="danger"
                onClick={() => {
                  setAsking(false);
                  void onRemove();
                }}
              >
                {history.removeShown(listed)}
              </Button>
            </>
          }
        >
          <p>{history.removeShownBody(listed)}</p>
        </Dialog>
      )}
    </header>
  );
}
