import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import CircleMinus from 'lucide-react/icons/circle-minus';
import ArrowDownRight from 'lucide-react/icons/arrow-down-right';
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import X from 'lucide-react/icons/x';
import { useState, type ReactNode } from 'react';
import { formatCount, formatMs } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Case } from '#lab/cases.ts';
import type { RowChange } from '#lab/compareRuns.ts';
import type { RowOutcome, VerdictKind } from '#lab/outcome.ts';
import { LongList } from '#ui/LongList.tsx';
import { endsSelection } from '#ui/selecting.ts';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { expectedText, gotText } from './rowText.ts';

interface RowTableProps {
  /** Rows in the order they are shown. */
  rows: readonly number[];
  caseOf: (row: number) => Case | undefined;
  outcomeOf: (row: number) => RowOutcome | undefined;
  changeOf: (row: number) => RowChange | undefined;
  opened: number | undefined;
  onOpen: (row: number) => void;
}

const ROW_HEIGHT = 29;
/** A finger's. */
const PHONE_ROW_HEIGHT = 44;
const COLUMNS =
  'grid grid-cols-[56px_44px_minmax(120px,1fr)_minmax(96px,200px)_minmax(96px,200px)_132px_72px_84px] @max-[860px]:grid-cols-[56px_36px_minmax(96px,1fr)_minmax(72px,160px)_112px] @max-[560px]:grid-cols-[36px_minmax(0,1fr)_64px]';
const DESK = '@max-[860px]:hidden';
const TABLET = '@max-[560px]:hidden';
// The heading keeps clear of the scroll bar that only the rows have.
const GUTTER = '[scrollbar-gutter:stable]';

/** The rows of a run, only those in view drawn. */
export function RowTable({ rows, caseOf, outcomeOf, changeOf, opened, onOpen }: RowTableProps) {
  const { lab } = useWords();
  const { heads } = lab;
  const phone = useMediaQuery('(max-width: 640px)');
  // Where keys go, the view follows; rows that come in do not move it.
  const [followed, setFollowed] = useState<{ row: number | undefined; at: number }>({ row: undefined, at: -1 });
  if (followed.row !== opened) setFollowed({ row: opened, at: opened === undefined ? -1 : rows.indexOf(opened) });
  const rowAt = (at: number) => {
    const row = rows[at]!;
    const outcome = outcomeOf(row);
    return (
      outcome && (
        <div
          role="row"
          aria-rowindex={at + 2}
          // Wherever it is pressed; keys press the button in it.
          onClick={(event) => !endsSelection(event) && onOpen(row)}
          className={`${COLUMNS} h-full w-0 min-w-full cursor-pointer items-center border-b border-line px-5 @max-[560px]:px-4 ${opened === row ? 'bg-mark' : 'hover:bg-hover'}`}
        >
          <Cells row={row} one={caseOf(row)} outcome={outcome} change={changeOf(row)} />
        </div>
      )
    );
  };
  return (
    <div
      role="table"
      aria-label={lab.results}
      aria-rowcount={rows.length + 1}
      className="flex min-h-40 flex-1 flex-col text-13"
    >
      <div role="rowgroup" className={`flex-none overflow-hidden border-b border-line bg-sunken ${GUTTER}`}>
        <div role="row" className={`${COLUMNS} px-5 text-12 leading-7 text-t3 @max-[560px]:px-4`}>
          <Head className={TABLET}>{heads.row}</Head>
          <Head>
            <span className="sr-only">{heads.verdict}</span>
          </Head>
          <Head>{heads.msg}</Head>
          <Head className={DESK}>{heads.expected}</Head>
          <Head className={TABLET}>{heads.got}</Head>
          <Head>{heads.confidence}</Head>
          <Head className={`text-right ${DESK}`}>{heads.ms}</Head>
          <Head className={`pl-5 ${DESK}`}>{heads.change}</Head>
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="p-6 text-center text-12 text-t3">{lab.noRows}</p>
      ) : (
        <LongList
          count={rows.length}
          rowHeight={phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT}
          target={followed.at < 0 ? undefined : followed.at}
          targetKey={followed.row}
          render={rowAt}
          box={{
            role: 'rowgroup',
            tabIndex: 0,
            'aria-label': lab.results,
            className: `min-h-0 flex-1 overflow-auto ${GUTTER}`,
          }}
        />
      )}
    </div>
  );
}

