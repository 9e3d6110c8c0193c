import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { MicroscopeStep } from '#vocab/microscope.ts';

interface StepListProps {
  steps: readonly MicroscopeStep[];
  /** Words of the whole list. */
  count: number;
}

/** Every call of the search: which part of the list travelled, and whether the answer was that of the whole. */
export function StepList({ steps, count }: StepListProps) {
  const { microscope } = useWords();
  const locale = useLocale();
  return (
    <section>
      <h3 className="text-12 font-semibold text-t2">{microscope.steps}</h3>
      <ol className="mt-1.5 flex flex-col">
        {steps.map(({ ranges, words, same }, i) => (
          <li key={i} className="flex items-center gap-3 border-b border-line py-1.5 text-12 last:border-b-0">
            <span className="sr-only">{microscope.step(formatCount(locale, i + 1), formatCount(locale, words))}</span>
            <span aria-hidden className="w-6 flex-none text-right text-t3 tabular-nums">
              {i + 1}
            </span>
            <span aria-hidden className="relative h-2.5 min-w-20 flex-1 overflow-hidden rounded-1 bg-sel">
              {ranges.map(([from, to]) => (
                <span
                  key={from}
                  className={`absolute inset-y-0 min-w-0.5 ${same ? 'bg-green' : 'bg-data'}`}
                  style={{ left: `${(100 * from) / count}%`, width: `${(100 * (to - from)) / count}%` }}
                />
              ))}
            </span>
            <span aria-hidden className="w-16 flex-none text-right text-t2 tabular-nums">
              {formatCount(locale, words)}
            </span>
            <span
              className={`w-12 flex-none ${same ? 'text-green-text' : 'text-t3'}`}
              title={same ? microscope.same : microscope.different}
            >
              {same ? microscope.sameShort : microscope.differentShort}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
