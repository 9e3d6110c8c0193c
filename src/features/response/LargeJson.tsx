import { useEffect, useEffectEvent, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { LongList } from '#ui/LongList.tsx';
import { LinkButton } from '#ui/Message.tsx';
import type { RemoteBody } from '#workers/body.ts';
import type { BodyView, ShownRow } from '#workers/bodyMessages.ts';
import { JsonLine } from './JsonLine.tsx';
import { PathBar } from './PathBar.tsx';
import { WholeRow } from './WholeRow.tsx';
import type { LineMark } from './bodyModel.ts';
import { useRows, type Ends, type LargeSearch } from './useLargeBody.ts';

interface LargeJsonProps {
  body: RemoteBody;
  view: BodyView;
  /** Rows of the whole document, as far as they are known. */
  known: number;
  /** Rows of this view where folds have changed how many it shows. */
  shown: number | undefined;
  onShown: (rows: number) => void;
  /** Rows at the top and at the end of this view, where they are already here. */
  ends: Ends<ShownRow>;
  /** Line a pointer's value begins on, where the decoded pane knows it. */
  lineOf: ((pointer: string) => number | undefined) | undefined;
  marks: ReadonlyMap<string, LineMark>;
  search: LargeSearch;
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
}

const LINE_HEIGHT = 18;
const NO_ENDS: Ends<ShownRow> = { first: [], last: [] };
/** Characters from which on a row is offered in full: few panes are as wide. */
const LONG = 120;

interface Target {
  at: number;
  /** Another target, even at the same place. */
  key: unknown;
}

/** A document of any size, line by line or as a tree. Its rows live in a worker; those in view are here. */
export function LargeJson(props: LargeJsonProps) {
  const { body, view, known, shown, onShown, ends, lineOf, marks, search, linkedPointer, onLink } = props;
  const { layout, strings } = view;
  const { response } = useWords();
  const [revision, setRevision] = useState(0);
  const [target, setTarget] = useState<Target>();
  const [active, setActive] = useState<number>();
  const [path, setPath] = useState<string>();
  // The row that is shown in full below the others, by its line.
  const [whole, setWhole] = useState<number>();
  // The pointer this view set itself; moving the view under the hand that points would be wrong.
  const [own, setOwn] = useState<string>();
  const count = shown ?? (layout === 'tree' ? 0 : known);
  const rows = useRows(body, view, count, revision, shown === undefined ? ends : NO_ENDS);

  const changed = (now: number) => {
    onShown(now);
    setRevision((before) => before + 1);
  };
  const arrive = useEffectEvent((at: number, now: number, key: unknown) => {
    if (now !== count) changed(now);
    setTarget({ at, key });
    setActive(at);
  });
  // A tree is folded before it is shown, and a text may have been: rows are counted where they are.
  const counted = useEffectEvent((now: number) => {
    if (layout === 'tree' || now < known) onShown(now);
  });
  useEffect(() => {
    body.count(layout).then(counted, () => counted(0));
  }, [body, layout, known]);
  // The search and the decoded pane move this view; both are outside it.
  const { place, query } = search;
  // Only another place moves the view.
  useEffect(() => {
    if (place === undefined || search.count === 0) return;
    void body
      .found(place)
      .then((line) => (line === undefined ? undefined : body.reveal(layout, line)))
      .then((found) => found && arrive(found.at, found.count, `${query}:${place}`));
  }, [body, layout, place, query, search.count]);
  const linkedLine = linkedPointer === undefined || linkedPointer === own ? undefined : lineOf?.(linkedPointer);
  useEffect(() => {
    if (linkedLine === undefined) return;
    void body.reveal(layout, linkedLine).then((found) => arrive(found.at, found.count, linkedPointer));
  }, [body, layout, linkedLine, linkedPointer]);

  const link = (pointer: string | undefined) => {
    if (pointer !== undefined) setPath(pointer);
    if (pointer === linkedPointer) return;
    setOwn(pointer);
    onLink(pointer);
  };
  const fold = (line: number) => void body.fold(layout, line).then(changed);
  const hover = (event: PointerEvent) => {
    const pointer = (event.target as Element).closest<HTMLElement>('[data-pointer]')?.dataset.pointer;
    if (pointer !== undefined) link(pointer);
  };
  // Who comes by the keyboard points at something, too: where they were, or the beginning.
  const enter = () => {
    if (linkedPointer !== undefined || count === 0) return;
    setActive(active ?? 0);
    link(rows.at(active ?? 0)?.pointer);
  };
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = active === undefined ? undefined : rows.at(active);
    if (step !== undefined) {
      const next = Math.max(0, Math.min(count - 1, (active ?? -step) + step));
      setActive(next);
      setTarget({ at: next, key: next });
      link(rows.at(next)?.pointer);
    } else if (event.key === 'ArrowRight' && row?.foldable && row.folded) fold(row.line);
    else if (event.key === 'ArrowLeft' && row?.foldable && !row.folded) fold(row.line);
    else if (event.key === 'Enter' && row) setWhole(row.line);
    else return;
    event.preventDefault();
  };
  const openRow = (event: MouseEvent) => {
    const line = /^json-line-(\d+)$/.exec((event.target as Element).closest('[role=treeitem]')?.id ?? '')?.[1];
    if (line !== undefined) setWhole(Number(line));
  };

  return (
    <>
      <LongList
        count={count}
        rowHeight={LINE_HEIGHT}
        target={target?.at}
        targetKey={target?.key}
        onRange={rows.onRange}
        box={{
          role: 'tree',
          'aria-label': layout === 'pretty' ? response.json : response.treeLabel,
          tabIndex: 0,
          onFocus: enter,
          onKeyDown: walk,
          onPointerOver: hover,
          onDoubleClick: openRow,
          onPointerLeave: () => own === linkedPointer && link(undefined),
          className: 'min-h-40 flex-1 overflow-auto font-mono text-12 [font-variant-ligatures:none]',
        }}
        render={(at) => {
          const row = rows.at(at);
          if (!row) return null;
          return (
            <JsonLine
              row={row}
              layout={layout}
              lines="single"
              lastLine={known}
              fold={row.foldable ? (row.folded ? 'folded' : 'open') : 'none'}
              linked={row.kind !== 'close' && row.pointer === linkedPointer ? 'linked' : 'plain'}
              mark={row.kind === 'close' ? undefined : marks.get(row.pointer)}
              onFold={fold}
              query={search.open ? query : ''}
              rest={
                isLong(row) && (
                  <LinkButton className="font-sans" onClick={() => setWhole(row.line)}>
                    {response.wholeRow}
                  </LinkButton>
                )
              }
            />
          );
        }}
      />
      {whole !== undefined && (
        <WholeRow
          key={whole}
          body={body}
          view={view}
          line={whole}
          query={search.open ? query : ''}
          onClose={() => setWhole(undefined)}
        />
      )}
      <PathBar pointer={path} key={strings} />
    </>
  );
}

function isLong({ parts, omitted }: ShownRow): boolean {
  return omitted > 0 || parts.reduce((sum, { text }) => sum + text.length, 0) > LONG;
}
