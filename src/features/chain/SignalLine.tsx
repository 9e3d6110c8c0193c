import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { worstOf, type Station, type StationState } from './stations.ts';

interface SignalLineProps {
  /** Stations by the column they stand above. */
  columns: readonly (readonly Station[])[];
  /** Why the station to look at is not passed, and what mends it; shown when it is pressed. */
  why: (station: Station) => ReactNode;
  className?: string;
}

/** One station per step of a call, above the pane it belongs to; the first red one is where to look. */
export function SignalLine({ columns, why, className }: SignalLineProps) {
  const { workbench } = useCoreWords();
  const worst = worstOf(columns.flat());
  const last = columns.flat().findLast((station) => station.state !== 'pending');
  return (
    <ol aria-label={workbench.chain} className={classes('border-b border-line bg-canvas text-12', className)}>
      {columns.map((stations, column) => (
        // A list item that is itself a list keeps the order and lets each group align with its pane.
        <li
          key={stations[0]?.id ?? column}
          className="flex min-w-0 flex-auto items-center overflow-hidden desk:@container"
        >
          <ol className="flex min-w-0 flex-1 items-center">
            {stations.map((station) => (
              <StationMark
                key={station.id}
                station={station}
                isEnd={station === last}
                why={station === worst ? why : undefined}
              />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

const MARKS: Record<StationState, string> = {
  passed: 'bg-sel text-t2',
  warned: 'bg-amber-solid text-[#fff] dark:text-[#1c1302]',
  failed: 'bg-red-solid text-[#fff] dark:text-[#1a0605]',
  running: 'border-2 border-line-strong border-t-t1 animate-spin',
  pending: 'shadow-[inset_0_0_0_1.5px_var(--line-strong)]',
};

const WORDS: Record<StationState, string> = {
  passed: 'text-t2',
  warned: 'font-semibold text-amber-text',
  failed: 'font-semibold text-red-text',
  running: 'text-t1',
  pending: 'text-t3',
};

interface StationMarkProps {
  station: Station;
  isEnd: boolean;
  /** Given to the station to look at. */
  why: ((station: Station) => ReactNode) | undefined;
}

function StationMark({ station, isEnd, why }: StationMarkProps) {
  const { workbench } = useCoreWords();
  const { id, state, figure, wireName } = station;
  const ended = isEnd && state === 'passed';
  const name = wireName ?? workbench.stations[id];
  const look = classes(
    'flex min-w-0 items-center gap-1.5 px-1 whitespace-nowrap desk:px-2 @max-[110px]:px-0',
    ended ? 'font-semibold text-green-text' : WORDS[state],
  );
  const mark = (
    <>
      <i
        aria-hidden
        className={classes(
          'grid size-3.5 flex-none place-items-center rounded-full @max-[110px]:size-3 [&>svg]:size-2.5 [&>svg]:stroke-3',
          ended ? 'bg-green text-on-green' : MARKS[state],
        )}
      >
        {state === 'passed' && <Check />}
        {state === 'warned' && <Minus />}
        {state === 'failed' && <X />}
      </i>
      {/* Above a folded pane there is room for the marks alone. */}
      <span className="truncate @max-[110px]:sr-only">{name}</span>
      <span className="sr-only">{workbench.stationStates[state]}</span>
      {figure && (
        <em className="mono hidden min-w-0 truncate text-11 font-normal text-t3 not-italic desk:inline @max-[110px]:sr-only">
          {figure}
        </em>
      )}
    </>
  );
  return (
    <li
      // On one line without panes to stand above, a station takes what its name needs.
      className="flex min-w-0 flex-auto items-center desk:flex-1 @max-[110px]:justify-center"
      title={[name, workbench.stationStates[state], figure].filter(Boolean).join(' · ')}
    >
      <span
        aria-hidden
        className={classes(
          'h-px w-2 flex-none @max-[110px]:hidden',
          state === 'pending' ? 'dashed-line' : 'bg-line-strong',
        )}
      />
      {why ? (
        <Popover
          trigger={mark}
          triggerClassName={classes(look, 'h-6 rounded-2 hover:bg-hover')}
          label={workbench.whyStation(name)}
        >
          {() => why(station)}
        </Popover>
      ) : (
        <span className={look}>{mark}</span>
      )}
      <span
        aria-hidden
        className={classes(
          'h-px min-w-1 flex-1 @max-[110px]:hidden',
          state === 'pending' ? 'dashed-line' : 'bg-line-strong',
        )}
      />
    </li>
  );
}
