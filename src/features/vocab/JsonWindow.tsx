import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { DraftVocabulary } from '#data/drafts.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import type { FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { useStore } from '#ui/useStore.ts';
import { jsonLineCount, jsonLines, wordOnLine } from '#vocab/jsonLines.ts';
import { JsonWord } from './JsonWord.tsx';
import type { Shelf } from './shelf.ts';
import { useScaledRows } from './useScaledRows.ts';
import { countOf } from './vocabularyModel.ts';

interface JsonWindowProps {
  shelf: Shelf;
  vocabularies: readonly DraftVocabulary[];
  notes: readonly FieldNote[];
  onCopy: () => void;
  onSave: () => void;
  /** Takes a whole JSON in the place of all vocabularies. */
  onFile: (json: File) => void;
  onPaste: (json: File) => void;
}

/** In CSS pixels. */
const LINE_HEIGHT = 20;
const VISIBLE_LINES = 14;
const STRETCH = 128;
/** Longest line that is drawn whole, in characters. */
const LONGEST_LINE = 2_000;

/** The JSON of vocabularies too many for a text field: every line of it, made when it comes into sight. */
export function JsonWindow({ shelf, vocabularies, notes, onCopy, onSave, onFile, onPaste }: JsonWindowProps) {
  const { workbench, vocabulary } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState<number>();
  const [editing, setEditing] = useState<{ at: number; typed?: string }>();
  const [wrong, setWrong] = useState(false);
  const summaries = useStore(shelf.summaries);
  const lists = vocabularies.map((each) => ({ id: each.id, name: each.name, count: countOf(each) }));
  const version = lists.map(({ id, name, count }) => `${id} ${name} ${count} ${summaries.get(id)?.revision}`).join();
  const rows = useScaledRows(scroller, {
    count: jsonLineCount(lists),
    rowHeight: LINE_HEIGHT,
    viewport: VISIBLE_LINES * LINE_HEIGHT,
  });
  const from = Math.max(0, Math.floor(rows.first / STRETCH) * STRETCH - STRETCH);
  const { data, isError } = useQuery({
    queryKey: ['vocabulary-json', version, from],
    queryFn: async () => {
      await shelf.ready();
      const wordsOf = (id: string, first: number, last: number) => shelf.desk.ask('words', id, first, last);
      return { from, lines: await jsonLines(lists, from, from + 4 * STRETCH, wordsOf) };
    },
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 2_000,
  });
  const range = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, i) => rows.first + i);
  const edit = (at: number) => {
    setActive(at);
    const line = data?.lines[at - data.from];
    if (line !== undefined && line.length <= LONGEST_LINE && wordOnLine(lists, at)) setEditing({ at });
  };
  const end = () => {
    setEditing(undefined);
    setWrong(false);
    scroller.current?.focus({ preventScroll: true });
  };
  const keep = (at: number, word: string) => {
    const place = wordOnLine(lists, at);
    if (place) void shelf.edit(place.id, { kind: 'set', row: place.row, word });
    end();
  };
  const walk = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const next = Math.max(
        0,
        Math.min(jsonLineCount(lists) - 1, active === undefined ? rows.visible[0] : active + step),
      );
      setActive(next);
      rows.reveal(next);
    } else if (event.key === 'Enter' && active !== undefined) edit(active);
    else return;
    event.preventDefault();
  };
  const words = lists.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <div className="overflow-hidden rounded-2 border border-line-strong">
        <div className="flex min-h-9 items-center gap-1 border-b border-line px-2.5 text-12 text-t3">
          <span className="mono min-w-0 truncate">real_time_slot_candidates</span>
          <Button variant="ghost" size="small" className="ml-auto" onClick={() => chooser.current?.click()}>
            {vocabulary.replaceJson}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".json"
            aria-label={vocabulary.replaceJson}
            onChange={(event) => {
              const [json] = event.target.files ?? [];
              if (json) onFile(json);
              event.target.value = '';
            }}
          />
          <Button variant="ghost" size="small" onClick={onCopy}>
            {vocabulary.copyJson}
          </Button>
          <Button variant="ghost" size="small" onClick={onSave}>
            {vocabulary.export('JSON')}
          </Button>
        </div>
        <div
          ref={scroller}
          role="region"
          aria-label={workbench.vocabularyJson}
          tabIndex={0}
          onScroll={rows.onScroll}
          onKeyDown={walk}
          onPaste={(event) => {
            if (event.target !== event.currentTarget) return;
            const text = event.clipboardData.getData('text');
            event.preventDefault();
            if (text !== '') onPaste(new File([text], 'JSON.json'));
          }}
          className="overflow-auto focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
          style={{ height: VISIBLE_LINES * LINE_HEIGHT }}
        >
          <div className="relative overflow-hidden" style={{ height: rows.height }}>
            {range.map((at) => {
              const text = data?.lines[at - data.from] ?? '';
              return (
                <div
                  key={at}
                  onDoubleClick={() => edit(at)}
                  className={classes(
                    'mono absolute inset-x-0 top-0 overflow-hidden px-2.5 text-12 text-ellipsis whitespace-pre',
                    at === active && 'bg-mark',
                  )}
                  style={{
                    height: LINE_HEIGHT,
                    lineHeight: `${LINE_HEIGHT}px`,
                    transform: `translateY(${rows.top(at)}px)`,
                  }}
                >
                  {at === editing?.at ? (
                    <JsonWord
                      label={`${workbench.word} ${(wordOnLine(lists, at)?.row ?? 0) + 1}`}
                      text={text}
                      typed={editing.typed}
                      onType={(typed) => setEditing({ at, typed })}
                      onWord={(word) => keep(at, word)}
                      onWrong={setWrong}
                      onEnd={() => end()}
                    />
                  ) : (
                    beginning(text, LONGEST_LINE)
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {wrong && <Message tone="bad">{vocabulary.jsonWordWrong}</Message>}
      {isError && <Message tone="bad">{vocabulary.lost}</Message>}
      {notes.map((note) => (
        <Message key={note.key} tone={note.tone}>
          {note.text}
        </Message>
      ))}
      <Message tone="note">{vocabulary.jsonWhole(words)}</Message>
    </>
  );
}
