import RotateCcw from 'lucide-react/icons/rotate-ccw';
import PencilLine from 'lucide-react/icons/pencil-line';
import Send from 'lucide-react/icons/send';
import type { ReplayObstacle } from '#data/replay.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Message } from '#ui/Message.tsx';

interface ReplayBarProps {
  obstacles: readonly ReplayObstacle[];
  sending: boolean;
  /** In a comparison the later one is sent again. */
  of: 'record' | 'B';
  /** Profile and target a fresh signature would use; absent without a profile. */
  fresh: { profile: string; target: string } | undefined;
  onReplay: () => void;
  onResign: () => void;
  onEdit: () => void;
}

/** Ways to send a call again, and what stands in the way of its exact bytes. */
export function ReplayBar({ obstacles, sending, of, fresh, onReplay, onResign, onEdit }: ReplayBarProps) {
  const { history } = useWords();
  const locale = useLocale();
  const exactly = !obstacles.some(({ code }) => code === 'masked' || code === 'beginning');
  const afresh = fresh !== undefined && !obstacles.some(({ code }) => code === 'words_missing');
  return (
    <div className="flex flex-col gap-1.5">
      <div aria-live="polite" className="flex flex-col gap-1.5 empty:hidden">
        {obstacles.map((obstacle) => (
          <Message key={obstacle.code} tone="warn">
            {obstacle.code === 'expired'
              ? history.obstacles.expired(formatInstant(locale, obstacle.at * 1000))
              : history.obstacles[obstacle.code]}
          </Message>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={<RotateCcw strokeWidth={1.75} />} disabled={sending || !exactly} onClick={onReplay}>
          {of === 'B' ? history.replayB : history.replay}
        </Button>
        <Button
          size="small"
          icon={<Send strokeWidth={1.75} />}
          disabled={sending || !afresh}
          title={fresh ? history.resignWith(fresh.profile, fresh.target) : history.noProfile}
          onClick={onResign}
        >
          {history.resign}
        </Button>
        <Button size="small" icon={<PencilLine strokeWidth={1.75} />} onClick={onEdit}>
          {history.edit}
        </Button>
        <span role="status" className="ml-auto text-12 text-t3 max-tablet:hidden">
          {sending ? history.replaying : fresh ? history.resignWith(fresh.profile, fresh.target) : history.replayNote}
        </span>
      </div>
    </div>
  );
}
