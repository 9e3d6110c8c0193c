import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Dot } from '#ui/Dot.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { CHECKS, type CheckId, type CheckResult } from './selfCheck.ts';
import type { SelfCheckRun } from './useSelfCheck.ts';

/** Id of the checks, for whoever brings them into view. */
export const SELF_CHECK = 'self-check';

/** Four checks as a table: what is checked, what came out, how long it took. */
export function SelfCheck({ results, state, run }: SelfCheckRun) {
  const { check } = useWords().settings;
  const any = Object.keys(results).length > 0;
  const label = { idle: any ? check.again : check.run, running: check.running }[state];
  return (
    <section id={SELF_CHECK} aria-labelledby="self-check-title" className="scroll-my-5">
      <div className="flex items-center gap-2 pb-1.5 text-12 text-t3">
        <h3 id="self-check-title" className="font-semibold whitespace-nowrap text-t1">
          {check.title}
        </h3>
        <span className="min-w-0">{check.hint}</span>
        <LinkButton className="ml-auto flex-none max-tablet:min-h-11" onClick={run}>
          {label}
        </LinkButton>
      </div>
      <ul aria-live="polite" className="text-12">
        {CHECKS.map((id) => (
          <CheckRow key={id} id={id} result={results[id]} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow({ id, result }: { id: CheckId; result: CheckResult | undefined }) {
  const { check } = useWords().settings;
  const failure = result?.failure;
  return (
    <li className="grid grid-cols-[16px_126px_minmax(0,1fr)_auto] items-start gap-x-2 border-t border-line py-[7px] text-t2 max-tablet:grid-cols-[16px_minmax(0,1fr)_auto]">
      <CheckMark result={result} />
      <span className="text-t1">{check.items[id]}</span>
      <span
        className={`max-tablet:col-span-2 max-tablet:col-start-2 max-tablet:row-start-2 ${failure ? 'text-red-text' : ''}`}
      >
        {failure ? check.failures[failure] : result ? check.passed[id] : check.idle[id]}
      </span>
      <span className="whitespace-nowrap text-t3 max-tablet:col-start-3 max-tablet:row-start-1">
        {result ? `${formatMs(result.ms)} ms` : '—'}
      </span>
    </li>
  );
}

function CheckMark({ result }: { result: CheckResult | undefined }) {
  const { state } = useWords().settings.check;
  if (!result) {
    return (
      <span className="grid h-[18px] place-items-center">
        <Dot state="idle" />
        <span className="sr-only">{state.idle}</span>
      </span>
    );
  }
  const failed = result.failure !== undefined;
  const Icon = failed ? X : Check;
  return (
    <span className="grid h-[18px] place-items-center">
      <Icon aria-hidden className={`size-3.5 ${failed ? 'text-red-text' : 'text-green-text'}`} strokeWidth={2.5} />
      <span className="sr-only">{failed ? state.failed : state.passed}</span>
    </span>
  );
}
