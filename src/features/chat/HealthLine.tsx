import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Turn } from '#data/conversation.ts';
import { marksOf, tally, type Outcome } from './chatModel.ts';

interface HealthLineProps {
  turns: readonly Turn[];
  onShow: (at: number) => void;
}

/** Marks that still can be told apart in the width of a phone. */
const MOST = 90;

const LOOKS: Record<Outcome, string> = {
  answered: 'h-1 bg-data opacity-40',
  waiting: 'h-1 bg-line-strong motion-safe:animate-pulse',
  stale: 'h-2 shadow-[inset_0_0_0_1px_var(--amber-solid)]',
  missed: 'h-2 bg-amber-solid',
  refused: 'h-3 bg-red-solid',
  failed: 'h-3 shadow-[inset_0_0_0_1.5px_var(--red-solid)]',
};

const TOLD: readonly Outcome[] = ['answered', 'missed', 'stale', 'refused', 'failed', 'waiting'];

/** How every turn went, in one thin line: height and filling tell the states apart, colour only helps. */
export function HealthLine({ turns, onShow }: HealthLineProps) {
  const { chat } = useWords();
  const locale = useLocale();
  const counts = tally(turns);
  const parts = TOLD.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    chat.healthPart(chat.outcomes[outcome], formatCount(locale, counts[outcome])),
  );
  return (
    <div
      role="img"
      aria-label={parts.length === 0 ? chat.health : chat.healthSummary(parts.join(chat.separator))}
      title={parts.join(chat.separator)}
      className="flex h-4 flex-none items-center gap-px border-b border-line bg-surface px-3 present:hidden"
    >
      {marksOf(turns, MOST).map(({ outcome, from }) => (
        <i
          key={from}
          aria-hidden
          // The turns themselves are reached by keys; this is a way for the pointer only.
          onClick={() => onShow(from)}
          className={`max-w-4 min-w-0.5 flex-1 cursor-pointer rounded-[1px] ${LOOKS[outcome]}`}
        />
      ))}
    </div>
  );
}
