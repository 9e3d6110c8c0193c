import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import X from 'lucide-react/icons/x';
import { useCoreWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import type { Station, StationState } from './stations.ts';

interface SignalLineProps {
  /** Stations by the column they stand above. */
  columns: readonly (readonly Station[])[];
  className?: string;
}

/** One station per step of a call, above the pane it belongs to; the first red one is where to look. */
export function SignalLine({ columns, className }: SignalLineProps) {
  const { workbench } = useCoreWords();
  const last = columns.flat().findLast((station) => station.state !== 'pending');
  return (
    <ol aria-label={workbench.chain} className={classes('border-b border-line bg-canvas text-12', className)}>
      {columns.map((stations, column) => (
        // A list item that is itself a list keeps the order and lets each group align with its pane.
        <li key={stations[0]?.id ?? column} className="flex min-w-0 flex-auto items-center overflow-hidden">
          <ol className="flex min-w-0 flex-1 items-center">
            {stations.map((station) => (
              <StationMark key={station.id} station={station} isEnd={station === last} />
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

function StationMark({ station, isEnd }: { station: Station; isEnd: boolean }) {
  const { workbench } = useCoreWords();
  const { id, state, figure } = station;
  const ended = isEnd && state === 'passed';
  return (
    <li className="flex min-w-0 flex-1 items-center" title={workbench.stationStates[state]}>
      <span
        aria-hidden
        className={classes('h-px w-2 flex-none', state === 'pending' ? 'dashed-line' : 'bg-line-strong')}
      />
      <span
        className={classes(
          'flex items-center gap-1.5 px-2 whitespace-nowrap',
          ended ? 'font-semibold text-green-text' : WORDS[state],
        )}
      >
        <i
          aria-hidden
          className={classes(
            'grid size-3.5 flex-none place-items-center rounded-full [&>svg]:size-2.5 [&>svg]:stroke-3',
            ended ? 'bg-green text-on-green' : MARKS[state],
          )}
        >
          {state === 'passed' && <Check />}
          {state === 'warned' && <Minus />}
          {state === 'failed' && <X />}
        </i>
        {workbench.stations[id]}
        <span className="sr-only">{workbench.stationStates[state]}</span>
        {figure && <em className="mono hidden text-11 font-normal text-t3 not-italic desk:inline">{figure}</em>}
      </span>
      <span
        aria-hidden
        className={classes('h-px min-w-1 flex-1', state === 'pending' ? 'dashed-line' : 'bg-line-strong')}
      />
    </li>
  );
}