function Head({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span role="columnheader" className={className}>
      {children}
    </span>
  );
}

interface CellsProps {
  row: number;
  one: Case | undefined;
  outcome: RowOutcome;
  change: RowChange | undefined;
}

function Cells({ row, one, outcome, change }: CellsProps) {
  const words = useWords();
  const { lab } = words;
  const locale = useLocale();
  const { verdict, seen, ms } = outcome;
  const got = gotText(outcome, words);
  const expected = expectedText(one);
  const number = formatCount(locale, row + 1);
  return (
    <>
      <span role="cell" className={`text-12 text-t3 tabular-nums ${TABLET}`}>
        {number}
      </span>
      <span role="cell">
        <VerdictMark kind={verdict.kind} />
      </span>
      <span role="cell" className="min-w-0 pr-3">
        <button
          type="button"
          aria-label={`${lab.openRow(number)} ${one?.msg ?? ''}`}
          title={one?.msg}
          className="block w-full truncate text-left hover:underline max-tablet:min-h-11"
        >
          <bdi>{one?.msg}</bdi>
        </button>
      </span>
      <span role="cell" className={`truncate pr-3 ${DESK} ${expected ? '' : 'text-t3'}`} title={expected}>
        {expected || lab.noExpectation}
      </span>
      <span
        role="cell"
        title={got}
        className={`truncate pr-3 ${TABLET} ${verdict.kind === 'failed' ? 'text-red-text' : verdict.kind === 'error' ? 'text-amber-text' : 'text-t3'}`}
      >
        {got}
      </span>
      <span role="cell" className="flex items-center gap-2 tabular-nums">
        <ConfidenceBar raw={seen?.confidence} />
      </span>
      <span role="cell" className={`text-right text-12 tabular-nums ${DESK}`}>
        {ms === undefined ? '' : formatMs(ms)}
      </span>
      <span role="cell" className={`pl-5 text-12 ${DESK}`}>
        <Change change={change} />
      </span>
    </>
  );
}

const MARKS: Record<VerdictKind, { icon: typeof Check; className: string }> = {
  passed: { icon: Check, className: 'text-t3' },
  failed: { icon: X, className: 'rounded-full bg-red-solid text-surface' },
  error: { icon: CircleMinus, className: 'text-amber-text' },
  skipped: { icon: Ban, className: 'text-t3' },
};

function VerdictMark({ kind }: { kind: VerdictKind }) {
  const { lab } = useWords();
  const { icon: Icon, className } = MARKS[kind];
  return (
    <span title={lab.verdicts[kind]} className={`grid size-5 place-items-center ${className}`}>
      <Icon aria-hidden className="size-3.5" strokeWidth={2} />
      <span className="sr-only">{lab.verdicts[kind]}</span>
    </span>
  );
}

function ConfidenceBar({ raw }: { raw: string | undefined }) {
  const share = Number(raw);
  if (raw === undefined || Number.isNaN(share)) return <span className="text-t3">—</span>;
  return (
    <>
      <span aria-hidden className="h-1 w-16 flex-none overflow-hidden rounded-[2px] bg-sel @max-[560px]:hidden">
        <i className="block h-full bg-data" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </span>
      <span title={raw}>{share.toFixed(2)}</span>
    </>
  );
}

function Change({ change }: { change: RowChange | undefined }) {
  const { lab } = useWords();
  if (change === undefined || change === 'same') return null;
  const good = change === 'fixed' || change === 'found';
  if (change === 'answer_changed') return <span className="text-t3">{lab.changes.answer_changed}</span>;
  const Icon = good ? ArrowUpRight : ArrowDownRight;
  return (
    <span className={`flex items-center gap-1 ${good ? 'text-green-text' : 'font-semibold text-red-text'}`}>
      <Icon aria-hidden className="size-3.5" />
      {lab.changes[change]}
    </span>
  );
}
