import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import type { BotHealth, VersionTime } from '#answer/botHealth.ts';
import { formatLag } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { LineRef } from './Linked.tsx';
import { versionText } from './decodedModel.ts';

/** A version's time as a person reads it; how it was sent and read in the tooltip. */
export function VersionTimeText({ time, className = '' }: { time: VersionTime; className?: string }) {
  const { decoded } = useWords();
  const hint = time.epochMs === undefined ? decoded.badTime : decoded.timeHint(time.raw);
  return (
    <p title={hint} className={`mono wrap-anywhere ${className}`}>
      {versionText(time.raw)}
      {time.epochMs === undefined && <span className="ml-1 font-sans text-12 text-amber-text">{hint}</span>}
    </p>
  );
}

/** The version that answered, the newest one, and the gap between them. */
export function VersionLine({ health: { serving, newest, lagMs, latestValid } }: { health: BotHealth }) {
  const { decoded } = useWords();
  const locale = useLocale();
  if (!serving && !newest) return null;
  const unused = latestValid?.value === false;
  return (
    <div className="mt-3">
      <div aria-hidden className="relative mx-1 h-5">
        <i className="absolute inset-x-0 top-[9px] h-0.5 [background:repeating-linear-gradient(90deg,var(--amber-solid)_0_6px,transparent_6px_10px)]" />
        <i className="absolute top-[3px] left-0 grid size-3.5 place-items-center rounded-full bg-green text-on-green ring-3 ring-surface">
          <Check className="size-2.5" strokeWidth={3} />
        </i>
        <i
          className={`absolute top-[3px] right-0 grid size-3.5 place-items-center rounded-full bg-surface ring-3 ring-surface ${unused ? 'text-red-text shadow-[inset_0_0_0_2px_var(--red-solid)]' : 'text-green-text shadow-[inset_0_0_0_2px_var(--green)]'}`}
        >
          {unused ? <X className="size-2.5" strokeWidth={3} /> : <Check className="size-2.5" strokeWidth={3} />}
        </i>
        {lagMs !== undefined && (
          <span className="absolute left-1/2 -translate-x-1/2 bg-surface px-2.5 text-12 leading-5 font-semibold whitespace-nowrap text-amber-text">
            {lagText(lagMs)}
          </span>
        )}
      </div>
      {lagMs !== undefined && <p className="sr-only">{lagText(lagMs)}</p>}
      <dl className="mt-0.5 flex justify-between gap-3 text-12">
        <Version name={decoded.serving} wire="curr_time" time={serving} />
        <Version
          name={unused ? decoded.newestUnused : decoded.newestUsed}
          wire="latest_time"
          time={newest}
          className="items-end text-right"
        />
      </dl>
    </div>
  );

  function lagText(ms: number): string {
    if (ms === 0) return decoded.sameTime;
    return ms > 0 ? decoded.behind(formatLag(locale, ms)) : decoded.ahead(formatLag(locale, ms));
  }
}

interface VersionProps {
  name: string;
  wire: string;
  time: VersionTime | undefined;
  className?: string;
}

function Version({ name, wire, time, className = '' }: VersionProps) {
  const { decoded } = useWords();
  return (
    <div data-pointer={time?.pointer} className={`flex min-w-0 flex-col ${className}`}>
      <dt className="font-semibold">{name}</dt>
      <dd>
        {time ? (
          <VersionTimeText time={time} className="text-13" />
        ) : (
          <span className="text-t3">{decoded.missing}</span>
        )}
        <span className="mono text-t3">
          {wire} <LineRef pointer={time?.pointer} />
        </span>
      </dd>
    </div>
  );
}
