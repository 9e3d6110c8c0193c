import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { RunStatistics } from '#lab/statistics.ts';

const MOST_SHOWN = 50;

/** Which titles are taken for which. Folded away until asked for. */
export function Confusions({ statistics }: { statistics: RunStatistics }) {
  const { lab } = useWords();
  const locale = useLocale();
  const { confusions } = statistics;
  if (confusions.length === 0) return null;
  return (
    <details className="border-b border-line px-5 py-2 text-12">
      <summary className="cursor-pointer font-semibold">
        {lab.confusion}{' '}
        <span className="font-normal text-t3">
          {formatCount(locale, confusions.length)} · {lab.confusionHint}
        </span>
      </summary>
      <div className="max-h-60 overflow-auto">
        <table className="mt-1 w-full max-w-160 table-fixed">
          <thead>
            <tr className="text-left text-t3">
              <th className="font-normal">{lab.expected}</th>
              <th className="font-normal">{lab.got}</th>
              <th className="w-16 text-right font-normal">{lab.count}</th>
            </tr>
          </thead>
          <tbody>
            {confusions.slice(0, MOST_SHOWN).map(({ expected, got, count }) => (
              <tr key={JSON.stringify([expected, got])} className="border-t border-line">
                <td className="truncate py-1 pr-2" title={expected}>
                  {expected}
                </td>
                <td className="truncate py-1 pr-2 text-red-text" title={got}>
                  {got || lab.noTitle}
                </td>
                <td className="py-1 text-right tabular-nums">{formatCount(locale, count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
