import Search from 'lucide-react/icons/search';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { TextInput } from '#ui/Field.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { Figures } from './Figures.tsx';
import { ROW_FILTERS, type RowFilter } from './rowLists.ts';
import { openRowSearch } from './rowSearch.ts';
import { RowTable } from './RowTable.tsx';
import type { LabSession, LabView } from './session.ts';

/** What keys do to the table. */
export interface ResultsHandle {
  /** Opens the next row in the order shown, or the one before; the first when none is open. */
  move(by: 1 | -1): void;
  focusFilter(): void;
}

interface ResultsProps {
  handle: Ref<ResultsHandle>;
  session: LabSession;
  view: LabView;
  opened: number | undefined;
  onOpen: (row: number) => void;
}

/** Milliseconds of one turn of a search. */
const SEARCH_TURN = 8;

/** Figures, plots and rows of a run. */
export function Results({ handle, session, view, opened, onOpen }: ResultsProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [order, setOrder] = useState<'newest' | 'row'>('newest');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { statistics, comparison, earlier, revision } = view;
  const { lists, cases, changeOf } = session;
  const found = useMemo(() => openRowSearch(lists, cases), [lists, cases]);
  const [turn, setTurn] = useState(0);
  const chosen = useMemo(() => {
    void revision;
    void turn;
    return found.find(filter, search, turnOf(SEARCH_TURN));
  }, [found, filter, search, revision, turn]);
  // A search through very many rows goes on when everything else has had its turn.
  useEffect(() => {
    if (chosen.complete) return;
    const timer = setTimeout(() => setTurn((now) => now + 1));
    return () => clearTimeout(timer);
  }, [chosen]);
  const rows = useMemo(() => {
    void revision;
    // Sorted as numbers, without a comparison for each pair.
    return order === 'newest' ? chosen.rows.toReversed() : [...Uint32Array.from(chosen.rows).sort()];
  }, [chosen, order, revision]);
  const searchField = useRef<HTMLInputElement>(null);
  useImperativeHandle(handle, () => ({
    move: (by) => {
      const at = opened === undefined ? -1 : rows.indexOf(opened);
      const next = rows[at < 0 ? 0 : at + by];
      if (next !== undefined) onOpen(next);
    },
    focusFilter: () => searchField.current?.focus(),
  }));
  const onOnlyFlips = useCallback(() => setFilter('flipped'), []);
  return (
    <>
      <Figures
        session={session}
        statistics={statistics}
        comparison={comparison}
        earlier={earlier}
        onOnlyFlips={onOnlyFlips}
        onOpen={onOpen}
      />
      <div className="flex min-h-10 flex-none items-center gap-x-3 border-b border-line px-5 gap-y-1 @max-[860px]:flex-wrap @max-[860px]:pb-2 @max-[560px]:px-4">
        <Tabs
          label={lab.results}
          controls="lab-rows"
          value={filter}
          onChange={setFilter}
          className="h-10 min-w-0 overflow-x-auto"
          tabs={ROW_FILTERS.filter((each) => each !== 'error' || lists.count('error') > 0).map((value) => ({
            value,
            label: (
              <>
                {lab.filters[value]}
                <span className="text-12 text-t3 tabular-nums">{formatCount(locale, lists.count(value))}</span>
              </>
            ),
          }))}
        />
        <span className="ml-auto flex items-center gap-2 @max-[860px]:w-full">
          <span className="relative @max-[860px]:flex-1">
            <Search aria-hidden className="absolute top-2 left-2 size-3.5 text-t3" />
            <TextInput
              type="search"
              ref={searchField}
              aria-label={lab.search}
              placeholder={lab.search}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="!h-[30px] !w-52 !pl-7 text-12 @max-[860px]:!w-full"
            />
          </span>
          <Segmented
            label={lab.order}
            size="tiny"
            value={order}
            onChange={setOrder}
            options={[
              { value: 'newest', label: lab.newestFirst },
              { value: 'row', label: lab.byRow },
            ]}
          />
        </span>
      </div>
      <div id="lab-rows" role="tabpanel" aria-label={lab.results} className="flex min-h-64 flex-1 flex-col">
        <RowTable
          rows={rows}
          caseOf={(row) => cases[row]}
          outcomeOf={lists.outcomeOf}
          changeOf={changeOf}
          opened={opened}
          onOpen={onOpen}
        />
      </div>
    </>
  );
}

function turnOf(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() >= end;
}
