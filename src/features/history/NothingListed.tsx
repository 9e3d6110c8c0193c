import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';

interface NothingListedProps {
  phase: 'loading' | 'ready' | 'filtered';
  onClear: () => void;
}

/** Why the list is empty, and the way out. */
export function NothingListed({ phase, onClear }: NothingListedProps) {
  const { history } = useWords();
  if (phase === 'loading') return <Blank text={history.loading} />;
  if (phase === 'ready') return <Blank text={history.empty} hint={history.emptyHint} />;
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-t3">
      {history.noMatch}
      <Button size="small" onClick={onClear}>
        {history.clearFilters}
      </Button>
    </div>
  );
}

/** A sentence in the middle of nothing. */
export function Blank({ text, hint }: { text: string; hint?: string }) {
  return (
    <div role="status" className="flex flex-1 flex-col items-center justify-center gap-1 p-6 text-center text-t3">
      <p>{text}</p>
      {hint !== undefined && <p className="max-w-80 text-12">{hint}</p>}
    </div>
  );
}
