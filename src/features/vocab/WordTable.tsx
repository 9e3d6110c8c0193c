import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import type { Filter, ListFindings, ListSummary, ShownRow, Sorting } from '#vocab/deskTypes.ts';
import type { VocabularyFormat } from '#vocab/vocabularyFile.ts';
import { Button } from '#ui/Button.tsx';
import { modifierKey } from '#ui/modifierKey.ts';
import { FindingList } from './FindingList.tsx';
import { Ruler } from './Ruler.tsx';
import type { Shelf } from './shelf.ts';
import { useScaledRows } from './useScaledRows.ts';
import { useSelection } from './useSelection.ts';
import { useShownRows } from './useShownRows.ts';
import { useWordEdits } from './useWordEdits.ts';
import { WordFilter } from './WordFilter.tsx';
import { ROW_HEIGHT, WordRow } from './WordRow.tsx';
import { PasteTarget, TableHead } from './WordTableParts.tsx';
import { WordToolbar } from './WordToolbar.tsx';

interface WordTableProps {
  shelf: Shelf;
  summary: ListSummary;
  findings: ListFindings | undefined;
  /** Bytes of the JSON that holds these words. */
  jsonBytes: number;
  onFiles: (files: readonly File[]) => void;
  onExport: (format: VocabularyFormat) => void;
  onCopy: (text: string) => void;
  /** Reads the clipboard; nothing where the browser does not let it. */
  readClipboard: () => Promise<string | undefined>;
  /** Further items of the menu. */
  items: ReactNode;
}

const VISIBLE_ROWS = 10;
/** Rows copied at once; a file is the way for more. */
const COPY_LIMIT = 200_000;

