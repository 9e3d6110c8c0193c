import type { ReactNode } from 'react';
import type { Bin } from '#lab/histogram.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { barsOf, marksIn, outlineOf, ticksOf, type Scale } from './histogramModel.ts';

export interface HistogramMark {
  at: number;
  label: string;
}

interface HistogramProps {
  title: string;
  /** At the end of the heading: a unit, a legend. */
  note?: ReactNode;
  bins: readonly Bin[];
  /** The earlier run, drawn as an outline and scaled to the same number of values. */
  earlier: readonly Bin[];
  scale: Scale;
  marks: readonly HistogramMark[];
  /** Where the marks come from, when they are no figures of this run. */
  marksNote?: string;
  /** A bound of a bin in words. */
  bound: (value: number) => string;
}

const WIDTH = 344;
const HEIGHT = 104;

/** How values are spread: bars for this run, an outline for the earlier one, and both as a table. */
export function Histogram({ title, note, bins, earlier, scale, marks, marksNote, bound }: HistogramProps) {
  const { lab, shell } = useWords();
  const locale = useLocale();
  const plot = { width: WIDTH, height: HEIGHT, scale };
  const bars = barsOf(bins, earlier, plot);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const most = bins.reduce<Bin | undefined>((best, bin) => (bin.count > (best?.count ?? 0) ? bin : best), undefined);
  const count = (value: number) => formatCount(locale, value);
  const summary =
    most === undefined
      ? lab.nothingYet
      : lab.plotSummary(count(total), bound(most.from), bound(most.to), count(most.count));
  return (
    <figure className="min-w-0 border-r border-line px-5 py-3 @max-[860px]:border-b @max-[860px]:[&:nth-child(2)]:border-r-0 @max-[560px]:border-r-0 @max-[560px]:px-4">
      <figcaption className="flex items-center gap-3 text-12 text-t3">
        <b className="font-semibold text-t1">{title}</b>
        <span className="ml-auto">{note}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
        role="img"
        aria-label={shell.pair(title, summary)}
        className="mt-1 max-h-60 w-full"
      >
        {bars.map(({ x, width, height }, i) => (
          <rect key={i} x={x} y={HEIGHT - height} width={width} height={height} className="fill-data" />
        ))}
        <path d={outlineOf(bins, earlier, plot)} fill="none" className="stroke-t3" strokeWidth={1.5} />
        <path d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} className="stroke-line-strong" />
        {ticksOf(bins, earlier, plot).map(({ x, value, anchor }) => (
          <text key={value} x={x} y={HEIGHT + 15} textAnchor={anchor} className="fill-t3 text-[10px]">
            {bound(value)}
          </text>
        ))}
        {marksIn(marks, bins, earlier, plot).map(({ x, label, anchor }) => (
          <g key={label}>
            <path d={`M${x} 0V${HEIGHT}`} className="stroke-t3" strokeDasharray="2 3" />
            <text x={x + (anchor === 'end' ? -4 : 4)} y={9} textAnchor={anchor} className="fill-t2 text-[10px]">
              {label}
            </text>
          </g>
        ))}
      </svg>
      {marksNote !== undefined && <p className="mt-1 text-12 text-t3">{marksNote}</p>}
      <details className="text-12 text-t3">
        <summary className="w-fit cursor-pointer">{lab.plotTable}</summary>
        <table className="mt-1 w-full max-w-72 tabular-nums">
          <thead>
            <tr className="text-left">
              <th className="font-normal">{lab.range}</th>
              <th className="text-right font-normal">{lab.thisRun}</th>
              {earlier.length > 0 && <th className="text-right font-normal">{lab.otherRun}</th>}
            </tr>
          </thead>
          <tbody>
            {bins
              .filter((bin) => bin.count > 0 || countAt(earlier, bin) > 0)
              .map((bin) => (
                <tr key={bin.from} className="border-t border-line">
                  <td>
                    {bound(bin.from)}–{bound(bin.to)}
                  </td>
                  <td className="text-right">{count(bin.count)}</td>
                  {earlier.length > 0 && <td className="text-right">{count(countAt(earlier, bin))}</td>}
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function countAt(bins: readonly Bin[], { from }: Bin): number {
  return bins.find((bin) => bin.from === from)?.count ?? 0;
}
