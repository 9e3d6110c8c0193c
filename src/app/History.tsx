import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { HistoryFilters } from '#features/history/HistoryFilters.tsx';
import { HistoryHead } from '#features/history/HistoryHead.tsx';
import { HistoryList, type ComparedIds } from '#features/history/HistoryList.tsx';
import {
  NO_FILTER,
  isRow,
  listed,
  neighbour,
  previousOf,
  rowIn,
  selectionOf,
  trendOf,
  type HistoryFilter,
} from '#features/history/historyModel.ts';
import { HistoryTrouble } from '#features/history/HistoryTrouble.tsx';
import { Blank, NothingListed } from '#features/history/NothingListed.tsx';
import { HealthTrend, TREND_BARS } from '#features/history/HealthTrend.tsx';
import { useSegments } from '#features/history/useSegments.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { useStore } from '#ui/useStore.ts';
import { HistoryComparison } from './HistoryComparison.tsx';
import { HistoryEntry } from './HistoryEntry.tsx';
import { HistoryTools } from './HistoryTools.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useShortcuts } from './useShortcuts.ts';
import { useWantedSearch } from './wantedSearch.ts';

interface HistoryProps {
  data: ConsoleData;
  address: Address;
  /** A record to open with, as the address names it. */
  opened: string | undefined;
  /** An older record to compare it with, as the address names it. */
  against?: string | undefined;
}

/** Every call that was made, one of them taken apart or two of them compared. */
export function History({ data, address, opened, against }: HistoryProps) {
  const { shell, history } = useWords();
  const locale = useLocale();
  const state = useStore(data.history.state);
  const profiles = useStore(data.profiles.list);
  const { segments, phase } = useSegments(data.history);
  const [filter, setFilter] = useState<HistoryFilter>(NO_FILTER);
  const [chosen, setChosen] = useState(opened);
  const [compared, setCompared] = useState<ComparedIds | undefined>(
    opened !== undefined && against !== undefined ? { a: against, b: opened } : undefined,
  );
  const search = useRef<HTMLInputElement>(null);
  // Typing goes on while a hundred thousand rows are looked through.
  const settled = useDeferredValue(filter);
  const [now] = useState(Date.now);
  // A hundred thousand rows cost tens of milliseconds: not with every step through the list.
  const listing = useMemo(() => listed(segments, settled, now), [segments, settled, now]);
  const { items, count, total } = listing;

  const known = useMemo(
    () => rowIn(segments, chosen) ?? (phase === 'ready' ? 'gone' : undefined),
    [segments, chosen, phase],
  );

  const choose = (id: string) => {
    setChosen(id);
    setCompared(undefined);
  };
  const step = (by: 1 | -1) => {
    const id = neighbour(items, chosen, by);
    if (id !== undefined) choose(id);
  };
  const compare = (id: string) => {
    const before = previousOf(items, id);
    if (before) setCompared({ a: before.id, b: id });
    else void notify(history.nothingToCompare);
  };
  const clear = () => setFilter(NO_FILTER);
  useShortcuts({
    nextEntry: () => step(1),
    previousEntry: () => step(-1),
    compareEntry: () => (compared ? setCompared(undefined) : chosen !== undefined && compare(chosen)),
    filter: () => search.current?.focus(),
  });
  useWantedSearch((text) => {
    setFilter({ ...NO_FILTER, text });
    setChosen(undefined);
    setCompared(undefined);
  });
  const remove = async (ids: readonly string[]) => {
    if (!(await (await data.history.keeper())?.remove(ids))) return notify(history.notRemoved);
    void notify(ids.length === 1 ? history.removed : history.removedMany(formatCount(locale, ids.length)));
  };
  const removeOne = async (id: string) => {
    const putBack = await (await data.history.keeper())?.take(id);
    if (!putBack) return notify(history.notRemoved);
    const run = () => void putBack().then(() => choose(id));
    void notify(history.removed, { label: shell.undo, run });
  };
  const shown = chosen !== undefined || compared !== undefined;
  const shared = { data, address, onSent: setCompared };
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[370px_minmax(0,1fr)] max-desk:grid-cols-[300px_minmax(0,1fr)] max-tablet:grid-cols-[minmax(0,1fr)]">
      <h1 className="sr-only">{shell.history}</h1>
      <section
        aria-label={history.list}
        className={classes(
          'flex min-h-0 min-w-0 flex-col border-r border-line bg-surface',
          shown && 'max-tablet:hidden',
        )}
      >
        <HistoryHead
          count={count}
          total={total}
          tools={<HistoryTools data={data} count={count} listed={() => selectionOf(items)} />}
          onRemove={() => remove(items.filter(isRow).map(({ segment, place }) => segment.ids[place]!))}
        />
        <HistoryTrouble
          state={state}
          onReopen={(how) => void data.history.keeper().then((keeper) => keeper?.reopen(how))}
        />
        <HistoryFilters
          filter={filter}
          facets={listing.facets}
          profileName={(id) => profiles.find((profile) => profile.id === id)?.name ?? history.removedProfile}
          searchRef={search}
          onChange={(changes) => setFilter((before) => ({ ...before, ...changes }))}
        />
        {count > 0 ? (
          <>
            <HealthTrend trend={trendOf(items, TREND_BARS)} />
            <HistoryList items={items} chosen={chosen} compared={compared} now={now} onChoose={choose} />
          </>
        ) : (
          <NothingListed phase={total > 0 ? 'filtered' : phase} onClear={clear} />
        )}
      </section>
      <div className={classes('flex min-h-0 min-w-0 flex-col bg-surface', !shown && 'max-tablet:hidden')}>
        {compared ? (
          <HistoryComparison
            key={`${compared.a} ${compared.b}`}
            {...shared}
            compared={compared}
            onSwap={() => setCompared({ a: compared.b, b: compared.a })}
            onClose={() => setCompared(undefined)}
          />
        ) : chosen === undefined ? (
          <Blank text={history.chooseOne} />
        ) : (
          <HistoryEntry
            key={chosen}
            {...shared}
            id={chosen}
            listed={known}
            onCompare={() => compare(chosen)}
            onRemove={() => {
              const next = neighbour(items, chosen, 1) ?? neighbour(items, chosen, -1);
              void removeOne(chosen);
              setChosen(next);
            }}
            onBack={() => setChosen(undefined)}
            onStep={step}
          />
        )}
      </div>
    </div>
  );
}
