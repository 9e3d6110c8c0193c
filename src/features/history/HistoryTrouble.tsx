import type { HistoryState } from '#data/history.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { formatCount } from '#i18n/format.ts';
import { Message } from '#ui/Message.tsx';

interface HistoryTroubleProps {
  state: HistoryState;
  onReopen: (how: 'again' | 'anew') => void;
}

/** Why nothing is kept, or what had to go; nothing when all is well. */
export function HistoryTrouble({ state: { problem, removedForRoom }, onReopen }: HistoryTroubleProps) {
  const { history, shell } = useWords();
  const locale = useLocale();
  if (!problem && removedForRoom === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-1.5 border-b border-line px-4 py-2.5">
      {problem && (
        <Message
          tone="warn"
          action={
            problem === 'corrupt'
              ? { label: history.startAnew, run: () => onReopen('anew') }
              : { label: shell.retry, run: () => onReopen('again') }
          }
        >
          {history.problems[problem]}
        </Message>
      )}
      {removedForRoom > 0 && (
        <Message tone="note">{history.removedForRoom(formatCount(locale, removedForRoom))}</Message>
      )}
    </div>
  );
}
