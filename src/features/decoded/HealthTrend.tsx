import type { HealthVerdict } from '#answer/botHealth.ts';
import type { HealthPoint } from '#data/healthTrend.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { versionText } from './decodedModel.ts';

const SHOWN = 40;

const TONES: Record<HealthVerdict, string> = {
  healthy: 'bg-green',
  newest_not_in_use: 'bg-amber-solid',
  contradictory: 'bg-amber-solid',
  unknown: 'bg-line',
  absent: 'bg-line',
};

/** The bot over this session's calls, a mark each, and when another version began to answer. */
export function HealthTrend({ points }: { points: readonly HealthPoint[] }) {
  const { decoded } = useWords();
  const locale = useLocale();
  if (points.length < 2) return null;
  const shown = points.slice(-SHOWN);
  const healthy = points.filter(({ verdict }) => verdict === 'healthy').length;
  const last = points.at(-1)!;
  const changedAt = points.findLastIndex(({ serving }) => serving !== last.serving) + 1;
  const before = points[changedAt - 1];
  return (
    <div className="mt-2.5 border-t border-line pt-2 text-12">
      <p className="flex flex-wrap gap-x-2 text-t3">
        <span>{decoded.trend}</span>
        <span className="text-t2">{decoded.trendCount(points.length, healthy)}</span>
      </p>
      <ol aria-label={decoded.trend} className="mt-1 flex flex-wrap gap-0.5">
        {shown.map(({ exchangeId, at, verdict, serving }) => {
          const said = [formatInstant(locale, at), decoded.healthVerdicts[verdict], serving && versionText(serving)];
          const text = said.filter(Boolean).join(' · ');
          return (
            <li key={exchangeId} title={text} className={`h-3.5 w-2 rounded-1 ${TONES[verdict]}`}>
              <span className="sr-only">{text}</span>
            </li>
          );
        })}
      </ol>
      {before?.serving && last.serving && (
        <p className="mt-1 text-t2">
          {decoded.trendChanged(
            formatInstant(locale, points[changedAt]!.at),
            versionText(before.serving),
            versionText(last.serving),
          )}
        </p>
      )}
    </div>
  );
}
