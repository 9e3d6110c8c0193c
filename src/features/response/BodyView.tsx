import { Suspense, lazy, useMemo, useState } from 'react';
import type { JsonRow } from '#answer/prettyRows.ts';
import { prettyRows } from '#answer/prettyRows.ts';
import { READ_AT_ONCE } from '#answer/read.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { BodyHead, EscapeSwitch, Remarks } from './BodyHead.tsx';
import { ByteView } from './ByteView.tsx';
import { JsonView } from './JsonView.tsx';
import { RawView } from './RawView.tsx';
import { SearchBar } from './SearchBar.tsx';
import { lineCount, marksOf, slices, viewFor, viewsOf, type BodyProps, type BodyViewName } from './bodyModel.ts';
import { useSearch } from './useSearch.ts';

const LargeBody = lazy(() => import('./LargeBody.tsx').then((module) => ({ default: module.LargeBody })));

type Strings = 'decoded' | 'escaped';

/** The body in four ways. A large one is another matter: it is never laid out as a whole. */
export function BodyView(props: BodyProps) {
  const { shell } = useWords();
  if (props.body.length <= READ_AT_ONCE) return <SmallBody {...props} />;
  return (
    <Suspense fallback={<p className="p-4 text-12 text-t3">{shell.loading}</p>}>
      <LargeBody {...props} />
    </Suspense>
  );
}

function SmallBody({ body, reading, searching, onSearching, linkedPointer, onLink }: BodyProps) {
  const { response, shell } = useWords();
  const locale = useLocale();
  const [chosen, setChosen] = useState<BodyViewName>('pretty');
  const [strings, setStrings] = useState<Strings>('decoded');
  const text = reading?.reading.text ?? '';
  const root = reading?.reading.json?.root;
  // Laying out or cutting megabytes at every line pointed at would be felt.
  const escaped = useMemo(() => (strings === 'escaped' ? prettyRows(root, { strings }) : undefined), [root, strings]);
  const rows: readonly JsonRow[] = escaped ?? reading?.rows ?? NO_ROWS;
  const hasRows = rows.length > 0 ? 'rows' : 'none';
  const view = viewFor(chosen, hasRows, reading?.reading.kind === 'binary' ? 'binary' : 'text');
  const pieces = useMemo(() => (view === 'raw' ? slices(text) : NO_PIECES), [text, view]);
  const structured = view === 'pretty' || view === 'tree';
  const search = useSearch(structured ? rows : pieces, searching, onSearching);
  if (!reading) return <p className="p-4 text-12 text-t3">{shell.loading}</p>;
  if (body.length === 0) {
    return (
      <div className="p-4">
        <Message tone="note">{response.emptyBody}</Message>
      </div>
    );
  }
  const lines = lineCount(text);
  return (
    <>
      <BodyHead views={viewsOf(hasRows)} view={view} onView={setChosen} reading={reading}>
        {lines === 1 ? response.rawOneLine : response.rawLines(formatCount(locale, lines))}
      </BodyHead>
      {structured && /\\u[0-9a-f]{4}/i.test(text) && <EscapeSwitch strings={strings} onStrings={setStrings} />}
      {search.open && view !== 'bytes' && <SearchBar search={search} />}
      <Remarks reading={reading} />
      {structured && (
        <JsonView
          key={view}
          layout={view}
          rows={rows}
          marks={marksOf(reading.reading)}
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

const NO_ROWS: readonly JsonRow[] = [];
const NO_PIECES: readonly string[] = [];
