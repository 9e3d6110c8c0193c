import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ComparedLine, ComparedPair } from '#answer/compare.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { gutterWidth } from '#ui/gutter.ts';
import { DiffText } from './DiffText.tsx';

interface DiffLinesProps {
  pairs: readonly ComparedPair[];
  layout: 'split' | 'unified';
  /** Whether values that are always different are left in peace. */
  ignoring: boolean;
  label: string;
}

const LINE = 18;

/** Two documents line by line, side by side or one below the other; only lines in view exist. */
export function DiffLines({ pairs, layout, ignoring, label }: DiffLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 20,
  });
  const gutter = gutterWidth(lastLineOf(pairs));
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto py-2 -outline-offset-2"
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Pair pair={pairs[index]!} layout={layout} ignoring={ignoring} gutter={gutter} />
          </div>
        ))}
      </div>
    </div>
  );
}

function lastLineOf(pairs: readonly ComparedPair[]): number {
  const a = pairs.findLast((pair) => 'a' in pair)?.a.line ?? 0;
  const b = pairs.findLast((pair) => 'b' in pair)?.b.line ?? 0;
  return Math.max(a, b);
}

interface PairProps extends Pick<DiffLinesProps, 'layout' | 'ignoring'> {
  pair: ComparedPair;
  gutter: string;
}

function Pair({ pair, layout, ignoring, gutter }: PairProps) {
  const { history } = useWords();
  const locale = useLocale();
  if (pair.kind === 'folded')
    return <p className="bg-sunken px-4 text-12 text-t3">{history.linesFolded(formatCount(locale, pair.lines))}</p>;
  const kind = pair.kind === 'ignored' && !ignoring ? 'changed' : pair.kind;
  const a = 'a' in pair ? pair.a : undefined;
  const b = 'b' in pair ? pair.b : undefined;
  if (layout === 'split')
    return (
      <div className="grid grid-cols-2">
        <Side line={a} other={b} kind={kind} side="a" gutter={gutter} />
        <Side line={b} other={a} kind={kind} side="b" gutter={gutter} className="border-l border-line" />
      </div>
    );
  if (kind === 'same' || kind === 'ignored') return <Side line={b} other={a} kind={kind} side="b" gutter={gutter} />;
  return (
    <>
      {a && <Side line={a} other={b} kind={kind === 'changed' ? 'removed' : kind} side="a" gutter={gutter} />}
      {b && <Side line={b} other={a} kind={kind === 'changed' ? 'added' : kind} side="b" gutter={gutter} />}
    </>
  );
}

const MARKS = { same: '', ignored: '', changed: '≠', removed: '−', added: '+' };
const FILLS = { same: '', ignored: '', changed: 'bg-mark', removed: 'bg-del-tint', added: 'bg-add-tint' };

interface SideProps {
  line: ComparedLine | undefined;
  other: ComparedLine | undefined;
  kind: Exclude<ComparedPair['kind'], 'folded'>;
  side: 'a' | 'b';
  /** Width of the line numbers. */
  gutter: string;
  className?: string;
}

function Side({ line, other, kind, side, gutter, className }: SideProps) {
  const { history } = useWords();
  if (!line) return <div className={classes('bg-sunken', className)} />;
  return (
    <div className={classes('flex min-w-0 pr-2', FILLS[kind], className)}>
      <span
        aria-hidden
        style={{ width: gutter }}
        className="mono flex-none pr-1.5 text-right text-11 leading-[18px] text-t3 select-none"
      >
        {line.line}
      </span>
      <span className="w-4 flex-none text-11 leading-[18px] font-semibold text-focus">
        <span aria-hidden>{MARKS[kind]}</span>
        {kind !== 'same' && kind !== 'ignored' && (
          <span className="sr-only">
            {history.changed} {side.toUpperCase()}
          </span>
        )}
      </span>
      <span
        className={classes('wire min-w-0', kind === 'ignored' && 'text-t3')}
        style={{ paddingLeft: `${Math.min(line.depth, 12) * 2}ch` }}
      >
        <DiffText line={line} other={kind === 'same' || kind === 'ignored' ? undefined : other} />
        {kind === 'ignored' && (
          <span className="ml-2.5 rounded-1 bg-hover px-1.5 font-sans text-11 text-t3">{history.ignoredMark}</span>
        )}
      </span>
    </div>
  );
}
