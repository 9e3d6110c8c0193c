import ArrowLeftRight from 'lucide-react/icons/arrow-left-right';
import Copy from 'lucide-react/icons/copy';
import GitCompare from 'lucide-react/icons/git-compare-arrows';
import X from 'lucide-react/icons/x';
import { useState, type ReactNode } from 'react';
import { folded, type DocumentComparison } from '#answer/compare.ts';
import type { RepliesComparison } from '#answer/compareReplies.ts';
import type { Row } from '#data/historySchema.ts';
import { formatCount, formatMs } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { classes } from '#ui/classes.ts';
import { DiffLines } from './DiffLines.tsx';
import { differencesText } from './differencesText.ts';
import { SideMark } from './HistoryRow.tsx';
import { MeaningTable } from './MeaningTable.tsx';
import { clockTime } from './times.ts';

type View = 'response' | 'request' | 'meaning';

const VIEWS: readonly View[] = ['response', 'request', 'meaning'];
const CONTEXT = 2;

interface CompareViewProps {
  a: Row;
  b: Row;
  replies: RepliesComparison;
  requests: DocumentComparison;
  layout: 'split' | 'unified';
  onSwap: () => void;
  onCopy: (text: string) => void;
  onClose: () => void;
  footer: ReactNode;
}

/** Two calls side by side: the verdict, what changed, then line by line. */
export function CompareView({ a, b, replies, requests, layout, onSwap, onCopy, onClose, footer }: CompareViewProps) {
  const { history, shell } = useWords();
  const locale = useLocale();
  const [view, setView] = useState<View>('response');
  const [ignoring, setIgnoring] = useState(true);
  const [only, setOnly] = useState(false);
  const document = view === 'request' ? requests : replies;
  const counts = document.counts;
  const figures = {
    changed: counts.changed + (ignoring ? 0 : counts.ignored),
    same: counts.same,
    ignored: ignoring ? counts.ignored : 0,
  };
  const times = { a: clockTime(a.startedAt), b: clockTime(b.startedAt) };
  const title = view === 'request' ? history.textsDiffer(counts.changed) : history.verdicts[replies.verdict];
  return (
    <section aria-label={history.compareTitle} className="@container flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex min-h-10 flex-none flex-wrap items-center gap-x-4 border-b border-line pr-2 pl-4">
        {/* Where there is no room for all, the tabs and the tools share the first line. */}
        <h2 className="text-13 font-semibold whitespace-nowrap @max-[680px]:sr-only">{history.compareTitle}</h2>
        <Tabs
          label={shell.paneTabs}
          controls="compare-view"
          value={view}
          onChange={setView}
          className="h-[39px]"
          tabs={VIEWS.map((value) => ({ value, label: history.compareViews[value] }))}
        />
        <div className="ml-auto flex items-center gap-x-4 text-12 whitespace-nowrap @max-[680px]:order-1 @max-[680px]:ml-0 @max-[680px]:w-full">
          <Checkbox checked={ignoring} onChange={setIgnoring} className="max-tablet:min-h-11 @max-[680px]:min-h-8">
            {history.ignoreVolatile}
          </Checkbox>
          <Checkbox checked={only} onChange={setOnly} className="max-tablet:min-h-11 @max-[680px]:min-h-8">
            {history.onlyDifferences}
          </Checkbox>
        </div>
        <div className="flex gap-0.5 @max-[680px]:ml-auto">
          <IconButton label={history.swap} icon={<ArrowLeftRight strokeWidth={1.75} />} onClick={onSwap} />
          <IconButton
            label={history.copyDifferences}
            icon={<Copy strokeWidth={1.75} />}
            onClick={() => onCopy(differencesText(document, times))}
          />
          <IconButton label={history.stopComparing} icon={<X strokeWidth={1.75} />} onClick={onClose} />
        </div>
      </header>
      <div
        id="compare-view"
        role="tabpanel"
        aria-label={history.compareViews[view]}
        className="flex min-h-0 flex-1 flex-col"
      >
        {/* It scrolls where values are long, and may hold nothing else a key could reach. */}
        <div
          role="group"
          aria-label={title}
          tabIndex={0}
          className={classes(
            'overflow-auto px-4 py-3',
            view === 'meaning' ? 'min-h-0 flex-1' : 'max-h-[45%] flex-none border-b border-line',
          )}
        >
          <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
            <span className="grid size-10 flex-none place-items-center rounded-2 bg-hover text-t2">
              <GitCompare aria-hidden className="size-5" strokeWidth={1.75} />
            </span>
            <div className="min-w-0 flex-1">
              <h3 aria-live="polite" className="text-20 font-semibold @max-[680px]:text-15">
                {title}
              </h3>
              {view !== 'request' && (
                <p className="text-t2">
                  {a.msg === b.msg ? history.verdictHints[replies.verdict] : history.otherQuestion}
                </p>
              )}
            </div>
            <dl className="flex flex-none gap-4 text-right @max-[680px]:w-full @max-[680px]:pl-13">
              {(['changed', 'same', 'ignored'] as const).map((name) => (
                <div key={name} className="@max-[680px]:flex @max-[680px]:items-baseline @max-[680px]:gap-1.5">
                  <dt className="text-12 text-t3">{history[name]}</dt>
                  <dd className="text-20 font-semibold @max-[680px]:text-12">{formatCount(locale, figures[name])}</dd>
                </div>
              ))}
            </dl>
          </div>
          {view === 'response' && <MeaningTable comparison={replies} times={times} rows="changed" />}
          {view === 'meaning' && <MeaningTable comparison={replies} times={times} rows="all" />}
        </div>
        {view !== 'meaning' && (
          <>
            <div className={classes('grid flex-none border-b border-line', layout === 'split' && 'grid-cols-2')}>
              <SideHead row={a} side="A" />
              <SideHead row={b} side="B" className={layout === 'split' ? 'border-l border-line' : ''} />
            </div>
            <DiffLines
              key={view}
              label={history.compareViews[view]}
              pairs={only ? folded(document.pairs, CONTEXT) : document.pairs}
              layout={layout}
              ignoring={ignoring}
            />
          </>
        )}
      </div>
      <footer className="flex-none border-t border-line bg-surface px-4 py-2">{footer}</footer>
    </section>
  );
}

function SideHead({ row, side, className }: { row: Row; side: 'A' | 'B'; className?: string }) {
  return (
    <p className={classes('flex min-w-0 items-center gap-2 bg-canvas px-4 py-1 text-12', className)}>
      <SideMark side={side} />
      <span className="mono">{row.api}</span>
      {clockTime(row.startedAt)}
      <span className="truncate text-t3">
        {row.http === undefined ? '' : `${row.http} · `}
        {formatMs(row.total)} ms
      </span>
    </p>
  );
}
