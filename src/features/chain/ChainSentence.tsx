import type { ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { Popover } from '#ui/Popover.tsx';
import { worstOf, type Station } from './stations.ts';

interface ChainSentenceProps {
  stations: readonly Station[];
  why: (station: Station) => ReactNode;
}

/** The signal line where there is room for a sentence only. */
export function ChainSentence({ stations, why }: ChainSentenceProps) {
  const { workbench } = useCoreWords();
  const worst = worstOf(stations);
  const look = 'flex h-8 w-full flex-none items-center border-b border-line bg-canvas px-4 text-12 font-semibold';
  if (worst) {
    const name = worst.wireName ?? workbench.stations[worst.id];
    const failed = worst.state === 'failed';
    return (
      <Popover
        trigger={failed ? workbench.chainFailed(name) : `${name} · ${workbench.stationStates.warned}`}
        triggerClassName={classes(look, failed ? 'text-red-text' : 'text-amber-text')}
        label={workbench.whyStation(name)}
      >
        {() => why(worst)}
      </Popover>
    );
  }
  const running = stations.some(({ state }) => state === 'running');
  const passed = stations.filter(({ state }) => state === 'passed').length;
  const answered = stations.some(({ id, state }) => id === 'json' && state === 'passed');
  const text = running
    ? workbench.chainRunning
    : passed === stations.length
      ? workbench.chainPassed(passed)
      : answered
        ? workbench.chainSome(passed, stations.length)
        : workbench.chainIdle;
  return <p className={classes(look, passed === stations.length ? 'text-green-text' : 'text-t3')}>{text}</p>;
}
