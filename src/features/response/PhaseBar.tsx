import type { Phases } from '#data/exchange.ts';
import { formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { phaseParts } from './phases.ts';

/** Where the time went: a bar to scale and its legend. The wait for the first byte is the dark one. */
export function PhaseBar({ phases }: { phases: Phases }) {
  const { response } = useWords();
  const parts = phaseParts(phases);
  const said = parts.map(({ id, ms }) => `${response.phases[id]} ${formatMs(ms)} ms`).join(', ');
  return (
    <div className="flex-none border-b border-line px-4 pb-3">
      <div
        role="img"
        aria-label={response.phaseSummary(said, formatMs(phases.total))}
        className="flex h-1.5 gap-0.5 overflow-hidden rounded-[3px]"
      >
        {parts.map(({ id, ms }) => (
          <i
            key={id}
            className={classes('min-w-[3px]', id === 'ttfb' ? 'bg-ink' : 'bg-line-strong')}
            style={{ flex: `${Math.max(ms, 0.001)} 1 0` }}
          />
        ))}
      </div>
      <ul aria-hidden className="mt-2 flex flex-wrap gap-x-3 text-12 leading-4 text-t3">
        {parts.map(({ id, ms }) => (
          <li key={id} className="flex items-center gap-1 whitespace-nowrap">
            {id === 'ttfb' && <i className="size-2 rounded-[2px] bg-ink" />}
            {response.phases[id]} <span className="text-t2">{formatMs(ms)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
