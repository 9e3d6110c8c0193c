import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { bodyOf } from '#workers/body.ts';
import { FIRST_VIEW, type BodyView } from '#workers/bodyMessages.ts';
import { BodyHead, EscapeSwitch, Remarks } from './BodyHead.tsx';
import { ByteView } from './ByteView.tsx';
import { LargeJson } from './LargeJson.tsx';
import { LargeRaw } from './LargeRaw.tsx';
import { SearchBar } from './SearchBar.tsx';
import { marksOf, viewFor, viewsOf, type BodyProps, type BodyViewName, type LineMark } from './bodyModel.ts';
import { useBodyState, useLargeSearch } from './useLargeBody.ts';

/** A body of megabytes in the same four ways. It is kept, indexed and searched by a worker; only what is in view is here. */
export function LargeBody({ id, body, reading, searching, onSearching, linkedPointer, onLink }: BodyProps) {
  const { response, shell } = useWords();
  const [remote] = useState(() => bodyOf(id, body));
  const [chosen, setChosen] = useState<BodyViewName>('pretty');
  const [strings, setStrings] = useState<BodyView['strings']>('decoded');
  // How many rows a layout shows since folds have changed that; a view that comes back finds its folds.
  const [shown, setShown] = useState<Partial<Record<BodyView['layout'], number>>>({});
  const state = useBodyState(remote);
  const search = useLargeSearch(remote, searching, onSearching);
  if (!state) return <p className="p-4 text-12 text-t3">{shell.loading}</p>;
  const rows = state.rows > 0 ? 'rows' : 'none';
  const view = viewFor(chosen, rows, reading?.reading.kind === 'binary' ? 'binary' : 'text');
  const layout = view === 'pretty' || view === 'tree' ? view : undefined;
  return (
    <>
      <BodyHead views={viewsOf(rows)} view={view} onView={setChosen} reading={reading}>
        {!reading && response.readingLarge}
      </BodyHead>
      {layout && state.escapes && <EscapeSwitch strings={strings} onStrings={setStrings} />}
      {search.open && view !== 'bytes' && <SearchBar search={search} />}
      {reading && <Remarks reading={reading} />}
      {layout && (
        <LargeJson
          key={`${layout}:${strings}`}
          body={remote}
          view={{ layout, strings }}
          known={state.rows}
          shown={shown[layout]}
          onShown={(rows) => setShown((before) => ({ ...before, [layout]: rows }))}
          ends={layout === FIRST_VIEW.layout && strings === FIRST_VIEW.strings ? state : NO_ROWS}
          lineOf={reading?.lineOf}
          marks={reading ? marksOf(reading.reading) : NO_MARKS}
          search={search}
          linkedPointer={linkedPointer}
          onLink={onLink}
        />
      )}
      {view === 'raw' && <LargeRaw body={remote} search={search} />}
      {view === 'bytes' && <ByteView body={body} />}
    </>
  );
}

const NO_ROWS = { first: [], last: [] };
const NO_MARKS: ReadonlyMap<string, LineMark> = new Map();
