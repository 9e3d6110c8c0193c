import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState, type ReactNode } from 'react';
import type { JsonRow, RowPart, RowPartKind } from '#answer/prettyRows.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { classes } from '#ui/classes.ts';
import { gutterWidth } from '#ui/gutter.ts';
import { LinkButton } from '#ui/Message.tsx';
import { Highlighted } from './Highlighted.tsx';
import { SLICE, type LineMark } from './bodyModel.ts';

interface JsonLineProps {
  row: JsonRow;
  layout: 'pretty' | 'tree';
  /** A wrapped line hangs; a single one goes on to the side. */
  lines?: 'wrapped' | 'single';
  /** The largest line number there is. */
  lastLine: number;
  fold: 'none' | 'open' | 'folded';
  linked: 'linked' | 'plain';
  mark: LineMark | undefined;
  onFold: (line: number) => void;
  /** Text to highlight; none when empty. */
  query: string;
  /** Stays in sight at the end of the line: the way to what is left of it. */
  rest?: ReactNode;
}

const COLOURS: Record<RowPartKind, string> = {
  key: 'text-syn-key',
  string: 'text-syn-str',
  escape: 'text-syn-num',
  number: 'text-syn-num',
  boolean: 'text-syn-num font-semibold',
  null: 'text-syn-num font-semibold',
  punctuation: 'text-syn-pun',
};

const MARKS: Record<LineMark, string> = {
  bad: 'bg-red-tint shadow-[inset_2px_0_0_var(--red-solid)]',
  warn: 'bg-amber-tint shadow-[inset_2px_0_0_var(--amber-solid)]',
};

/** One printed line. */
export function JsonLine(props: JsonLineProps) {
  const { row, layout, lines = 'wrapped', lastLine, fold, linked, mark, onFold, query, rest } = props;
  const { response } = useWords();
  const indent = row.depth * 2;
  const closing = row.valueKind === 'object' ? '}' : ']';
  return (
    <div
      id={row.kind === 'close' ? undefined : `json-line-${row.line}`}
      role={row.kind === 'close' ? 'presentation' : 'treeitem'}
      aria-level={row.kind === 'close' ? undefined : row.depth + 1}
      aria-expanded={fold === 'none' ? undefined : fold === 'open'}
      aria-selected={row.kind === 'close' ? undefined : linked === 'linked'}
      data-pointer={row.pointer}
      className={classes(
        'flex min-h-[18px]',
        linked === 'linked' ? 'bg-mark shadow-[inset_2px_0_0_var(--focus)]' : mark && MARKS[mark],
      )}
    >
      <span
        aria-hidden
        style={{ width: gutterWidth(lastLine) }}
        className="flex-none text-right text-11 leading-[18px] text-t3 select-none"
      >
        {row.line}
      </span>
      <span
        aria-hidden
        onClick={fold === 'none' ? undefined : () => onFold(row.line)}
        className={classes(
          'grid h-[18px] w-4 flex-none place-items-center text-t3',
          fold !== 'none' && 'cursor-pointer',
        )}
      >
        {fold !== 'none' && (
          <ChevronDown className={classes('size-3', fold === 'folded' && '-rotate-90')} strokeWidth={2} />
        )}
      </span>
      <span
        className={classes(
          'min-w-0 flex-1 pr-3',
          lines === 'wrapped' ? 'wrap-anywhere whitespace-pre-wrap' : 'whitespace-pre',
        )}
        style={{ paddingLeft: `${indent + 2}ch`, textIndent: '-2ch' }}
      >
        {row.parts.map((part, i) => (
          <Part key={i} part={part} query={query} />
        ))}
        {row.kind === 'open' && (fold === 'folded' || layout === 'tree') && (
          <span className="text-t3">
            {fold === 'folded' ? `…${closing} ` : ' '}
            <span className="font-sans">{response.folded(row.count ?? 0)}</span>
          </span>
        )}
        {row.exact === false && (
          <span title={response.inexact} className="ml-2 rounded-1 bg-hover px-1 font-sans text-12 text-t2">
            {'> 2⁵³'}
          </span>
        )}
      </span>
      {rest && (
        <span className="sticky right-0 flex-none bg-surface pr-3 pl-2 shadow-[-8px_0_8px_var(--surface)]">{rest}</span>
      )}
    </div>
  );
}

/** More of a long text is shown at a press: one line of megabytes would hold up the page. */
const MORE = 20_000;

function Part({ part, query }: { part: RowPart; query: string }) {
  const { response } = useWords();
  const locale = useLocale();
  const [shown, setShown] = useState(SLICE);
  const { text } = part;
  const rest = text.length - shown;
  return (
    <span className={COLOURS[part.kind]}>
      <Highlighted text={rest > 0 ? beginning(text, shown) : text} query={query} />
      {rest > 0 && (
        <>
          …{' '}
          <LinkButton className="font-sans" onClick={() => setShown(shown + MORE)}>
            {response.moreCharacters(formatCount(locale, Math.min(rest, MORE)))}
          </LinkButton>
        </>
      )}
    </span>
  );
}
