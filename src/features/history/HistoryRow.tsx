import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import Star from 'lucide-react/icons/star';
import X from 'lucide-react/icons/x';
import { healthOf } from '#data/historyHead.ts';
import type { Row } from '#data/historySchema.ts';
import { formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { classes } from '#ui/classes.ts';
import { clockTime } from './times.ts';

export type RowTone = 'ok' | 'warn' | 'bad' | 'idle';

const MARKS: Record<RowTone, { icon: typeof Check; className: string }> = {
  ok: { icon: Check, className: 'bg-sel text-t2' },
  warn: { icon: Minus, className: 'bg-amber-solid text-surface' },
  bad: { icon: X, className: 'bg-red-solid text-surface' },
  idle: { icon: Minus, className: 'bg-sel text-t3' },
};

const LINES: Record<RowTone, string> = {
  ok: 'text-t2',
  warn: 'text-amber-text',
  bad: 'text-red-text',
  idle: 'text-t3',
};

export function toneOf(row: Row): RowTone {
  switch (row.result) {
    case 'answered':
      return healthOf(row.health) === 'stale' ? 'warn' : 'ok';
    case 'cancelled':
      return 'idle';
    case 'interrupted':
      return 'warn';
    case 'refused':
    case 'unreadable':
    case 'failed':
      return 'bad';
  }
}

/** One sentence about how a call ended. */
function outcomeLine(row: Row, { history, issues, decoded }: Words): string {
  switch (row.result) {
    case 'answered':
      if (healthOf(row.health) === 'stale') return history.stale;
      return row.answer ? row.answer : (row.title ?? decoded.emptyAnswer);
    case 'refused':
      return history.refused(row.errorCode ?? '', row.http ?? 0);
    case 'unreadable':
      return history.results.unreadable;
    case 'failed':
    case 'cancelled':
    case 'interrupted':
      return row.reason ? issues.failure[row.reason].title : history.results[row.result];
  }
}

interface HistoryRowProps {
  row: Row;
  /** Which side of a comparison it is. */
  side: 'A' | 'B' | undefined;
  chosen: boolean;
  onChoose: () => void;
}

/** Of the row's button in the document. */
export function rowId(id: string): string {
  return `record-${id}`;
}

/** One call in two lines: when, what was asked, and how it ended. */
export function HistoryRow({ row, side, chosen, onChoose }: HistoryRowProps) {
  const words = useWords();
  const tone = toneOf(row);
  const outcome = outcomeLine(row, words);
  const { icon: Mark, className } = MARKS[tone];
  return (
    <button
      type="button"
      id={rowId(row.id)}
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
      className={classes(
        'grid h-[50px] w-full grid-cols-[60px_16px_minmax(0,1fr)] items-center gap-x-2 px-4 text-left -outline-offset-2',
        chosen || side ? 'bg-mark' : 'hover:bg-hover',
      )}
    >
      <span className="self-start pt-[7px] text-12 text-t3">{clockTime(row.startedAt)}</span>
      <span className={classes('mt-2 grid size-4 place-items-center self-start rounded-full', className)}>
        <Mark aria-hidden className="size-2.5" strokeWidth={3} />
        <span className="sr-only">{words.history.results[row.result]}</span>
      </span>
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <span className="mono text-12 text-t3">{row.api}</span>
          <b title={row.msg} className="min-w-0 truncate">
            {row.msg}
          </b>
          <span className="ml-auto flex flex-none items-center gap-1">
            {row.starred && (
              <Star aria-label={words.history.starred} className="size-3.5 fill-current text-amber-text" />
            )}
            {side && <SideMark side={side} />}
          </span>
        </span>
        <span className="flex items-baseline gap-2 text-12">
          <span title={outcome} className={classes('min-w-0 truncate', LINES[tone])}>
            {outcome}
          </span>
          {row.result !== 'interrupted' && <span className="ml-auto flex-none text-t3">{formatMs(row.total)} ms</span>}
        </span>
      </span>
    </button>
  );
}

export function SideMark({ side }: { side: 'A' | 'B' }) {
  return (
    <span className="mono grid size-[18px] flex-none place-items-center rounded-1 bg-focus text-11 font-semibold text-surface">
      {side}
    </span>
  );
}
