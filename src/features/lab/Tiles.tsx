import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import type { ReactNode } from 'react';
import { formatCount, formatMs } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { ComparisonFigures } from '#lab/compareRuns.ts';
import type { RunStatistics, Share } from '#lab/statistics.ts';
import { percent, probability, SIGNIFICANT } from './figures.ts';

interface TilesProps {
  statistics: RunStatistics;
  /** Figures of the baseline run, when one is chosen. */
  earlier: RunStatistics | undefined;
  comparison: ComparisonFigures | undefined;
}

/** The five figures of a run, each with what it was before. */
export function Tiles({ statistics, earlier, comparison }: TilesProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const { accuracy, noMatch, latency } = statistics;
  const flips = comparison && comparison.counts.fixed + comparison.counts.broken;
  return (
    <div className="grid grid-cols-5 border-y border-line @max-[560px]:grid-cols-2">
      <Tile
        name={lab.accuracy}
        value={percent(accuracy.value)}
        unit="%"
        title={accuracy.value === undefined ? lab.noJudged : undefined}
      >
        <Delta now={accuracy} before={earlier?.accuracy} better="up" />
        {accuracy.value !== undefined && (
          <span className="text-t3">
            {lab.interval(percent(accuracy.interval.low), percent(accuracy.interval.high))}
          </span>
        )}
      </Tile>
      <Tile name={lab.noMatch} value={percent(noMatch.value)} unit="%">
        <Delta now={noMatch} before={earlier?.noMatch} better="down" />
      </Tile>
      <Tile name={lab.p50} value={milliseconds(latency.p50)} unit="ms">
        {earlier && <span className="text-t3">{lab.earlier(`${milliseconds(earlier.latency.p50)} ms`)}</span>}
      </Tile>
      <Tile name={lab.p95} value={milliseconds(latency.p95)} unit="ms">
        {earlier && <span className="text-t3">{lab.earlier(`${milliseconds(earlier.latency.p95)} ms`)}</span>}
      </Tile>
      <Tile
        name={lab.flips}
        value={flips === undefined ? '—' : formatCount(locale, flips)}
        unit={flips === undefined ? '' : lab.flipsUnit}
      >
        {comparison && (
          <>
            <span className="text-green-text">{lab.fixed(formatCount(locale, comparison.counts.fixed))}</span>
            <span className="text-red-text">{lab.broken(formatCount(locale, comparison.counts.broken))}</span>
            {flips! > 0 && (
              <span className="w-full text-t3">
                {comparison.chance < SIGNIFICANT
                  ? lab.chance(probability(comparison.chance))
                  : lab.mayBeChance(probability(comparison.chance))}
              </span>
            )}
          </>
        )}
      </Tile>
    </div>
  );
}

function milliseconds(ms: number | undefined): string {
  return ms === undefined ? '—' : formatMs(ms);
}

interface TileProps {
  name: string;
  value: string;
  unit: string;
  title?: string | undefined;
  children: ReactNode;
}

function Tile({ name, value, unit, title, children }: TileProps) {
  return (
    <div
      title={title}
      className="flex min-w-0 flex-col border-r border-line px-5 py-3 last:border-r-0 @max-[860px]:px-3 @max-[860px]:first:pl-5 @max-[560px]:border-b @max-[560px]:px-4 @max-[560px]:first:pl-4 @max-[560px]:last:col-span-2 @max-[560px]:last:border-b-0 @max-[560px]:even:border-r-0"
    >
      <span className="text-12 text-t3">{name}</span>
      <span className="text-20 font-semibold tabular-nums">
        {value}
        {unit && <small className="ml-1 text-12 font-normal text-t3">{unit}</small>}
      </span>
      <span className="flex min-h-[18px] flex-wrap items-center gap-x-2 text-12 tabular-nums">{children}</span>
    </div>
  );
}

interface DeltaProps {
  now: Share;
  before: Share | undefined;
  better: 'up' | 'down';
}

/** A change in percentage points: its direction as an arrow and a word, whether it is good as colour. */
function Delta({ now, before, better }: DeltaProps) {
  const { lab } = useWords();
  if (now.value === undefined || before?.value === undefined) return null;
  const change = now.value - before.value;
  const points = Math.abs(change * 100).toFixed(1);
  if (Number(points) === 0) return <span className="text-t3">{lab.earlier(`${percent(before.value)}%`)}</span>;
  const up = change > 0;
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <span className={`flex items-center gap-0.5 ${up === (better === 'up') ? 'text-green-text' : 'text-red-text'}`}>
      <Icon aria-hidden className="size-3" strokeWidth={2} />
      <span className="sr-only">{up ? lab.up : lab.down} </span>
      {lab.points(points)}
    </span>
  );
}
