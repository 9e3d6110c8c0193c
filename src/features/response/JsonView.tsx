import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { lineOfPointer, type JsonRow } from '#answer/prettyRows.ts';
import { useWords } from '#i18n/I18n.tsx';
import { JsonLine } from './JsonLine.tsx';
import { PathBar } from './PathBar.tsx';
import { Rows } from './Rows.tsx';
import { enclosing, visibleRows, type LineMark } from './bodyModel.ts';
import type { Search } from './useSearch.ts';

interface JsonViewProps {
  layout: 'pretty' | 'tree';
  rows: readonly JsonRow[];
  marks: ReadonlyMap<string, LineMark>;
  search: Search;
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
}

const LINE_HEIGHT = 18;
const PLAIN_LINES = 400;

/** Depth from which a tree starts out folded. */
const TREE_DEPTH = 2;

/** The document line by line, or as a tree. Arrow keys walk and fold; the line pointed at is linked to its meaning. */
export function JsonView({ layout, rows, marks, search, linkedPointer, onLink }: JsonViewProps) {
  const { response } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => initialFolds(rows, layout));
  // The pointer this view set itself; moving the view under the hand that points would be wrong.
  const [own, setOwn] = useState<string>();
  const [path, setPath] = useState<string>();

  const linkedLine = linkedPointer === undefined ? undefined : lineOfPointer(rows, linkedPointer);
  const foundLine = search.current === undefined ? undefined : search.current.at + 1;
  const wantedLine = foundLine ?? (own === linkedPointer ? undefined : linkedLine);
  // What folding hides of the wanted line is opened for as long as it is wanted.
  const folds = useMemo(
    () => without(folded, wantedLine === undefined ? [] : enclosing(rows, wantedLine)),
    [folded, rows, wantedLine],
  );
  // Hundreds of thousands of rows are gone through when folds change, not at every line pointed at.
  const visible = useMemo(
    () => visibleRows(rows, folds).filter((i) => layout === 'pretty' || rows[i]!.kind !== 'close'),
    [rows, folds, layout],
  );
  const target = wantedLine === undefined ? undefined : visible.indexOf(wantedLine - 1);

  const link = (pointer: string | undefined) => {
    if (pointer !== undefined) setPath(pointer);
    if (pointer === linkedPointer) return;
    setOwn(pointer);
    onLink(pointer);
  };
  const fold = (line: number) => {
    const next = new Set(folds);
    if (!next.delete(line)) next.add(line);
    setFolded(next);
  };
  const hover = (event: PointerEvent) => {
    const pointer = (event.target as Element).closest<HTMLElement>('[data-pointer]')?.dataset.pointer;
    if (pointer !== undefined) link(pointer);
  };
  // Who comes by the keyboard points at something, too: where they were, or the beginning.
  const enter = () => linkedPointer === undefined && onLink(path ?? rows[0]?.pointer);
  const walk = (event: KeyboardEvent) => {
    const at = linkedLine === undefined ? -1 : visible.indexOf(linkedLine - 1);
    const row = rows[visible[at] ?? -1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      let next = at + step;
      while (rows[visible[next] ?? -1]?.kind === 'close') next += step;
      const line = rows[visible[next] ?? -1];
      // As if another had pointed at it, so that the view follows.
      if (line) onLink(line.pointer);
    } else if (event.key === 'ArrowRight' && row?.foldable && folds.has(row.line)) fold(row.line);
    else if (event.key === 'ArrowLeft' && row?.foldable && !folds.has(row.line)) fold(row.line);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div
        ref={scroller}
        role="tree"
        aria-label={layout === 'pretty' ? response.json : response.treeLabel}
        aria-activedescendant={linkedLine === undefined ? undefined : `json-line-${linkedLine}`}
        tabIndex={0}
        onFocus={enter}
        onKeyDown={walk}
        onPointerOver={hover}
        onPointerLeave={() => own === linkedPointer && link(undefined)}
        className="min-h-40 flex-1 overflow-auto py-1 font-mono text-12 [font-variant-ligatures:none]"
      >
        <Rows
          count={visible.length}
          estimate={LINE_HEIGHT}
          plainUpTo={PLAIN_LINES}
          scroller={scroller}
          target={target === -1 ? undefined : target}
          render={(at) => {
            const row = rows[visible[at]!];
            return row === undefined ? null : (
              <JsonLine
                row={row}
                layout={layout}
                lastLine={rows.length}
                fold={row.foldable ? (folds.has(row.line) ? 'folded' : 'open') : 'none'}
                linked={row.line === linkedLine ? 'linked' : 'plain'}
                mark={row.kind === 'close' ? undefined : marks.get(row.pointer)}
                onFold={fold}
                query={search.open ? search.query : ''}
              />
            );
          }}
        />
      </div>
      <PathBar pointer={path} />
    </>
  );
}

function without(folded: ReadonlySet<number>, opened: readonly number[]): ReadonlySet<number> {
  if (!opened.some((line) => folded.has(line))) return folded;
  return new Set([...folded].filter((line) => !opened.includes(line)));
}

function initialFolds(rows: readonly JsonRow[], layout: JsonViewProps['layout']): ReadonlySet<number> {
  if (layout === 'pretty') return new Set();
  return new Set(rows.filter((row) => row.foldable && row.depth >= TREE_DEPTH).map((row) => row.line));
}