/** The words of one vocabulary, of any number. Only the rows in sight exist here; the words are with the worker. */
export function WordTable(props: WordTableProps) {
  const { workbench, vocabulary } = useWords();
  const { shelf, summary, findings } = props;
  const { id } = summary;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<Filter>({ text: '' });
  const [searching, setSearching] = useState(false);
  const [filtered, setFiltered] = useState(0);
  const [denied, setDenied] = useState(false);
  const wantsFocus = useRef<number>(undefined);
  const selection = useSelection();
  const viewport = Math.min(VISIBLE_ROWS, Math.max(3, summary.shown)) * ROW_HEIGHT;
  const rows = useScaledRows(scroller, { count: summary.shown, rowHeight: ROW_HEIGHT, viewport });
  const stamp = findings?.revision === summary.revision ? `${findings.complete}` : '';
  const version = `${summary.revision}/${filtered}/${stamp}`;
  const shown = useShownRows(shelf, { id, version, revision: summary.revision, first: rows.first });
  const focusRow = (at: number) => {
    rows.reveal(at);
    wantsFocus.current = at;
    focusWanted();
  };
  const focusWanted = () => {
    const input = scroller.current?.querySelector<HTMLInputElement>(`[data-row="${wantsFocus.current}"]`);
    if (!input) return;
    wantsFocus.current = undefined;
    input.focus();
  };
  const edits = useWordEdits({ shelf, summary, grid, shown, focusRow });
  const { edit, mend, insert, emptied, rowAt } = edits;

  const applyFilter = async (next: Filter) => {
    setFilter(next);
    selection.clear();
    shelf.note(await shelf.desk.ask('filter', id, next));
    setFiltered((times) => times + 1);
  };
  // A row may only come into being with the answer of the desk.
  useEffect(() => {
    if (wantsFocus.current !== undefined) focusWanted();
  });

  const remove = async (at: number) => {
    await edit({ kind: 'remove', ranges: [[at, at + 1]] });
    focusRow(Math.max(0, Math.min(at, summary.shown - 2)));
  };
  const sort = async (sorting: Sorting | undefined) => {
    selection.clear();
    await edit({ kind: 'sort', sorting });
    rows.reveal(0);
  };
  const removeSelected = async () => {
    await edit({ kind: 'remove', ranges: selection.ranges });
    selection.clear();
    grid.current?.focus();
  };
  const copySelected = async () => {
    const copied: string[] = [];
    for (const [from, to] of selection.ranges) {
      const found = await shelf.desk.ask('rows', id, from, Math.min(to, from + COPY_LIMIT - copied.length));
      copied.push(...found.map(({ word }) => word));
    }
    const { copiedText } = await import('#vocab/copiedText.ts');
    props.onCopy(copiedText(copied));
  };
  const pasteText = (text: string, row: number) => {
    setDenied(false);
    return edit({ kind: 'paste', row, text });
  };
  const pasteButton = async () => {
    const text = await props.readClipboard();
    if (text === undefined) setDenied(true);
    else await pasteText(text, summary.count);
  };

  // Caught before a text field sees it: a field would take seconds for what the desk does in a blink.
  const paste = (event: ClipboardEvent, row: ShownRow | undefined) => {
    const text = event.clipboardData.getData('text');
    if (row && !/[\r\n\t]/.test(text)) return;
    event.preventDefault();
    void pasteText(text, row ? row.row : summary.count);
  };

  const keysOfCell = (event: KeyboardEvent<HTMLInputElement>, at: number, shown: ShownRow | undefined) => {
    if (event.nativeEvent.isComposing || !shown) return;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    if (command && /^[zy]$/i.test(key)) {
      event.preventDefault();
      void edit({ kind: key.toLowerCase() === 'y' || shiftKey ? 'redo' : 'undo' });
    } else if (command) return;
    else if (key === 'Enter') {
      event.preventDefault();
      void insert(shown.row + 1, at + 1);
    } else if (key === 'Backspace' && event.currentTarget.value === '') {
      event.preventDefault();
      if (edits.atRest()) void remove(at);
    } else if (key === 'Escape') {
      event.stopPropagation();
      selection.choose(at, 'alone');
      grid.current?.focus();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min(summary.shown - 1, at + (key === 'ArrowDown' ? 1 : -1)));
      if (!shiftKey) focusRow(next);
      else {
        selection.choose(at, 'alone');
        selectThrough(next, at);
        grid.current?.focus();
      }
    }
  };
  const selectThrough = (row: number, from?: number) => {
    if (from !== undefined) selection.choose(from, 'alone');
    selection.choose(row, 'through');
    rows.reveal(row);
  };

  const keysOfTable = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const command = ctrlKey || metaKey;
    const head = selection.head ?? rows.visible[0];
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: VISIBLE_ROWS, PageUp: -VISIBLE_ROWS }[key];
    const target =
      key === 'Home' ? 0 : key === 'End' ? summary.shown - 1 : step === undefined ? undefined : head + step;
    const clamped = target === undefined ? undefined : Math.max(0, Math.min(summary.shown - 1, target));
    let handled = true;
    if (clamped !== undefined) {
      selection.choose(clamped, shiftKey ? 'through' : 'alone');
      rows.reveal(clamped);
    } else if (key === 'Enter') focusRow(head);
    else if ((key === 'Delete' || key === 'Backspace') && selection.count > 0) void removeSelected();
    else if (command && key === 'a') selection.all(summary.shown);
    else if (command && key === 'c' && selection.count > 0) void copySelected();
    else if (command && /^[zy]$/i.test(key))
      void edit({ kind: key.toLowerCase() === 'y' || shiftKey ? 'redo' : 'undo' });
    else if (key === 'Escape' && selection.count > 0) selection.clear();
    else handled = false;
    if (handled) event.preventDefault();
  };

  const range = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, i) => rows.first + i);
  return (
    <>
      <div className="flex flex-col overflow-hidden rounded-2 border border-line-strong">
        <WordToolbar
          summary={summary}
          findings={findings}
          searching={searching}
          onAdd={() => void insert(summary.count, summary.shown)}
          onPaste={() => void pasteButton()}
          onFiles={props.onFiles}
          onEdit={(change) => void mend(change)}
          onSearch={(next) => {
            setSearching(next);
            if (!next) void applyFilter({ text: '' });
          }}
          onExport={props.onExport}
          items={props.items}
        />
        {searching && <WordFilter filter={filter} findings={findings} onFilter={(next) => void applyFilter(next)} />}
        {summary.count === 0 ? (
          <PasteTarget
            label={workbench.emptyVocabulary}
            emptied={emptied}
            onPaste={(text) => void pasteText(text, 0)}
            onType={(text) => void pasteText(text, 0).then(({ changed }) => insert(changed, changed))}
            onUndo={() => void edit({ kind: 'undo' }).then(({ changed }) => changed > 0 && focusRow(0))}
          />
        ) : (
          <div className="flex">
            <div
              ref={grid}
              role="grid"
              aria-label={workbench.vocabularies}
              aria-multiselectable
              aria-rowcount={summary.shown + 1}
              title={vocabulary.keyboard(modifierKey())}
              tabIndex={0}
              onKeyDown={keysOfTable}
              onPaste={(event) => event.target === event.currentTarget && paste(event, undefined)}
              className="min-w-0 flex-1 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
            >
              <TableHead sorting={summary.sorting} onSort={(sorting) => void sort(sorting)} />
              <div
                ref={scroller}
                role="rowgroup"
                onScroll={rows.onScroll}
                className="overflow-auto"
                style={{ height: viewport }}
              >
                <div role="presentation" className="relative overflow-hidden" style={{ height: rows.height }}>
                  {range.map((at) => {
                    const shown = rowAt(at);
                    return (
                      <WordRow
                        key={at}
                        at={at}
                        top={rows.top(at)}
                        shown={shown}
                        moves={edits.moves}
                        selected={selection.has(at)}
                        onEdit={(word) => shown && void edit({ kind: 'set', row: shown.row, word })}
                        onRemove={() => void remove(at)}
                        onSelect={(event) => {
                          selection.choose(
                            at,
                            event.shiftKey ? 'through' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone',
                          );
                          grid.current?.focus();
                        }}
                        onPaste={(event) => paste(event, shown)}
                        onKeyDown={(event) => keysOfCell(event, at, shown)}
                      />
                    );
                  })}
                </div>
              </div>
            </div>
            {findings && summary.shown === summary.count && summary.count > VISIBLE_ROWS && (
              <Ruler
                marks={findings.ruler}
                onJump={(share) => rows.reveal(Math.min(summary.shown - 1, Math.floor(share * summary.shown)))}
              />
            )}
          </div>
        )}
        <div className="flex min-h-7 flex-none flex-wrap items-center gap-x-3 border-t border-line px-2.5 text-12 whitespace-nowrap text-t3">
          {selection.count > 0 ? (
            <>
              <span>{vocabulary.selected(selection.count)}</span>
              <Button variant="ghost" size="small" onClick={() => void copySelected()}>
                {vocabulary.copySelected}
              </Button>
              <Button variant="ghost" size="small" onClick={() => void removeSelected()}>
                {vocabulary.removeSelected}
              </Button>
            </>
          ) : summary.shown < summary.count || searching ? (
            <span>{vocabulary.filtered(summary.shown, summary.count)}</span>
          ) : summary.count > VISIBLE_ROWS ? (
            <span>{vocabulary.range(rows.visible[0] + 1, rows.visible[1], summary.count)}</span>
          ) : (
            <span>{workbench.words(summary.count)}</span>
          )}
          <span className="ml-auto">{vocabulary.plaintext(props.jsonBytes)}</span>
        </div>
      </div>
      {denied && <p className="text-12 text-amber-text">{vocabulary.pasteDenied(modifierKey())}</p>}
      <FindingList
        findings={findings}
        onShow={(check) => {
          setSearching(true);
          void applyFilter({ text: '', check });
        }}
        onFix={(fix) => void mend({ kind: 'fix', fix })}
      />
    </>
  );
}
