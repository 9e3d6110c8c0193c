import { useMemo, useState } from 'react';
import type { JsonRow } from '#answer/prettyRows.ts';
import { prettyRows } from '#answer/prettyRows.ts';
import type { ReplyReading } from '#data/reading.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { ByteView } from './ByteView.tsx';
import type { LineMark } from './JsonLine.tsx';
import { JsonView } from './JsonView.tsx';
import { RawView } from './RawView.tsx';
import { SearchBar } from './SearchBar.tsx';
import { lineCount, plainText, slices } from './bodyModel.ts';
import { useSearch } from './useSearch.ts';

interface BodyViewProps {
  body: Uint8Array;
  reading: ReplyReading | undefined;
  /** Whether the search is open. */
  searching: boolean;
  onSearching: (searching: boolean) => void;
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
}

type View = 'pretty' | 'tree' | 'raw' | 'bytes';
type Strings = 'decoded' | 'escaped';

/** The body in four ways, with search, copy and save. */
export function BodyView({ body, reading, searching, onSearching, linkedPointer, onLink }: BodyViewProps) {
  const { response, shell } = useWords();
  const [chosen, setChosen] = useState<View>('pretty');
  const [strings, setStrings] = useState<Strings>('decoded');
  const text = reading?.reading.text ?? '';
  const root = reading?.reading.json?.root;
  // Laying out or cutting megabytes at every line pointed at would be felt.
  const escaped = useMemo(() => (strings === 'escaped' ? prettyRows(root, { strings }) : undefined), [root, strings]);
  const rows: readonly JsonRow[] = escaped ?? reading?.rows ?? [];
  const view = viewFor(chosen, rows.length > 0, reading?.reading.kind === 'binary');
  const pieces = useMemo(() => (view === 'raw' ? slices(text) : []), [text, view]);
  const structured = view === 'pretty' || view === 'tree';
  const search = useSearch(
    structured ? rows.length : view === 'raw' ? pieces.length : 0,
    (at) => (structured ? plainText(rows[at]!) : pieces[at]!),
    structured ? rows : pieces,
    searching,
    onSearching,
  );
  if (!reading) return <p className="p-4 text-12 text-t3">{shell.loading}</p>;
  if (body.length === 0) {
    return (
      <div className="p-4">
        <Message tone="note">{response.emptyBody}</Message>
      </div>
    );
  }
  const views: View[] = rows.length > 0 ? ['pretty', 'tree', 'raw', 'bytes'] : ['raw', 'bytes'];
  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
        <Segmented
          label={response.views}
          size="small"
          value={view}
          onChange={setChosen}
          options={views.map((value) => ({ value, label: response.viewNames[value] }))}
        />
        <TextFacts reading={reading} />
      </div>
      {structured && <EscapeSwitch reading={reading} strings={strings} onStrings={setStrings} />}
      {search.open && view !== 'bytes' && <SearchBar search={search} />}
      <Remarks reading={reading} />
      {structured && (
        <JsonView
          key={view}
          layout={view}
          rows={rows}
          marks={marksOf(reading)}
          search={search}
          linkedPointer={linkedPointer}
          onLink={onLink}
        />
      )}
      {view === 'raw' && <RawView pieces={pieces} search={search} />}
      {view === 'bytes' && <ByteView body={body} />}
    </>
  );
}

function viewFor(chosen: View, hasRows: boolean, binary: boolean): View {
  if (hasRows || chosen === 'bytes' || chosen === 'raw') return chosen;
  return binary ? 'bytes' : 'raw';
}

/** The lines an error or a warning rests on. */
function marksOf({ reading }: ReplyReading): ReadonlyMap<string, LineMark> {
  const marks = new Map<string, LineMark>();
  const { failure, health } = reading;
  if (failure?.codePointer !== undefined) marks.set(failure.codePointer, 'bad');
  else if (failure?.messagePointer !== undefined) marks.set(failure.messagePointer, 'bad');
  if (health?.errMsg && health.errMsg.text !== '') marks.set(health.errMsg.pointer, 'warn');
  return marks;
}

function TextFacts({ reading: { reading } }: { reading: ReplyReading }) {
  const { response } = useWords();
  const locale = useLocale();
  const { text = '', charset } = reading;
  const charsets = { 'utf-8': response.utf8, 'utf-8-bom': response.utf8Bom, 'not-utf-8': response.notUtf8 };
  // Counting the lines of megabytes at every line pointed at would be felt.
  const lines = useMemo(() => lineCount(text), [text]);
  return (
    <span className="ml-auto text-12 whitespace-nowrap text-t3">
      {charsets[charset]} ·{' '}
      {reading.failure
        ? formatBytes(reading.size)
        : lines === 1
          ? response.rawOneLine
          : response.rawLines(formatCount(locale, lines))}
    </span>
  );
}

interface EscapeSwitchProps {
  reading: ReplyReading;
  strings: Strings;
  onStrings: (strings: Strings) => void;
}

/** Only for a body that has escapes. */
function EscapeSwitch({ reading: { reading }, strings, onStrings }: EscapeSwitchProps) {
  const { response } = useWords();
  const { text = '' } = reading;
  const escapes = useMemo(() => /\\u[0-9a-f]{4}/i.test(text), [text]);
  if (!escapes) return null;
  return (
    <div className="flex flex-none items-center gap-2 px-4 pb-2 text-12 text-t3">
      {response.strings}
      <Segmented
        label={response.strings}
        size="tiny"
        value={strings}
        onChange={onStrings}
        options={(['decoded', 'escaped'] as const).map((value) => ({ value, label: response.stringForms[value] }))}
        className="ml-auto"
      />
    </div>
  );
}

function Remarks({ reading: { reading } }: { reading: ReplyReading }) {
  const { response } = useWords();
  const locale = useLocale();
  const problem = reading.json?.problem;
  const place = problem && response.place(formatCount(locale, problem.line), formatCount(locale, problem.column));
  return (
    <div className="flex flex-none flex-col gap-1 px-4 empty:hidden [&:not(:empty)]:pb-2">
      {reading.charset === 'not-utf-8' && <Message tone="warn">{response.notUtf8Note}</Message>}
      {reading.kind === 'text' && <Message tone="note">{response.notJsonNote}</Message>}
      {problem && (
        <Message tone={problem.effect === 'stopped' ? 'bad' : 'warn'}>
          {response.problems[problem.code](place!)}
        </Message>
      )}
    </div>
  );
}
