import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { VerdictKind } from '#lab/outcome.ts';
import type { RunProgress } from '#lab/run.ts';
import { minutesAndSeconds } from './figures.ts';

interface RunProgressBarProps {
  progress: RunProgress;
  /** Milliseconds the run has been going, in all its parts. */
  elapsedMs: number | undefined;
}

const FILL: Record<VerdictKind, string> = {
  passed: 'bg-data',
  failed: 'bg-red-solid',
  error: 'bg-amber-text',
  skipped: 'bg-line-strong',
};

const KINDS: readonly VerdictKind[] = ['passed', 'failed', 'error', 'skipped'];

/** How far a run is: one bar by outcome, and the same in figures. */
export function RunProgressBar({ progress, elapsedMs }: RunProgressBarProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const { total, done, counts, rate, leftMs, state } = progress;
  const count = (value: number) => formatCount(locale, value);
  const share = total === 0 ? 0 : Math.floor((100 * done) / total);
  const pending = total - done;
  return (
    <div className="px-5 pb-3 @max-[560px]:px-4">
      <div
        role="progressbar"
        aria-label={lab.progress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={lab.progressText(count(done), count(total))}
        className="flex h-2 overflow-hidden rounded-1 bg-sel"
      >
        {KINDS.map((kind) => (
          <i key={kind} className={FILL[kind]} style={{ width: `${(100 * counts[kind]) / Math.max(1, total)}%` }} />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-t2 tabular-nums">
        <span>
          <b className="font-semibold text-t1">{count(done)}</b> / {count(total)}
        </span>
        <span>{share}%</span>
        {state === 'running' && rate > 0 && (
          <span>{lab.ratePerSecond(rate < 10 ? rate.toFixed(1) : count(Math.round(rate)))}</span>
        )}
        {elapsedMs !== undefined && <span>{lab.elapsed(lab.duration(...minutesAndSeconds(elapsedMs)))}</span>}
        {state === 'running' && leftMs !== undefined && (
          <span>{lab.left(lab.duration(...minutesAndSeconds(leftMs)))}</span>
        )}
        <span className="ml-auto flex flex-wrap gap-x-3">
          {KINDS.filter((kind) => counts[kind] > 0 || kind === 'passed' || kind === 'failed').map((kind) => (
            <span key={kind} className="flex items-center gap-1.5">
              <i aria-hidden className={`size-2.5 rounded-[2px] ${FILL[kind]}`} />
              {lab.verdicts[kind]} {count(counts[kind])}
            </span>
          ))}
          {pending > 0 && (
            <span className="flex items-center gap-1.5">
              <i aria-hidden className="hairline size-2.5 rounded-[2px] bg-sel" />
              {lab.pending} {count(pending)}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
