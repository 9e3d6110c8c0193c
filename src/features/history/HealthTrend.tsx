import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import type { TrendBar } from './historyModel.ts';

const BARS: Record<TrendBar, { className: string; top: number }> = {
  ok: { className: 'fill-[var(--line-strong)]', top: 10 },
  stale: { className: 'fill-[var(--amber-solid)]', top: 4 },
  failed: { className: 'fill-[var(--red-solid)]', top: 0 },
};

const SQUARES: Record<TrendBar, string> = { ok: 'bg-line-strong', stale: 'bg-amber-solid', failed: 'bg-red-solid' };

export const TREND_BARS = 58;

/** Whether the newest version answered, call by call: heights and colours say the same. */
export function HealthTrend({ trend }: { trend: readonly TrendBar[] }) {
  const { history } = useWords();
  const counts = (bar: TrendBar) => trend.filter((one) => one === bar).length;
  return (
    <section className="border-b border-line px-4 pt-2.5 pb-3">
      <div className="mb-1.5 flex items-center gap-2 text-12">
        <h3 className="font-semibold text-t2">{history.trend}</h3>
        <span aria-hidden className="ml-auto flex items-center gap-2 text-t3">
          {(['ok', 'stale', 'failed'] as const).map((bar) => (
            <span key={bar} className="flex items-center gap-1">
              <i className={classes('size-2 rounded-[2px]', SQUARES[bar])} />
              {history.trendBars[bar]}
            </span>
          ))}
        </span>
      </div>
      <svg
        role="img"
        aria-label={history.trendSummary(trend.length, counts('stale'), counts('failed'))}
        viewBox={`0 0 ${TREND_BARS * 6} 28`}
        preserveAspectRatio="xMinYMid meet"
        className="block h-7 w-full"
      >
        {trend.map((bar, i) => (
          <rect
            key={i}
            x={(TREND_BARS - trend.length + i) * 6}
            y={BARS[bar].top}
            width="4"
            height={28 - BARS[bar].top}
            rx="1"
            className={BARS[bar].className}
          />
        ))}
      </svg>
    </section>
  );
}
