import Search from 'lucide-react/icons/search';
import {
  useCallback,
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ReactNode,
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
  /** Beside the table: the row that is taken apart. */
  inspector: ReactNode;
}

/** Figures, plots and rows of a run. */
export function Results({ handle, session, view, opened, onOpen, inspector }: ResultsProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [order, setOrder] = useState<'newest' | 'row'>('newest');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { statistics, comparison, earlier, revision } = view;
  const { lists, cases, changeOf } = session;
  const found = useMemo(() => openRowSearch(lists, cases), [lists, cases]);
  const rows = useMemo(() => {
    void revision;
    const chosen = found.find(filter, search);
    return order === 'newest' ? chosen.toReversed() : chosen.toSorted((a, b) => a - b);
  }, [found, filter, search, order, revision]);
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
      <div className="flex h-10 flex-none items-center gap-3 border-b border-line px-5 max-tablet:h-auto max-tablet:flex-wrap max-tablet:px-4 max-tablet:py-2">
        <Tabs
          label={lab.results}
          controls="lab-rows"
          value={filter}
          onChange={setFilter}
          className="h-10 overflow-x-auto"
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
        <span className="ml-auto flex items-center gap-2">
          <span className="relative">
            <Search aria-hidden className="absolute top-2 left-2 size-3.5 text-t3" />
            <TextInput
              type="search"
              ref={searchField}
              aria-label={lab.search}
              placeholder={lab.search}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="!h-[30px] !w-52 !pl-7 text-12"
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
      <div id="lab-rows" role="tabpanel" aria-label={lab.results} className="flex min-h-64 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <RowTable
            rows={rows}
            caseOf={(row) => cases[row]}
            outcomeOf={lists.outcomeOf}
            changeOf={changeOf}
            opened={opened}
            onOpen={onOpen}
          />
        </div>
        {inspector}
      </div>
    </>
  );
}
