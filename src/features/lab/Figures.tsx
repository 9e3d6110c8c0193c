import { memo } from 'react';
import { formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { ComparisonFigures } from '#lab/compareRuns.ts';
import type { RunStatistics } from '#lab/statistics.ts';
import { Confusions } from './Confusions.tsx';
import { FlipCard, type Flip } from './FlipCard.tsx';
import { Histogram } from './Histogram.tsx';
import { gotText } from './rowText.ts';
import type { LabSession } from './session.ts';
import { Tiles } from './Tiles.tsx';

interface FiguresProps {
  session: LabSession;
  statistics: RunStatistics;
  comparison: ComparisonFigures | undefined;
  earlier: RunStatistics | undefined;
  onOnlyFlips: () => void;
  onOpen: (row: number) => void;
}

const SHOWN_FLIPS = 3;
/** The thresholds of one published bot (protocol.md section 8.7); what another's are is its own matter. */
const CONFIDENCE_MARKS = [0.7, 0.9];

/** Figures and plots of a run. Drawn anew when they are counted, and not with every frame of rows: a profile asked for it. */
export const Figures = memo(function Figures(props: FiguresProps) {
  const { session, statistics, comparison, earlier, onOnlyFlips, onOpen } = props;
  const words = useWords();
  const { lab } = words;
  const flips = flipsOf(session, (row) => gotText(session.lists.outcomeOf(row)!, words));
  const { p50, p95, bins } = statistics.latency;
  return (
    <>
      <Tiles statistics={statistics} earlier={earlier} comparison={comparison} />
      <div className="grid grid-cols-[1fr_1fr_minmax(220px,0.85fr)] border-b border-line @max-[860px]:grid-cols-2 @max-[560px]:grid-cols-1">
        <Histogram
          title={lab.confidence}
          note={<Legend both={earlier !== undefined} />}
          bins={statistics.confidence.bins}
          earlier={earlier?.confidence.bins ?? []}
          scale="linear"
          bound={(value) => String(Math.round(value * 100) / 100)}
          marks={CONFIDENCE_MARKS.map((at) => ({
            at,
            label: at === 0.7 ? lab.suggests(String(at)) : lab.answers(String(at)),
          }))}
          marksNote={lab.marksNote}
        />
        <Histogram
          title={lab.latency}
          note={lab.latencyAxis}
          bins={bins}
          earlier={earlier?.latency.bins ?? []}
          scale="log"
          bound={formatMs}
          marks={[
            ...(p50 === undefined ? [] : [{ at: p50, label: `p50 ${formatMs(p50)}` }]),
            ...(p95 === undefined ? [] : [{ at: p95, label: `p95 ${formatMs(p95)}` }]),
          ]}
        />
        <FlipCard
          comparison={comparison}
          broken={flips.broken}
          fixed={flips.fixed}
          severalVersions={statistics.versions.length > 1}
          onOnlyFlips={onOnlyFlips}
          onOpen={onOpen}
        />
      </div>
      <Confusions statistics={statistics} />
    </>
  );
});

function Legend({ both }: { both: boolean }) {
  const { lab } = useWords();
  if (!both) return null;
  return (
    <span className="flex items-center gap-2">
      <i aria-hidden className="size-2.5 bg-data" /> {lab.thisRun}
      <i aria-hidden className="size-2.5 border-[1.5px] border-t3" /> {lab.otherRun}
    </span>
  );
}

function flipsOf(
  { lists, cases, changeOf, beforeOf }: LabSession,
  got: (row: number) => string,
): { broken: Flip[]; fixed: string[] } {
  const broken: Flip[] = [];
  const fixed: string[] = [];
  for (const row of lists.rows('flipped')) {
    const msg = cases[row]?.msg ?? '';
    if (changeOf(row) === 'fixed') {
      if (fixed.length < SHOWN_FLIPS) fixed.push(msg);
    } else if (broken.length < SHOWN_FLIPS) {
      broken.push({ row, msg, before: beforeOf(row)?.seen?.title ?? '', now: got(row) });
    }
    if (broken.length === SHOWN_FLIPS && fixed.length === SHOWN_FLIPS) break;
  }
  return { broken, fixed };
}
