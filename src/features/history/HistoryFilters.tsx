import ChevronDown from 'lucide-react/icons/chevron-down';
import Search from 'lucide-react/icons/search';
import Star from 'lucide-react/icons/star';
import type { ReactNode, Ref } from 'react';
import { CALL_RESULTS, type CallResult } from '#data/historyHead.ts';
import { useWords } from '#i18n/I18n.tsx';
import { ENDPOINT_IDS } from '#protocol/endpoints.ts';
import { Dot } from '#ui/Dot.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { classes } from '#ui/classes.ts';
import { countsOf, type HistoryFilter, type Listing } from './historyModel.ts';

interface HistoryFiltersProps {
  filter: HistoryFilter;
  facets: Listing['facets'];
  profileName: (id: string) => string;
  searchRef: Ref<HTMLInputElement>;
  onChange: (changes: Partial<HistoryFilter>) => void;
}

const PERIODS = [1, 7, 30] as const;

/** A search and the ways to narrow a list; a way that could not narrow anything is not offered. */
export function HistoryFilters({ filter, facets, profileName, searchRef, onChange }: HistoryFiltersProps) {
  const { history, shell } = useWords();
  const targets = countsOf(facets, 'target');
  const profiles = countsOf(facets, 'profileId');
  const statuses = countsOf(facets, 'status').filter(({ value }) => value !== '');
  const results = countsOf(facets, 'result');
  const stale = countsOf(facets, 'health').find(({ value }) => value === 'stale')?.count ?? 0;
  const starred = countsOf(facets, 'starred').find(({ value }) => value)?.count ?? 0;
  return (
    <search className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <label className="relative flex items-center">
        <Search aria-hidden className="absolute left-2.5 size-3.5 text-t3" strokeWidth={1.75} />
        <input
          ref={searchRef}
          type="search"
          aria-label={history.search}
          placeholder={history.search}
          autoComplete="off"
          spellCheck={false}
          value={filter.text}
          onChange={(event) => onChange({ text: event.target.value })}
          className="h-8 w-full rounded-2 bg-surface pr-8 pl-8 fieldline focus:outline-2 focus:-outline-offset-1 focus:outline-focus max-tablet:h-11 max-tablet:text-15"
        />
        <span className="pointer-events-none absolute right-2">{filter.text === '' && <Kbd keys={['/']} />}</span>
      </label>
      <div className="flex flex-wrap gap-1.5">
        <Choice
          all={history.allApis}
          value={filter.api}
          options={ENDPOINT_IDS.map((api) => ({ value: api, label: <span className="mono text-12">{api}</span> }))}
          onChange={(api) => onChange({ api })}
        />
        <Choice
          all={history.allResults}
          value={filter.result}
          options={CALL_RESULTS.filter((result) => results.some(({ value }) => value === result)).map(
            (result: CallResult) => ({ value: result, label: history.results[result] }),
          )}
          onChange={(result) => onChange({ result })}
        />
        {statuses.length > 1 && (
          <Choice
            all={history.allStatuses}
            value={filter.status}
            options={statuses.map(({ value }) => ({ value, label: <span className="mono text-12">{value}</span> }))}
            onChange={(status) => onChange({ status })}
          />
        )}
        {(stale > 0 || filter.stale) && (
          <Chip pressed={filter.stale === true} onPress={() => onChange({ stale: filter.stale ? undefined : true })}>
            <Dot state="warn" />
            {history.staleCount(stale)}
          </Chip>
        )}
        {(targets.length > 1 || filter.target) && (
          <Choice
            all={history.allTargets}
            value={filter.target}
            options={targets.map(({ value }) => ({ value, label: shell.targets[value] }))}
            onChange={(target) => onChange({ target })}
          />
        )}
        {(profiles.length > 1 || filter.profileId) && (
          <Choice
            all={history.allProfiles}
            value={filter.profileId}
            options={profiles.map(({ value }) => ({ value, label: profileName(value) }))}
            onChange={(profileId) => onChange({ profileId })}
          />
        )}
        <Choice
          all={history.allTimes}
          value={filter.days}
          options={PERIODS.map((days) => ({ value: days, label: history.lastDays(days) }))}
          onChange={(days) => onChange({ days })}
        />
        {(starred > 0 || filter.starred) && (
          <Chip
            pressed={filter.starred === true}
            onPress={() => onChange({ starred: filter.starred ? undefined : true })}
          >
            <Star aria-hidden className="size-3" />
            {history.starredCount(starred)}
          </Chip>
        )}
      </div>
    </search>
  );
}

const CHIP =
  'inline-flex h-6 items-center gap-1 rounded-full px-2 text-12 whitespace-nowrap hairline hover:bg-hover max-tablet:h-9 max-tablet:px-3';

function Chip({ pressed, onPress, children }: { pressed: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classes(CHIP, pressed ? 'bg-sel font-semibold text-t1' : 'text-t2')}
    >
      {children}
    </button>
  );
}

interface ChoiceProps<Value> {
  /** What is said while everything is shown. */
  all: string;
  value: Value | undefined;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value | undefined) => void;
}

function Choice<Value extends string | number>({ all, value, options, onChange }: ChoiceProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu
      label={all}
      trigger={
        <>
          {chosen?.label ?? all}
          <ChevronDown aria-hidden className="size-3 text-t3" />
        </>
      }
      triggerProps={{
        className: classes(CHIP, value === undefined ? 'text-t2' : 'bg-sel font-semibold text-t1'),
      }}
    >
      <MenuItem chosen={value === undefined} onSelect={() => onChange(undefined)}>
        {all}
      </MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} chosen={option.value === value} onSelect={() => onChange(option.value)}>
          {option.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
