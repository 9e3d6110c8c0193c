import Search from 'lucide-react/icons/search';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { formatCount, formatMs } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { TextInput } from '#ui/Field.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { Confusions } from './Confusions.tsx';
import { FlipCard, type Flip } from './FlipCard.tsx';
import { Histogram } from './Histogram.tsx';
import { holds, ROW_FILTERS, type RowFilter } from './rowLists.ts';
import { gotText } from './rowText.ts';
import { RowTable } from './RowTable.tsx';
import type { LabSession, LabView } from './session.ts';
import { Tiles } from './Tiles.tsx';

interface ResultsProps {
  session: LabSession;
  view: LabView;
  opened: number | undefined;
  onOpen: (row: number) => void;
  /** Beside the table: the row that is taken apart. */
  inspector: ReactNode;
}

const SHOWN_FLIPS = 3;
const CONFIDENCE_MARKS = [0.7, 0.9];

/** Figures, plots and rows of a run. */
export function Results({ session, view, opened, onOpen, inspector }: ResultsProps) {
  const words = useWords();
  const { lab } = words;
  const locale = useLocale();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [order, setOrder] = useState<'newest' | 'row'>('newest');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { statistics, comparison, earlier, revision } = view;
  const { lists, cases, changeOf } = session;
  const rows = useMemo(() => {
    void revision;
    const chosen = lists.rows(filter);
    const found = search === '' ? chosen : chosen.filter((row) => holds(search, cases[row], lists.outcomeOf(row)));
    return order === 'newest' ? found.toReversed() : found.toSorted((a, b) => a - b);
  }, [lists, cases, filter, search, order, revision]);
  const flips = useMemo(() => {
    void revision;
    return flipsOf(session, (row) => gotText(lists.outcomeOf(row)!, words));
  }, [session, lists, words, revision]);
  const { p50, p95, bins } = statistics.latency;
  return (
    <>
      <Tiles statistics={statistics} earlier={earlier} comparison={comparison} />
      <div className="grid grid-cols-[1fr_1fr_minmax(220px,0.85fr)] border-b border-line max-desk:grid-cols-1">
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
          onOnlyFlips={() => setFilter('flipped')}
          onOpen={onOpen}
        />
      </div>
      <Confusions statistics={statistics} />
      <div className="flex h-10 flex-none items-center gap-3 border-b border-line px-5 max-tablet:h-auto max-tablet:flex-wrap max-tablet:px-4 max-tablet:py-2">
        <Tabs
          label={lab.results}
          controls="lab-rows"
          value={filter}
          onChange={setFilter}
          className="h-10 overflow-x-auto"
          tabs={ROW_FILTERS.filter((each) => each !== 'error' || lists.count('error') > 0).map((value) => ({
            value,
            label: (
              <>
                {lab.filters[value]}
                <span className="text-12 text-t3 tabular-nums">{formatCount(locale, lists.count(value))}</span>
              </>
            ),
          }))}
        />
        <span className="ml-auto flex items-center gap-2">
          <span className="relative">
            <Search aria-hidden className="absolute top-2 left-2 size-3.5 text-t3" />
            <TextInput
              type="search"
              aria-label={lab.search}
              placeholder={lab.search}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="!h-[30px] !w-52 !pl-7 text-12"
            />
          </span>
          <Segmented
            label={lab.order}
            size="tiny"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'newest', label: lab.newestFirst },
              { value: 'row', label: lab.byRow },
            ]}
          />
        </span>
      </div>
      <div id="lab-rows" role="tabpanel" aria-label={lab.results} className="flex min-h-64 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <RowTable
            rows={rows}
            caseOf={(row) => cases[row]}
            outcomeOf={lists.outcomeOf}
            changeOf={changeOf}
            opened={opened}
            onOpen={onOpen}
          />
        </div>
        {inspector}
      </div>
    </>
  );
}

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
