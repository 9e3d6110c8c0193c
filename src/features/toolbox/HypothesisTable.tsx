import Check from 'lucide-react/icons/check';
import type { HypothesisOutcome } from '#forensics/types.ts';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { shorten } from './shorten.ts';

interface HypothesisTableProps {
  outcomes: readonly HypothesisOutcome[];
  names: readonly string[];
}

/** What was tried and what came of it: the addressed credentials at once, the others on demand. */
export function HypothesisTable({ outcomes, names }: HypothesisTableProps) {
  const { paste } = useWords().toolbox;
  const first = outcomes[0];
  if (!first) return null;
  const near = outcomes.filter(({ profile, outcome }) => profile === first.profile || outcome === 'match');
  const others = outcomes.filter((outcome) => !near.includes(outcome));
  return (
    <>
      <Rows outcomes={near} names={names} home={first.profile} />
      {others.length > 0 && (
        <details className="mt-1 text-12 text-t2">
          <summary className="w-fit py-1">{paste.otherProfiles(others.length)}</summary>
          <Rows outcomes={others} names={names} home={first.profile} />
        </details>
      )}
    </>
  );
}

function Rows({ outcomes, names, home }: HypothesisTableProps & { home: number }) {
  const { toolbox, forensics } = useWords();
  const { table, hypotheses, outcomes: said, characters, bytes } = toolbox.paste;
  const group = outcomes[0]!.group;
  const head = 'py-1.5 pr-3 text-left font-normal whitespace-nowrap text-t3';
  return (
    <div role="group" aria-label={table.caption[group]} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-12">
        <caption className="sr-only">{table.caption[group]}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th className={head}>{table.key[group]}</th>
            <th className={head}>{table.length}</th>
            {group !== 'cipher' && <th className={classes(head, 'max-tablet:hidden')}>{table.computed}</th>}
            <th className={classes(head, '!pr-1 !text-right')}>{table.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ id, code, profile, length, unit, computed, outcome }) => (
            <tr
              key={`${profile} ${id}`}
              className={classes('border-b border-line', outcome === 'match' && 'bg-green-tint font-semibold')}
            >
              <td className="py-[7px] pr-3 pl-1">
                {hypotheses[id] ?? forensics.findings[code].title}
                {code === 'ok' && <span className="ml-2 font-normal whitespace-nowrap text-t3">{table.wanted}</span>}
                {profile !== home && <span className="ml-2 font-normal text-t2">{names[profile]}</span>}
              </td>
              <td className="py-[7px] pr-3 whitespace-nowrap">
                {unit === 'bytes' ? bytes(length) : characters(length)}
              </td>
              {group !== 'cipher' && (
                <td className="mono py-[7px] pr-3 whitespace-nowrap max-tablet:hidden" title={computed}>
                  {shorten(computed ?? '')}
                </td>
              )}
              <td className="py-[7px] pr-1 text-right whitespace-nowrap">
                {outcome === 'match' ? (
                  <span className="inline-flex items-center gap-1 text-green-text">
                    <Check aria-hidden className="size-3.5" strokeWidth={2.5} />
                    {said.match}
                  </span>
                ) : (
                  <span className="text-t3">{said[outcome]}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
