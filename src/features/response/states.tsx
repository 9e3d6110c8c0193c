import CircleX from 'lucide-react/icons/circle-x';
import { useEffect, useState } from 'react';
import type { Outcome } from '#data/exchange.ts';
import { formatBytes, formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { modifierKey } from '#ui/modifierKey.ts';
import { Section } from '#ui/Pane.tsx';

/** Nothing was sent yet: one sentence and the keys to press. */
export function NothingYet() {
  const { response } = useWords();
  return (
    <div className="m-auto flex max-w-72 flex-col items-center gap-3 p-6 text-center text-12 text-t3">
      <p>{response.nothing}</p>
      <Kbd keys={[modifierKey(), '↵']} />
    </div>
  );
}

/** A skeleton of the pane and a clock that runs. */
export function Waiting() {
  const { response } = useWords();
  return (
    <div aria-busy className="flex flex-col gap-3 p-4">
      <p className="flex items-baseline gap-2 text-12 text-t3">
        {response.waiting}
        <Clock />
      </p>
      <div aria-hidden className="flex flex-col gap-2.5 motion-safe:animate-pulse">
        {[88, 64, 76, 52, 70, 44, 60].map((width) => (
          <span key={width} className="h-2 rounded-[3px] bg-sel" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}

const TICK_MS = 100;

function Clock() {
  const [elapsed, setElapsed] = useState(0);
  // The running clock.
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - start), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="mono text-13 font-semibold text-t1">
      {(elapsed / 1000).toFixed(1)} s
    </span>
  );
}

/** Why there is no complete reply, and what arrived all the same. */
export function FailureNote({ outcome }: { outcome: Extract<Outcome, { kind: 'failure' }> }) {
  const { response, issues } = useWords();
  const { title, hint } = issues.failure[outcome.reason];
  const size = outcome.received?.body.length ?? 0;
  return (
    <Section className="flex gap-3">
      <span className="grid size-10 flex-none place-items-center rounded-3 bg-red-tint text-red-text">
        <CircleX aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <div className="min-w-0 text-12 text-t2">
        <h3 className="text-15 font-semibold text-t1">{title}</h3>
        <p>{hint}</p>
        <p className="mt-1 text-t3">
          {size > 0 ? response.arrived(formatBytes(size)) : response.arrivedNothing} · {formatMs(outcome.phases.total)}{' '}
          ms
        </p>
        {outcome.detail && (
          <p className="wire mt-1 text-t3">
            {outcome.reason}: {outcome.detail}
          </p>
        )}
      </div>
    </Section>
  );
}
