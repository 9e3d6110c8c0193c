import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { BotHealth, HealthVerdict } from '#answer/botHealth.ts';
import type { HealthPoint } from '#data/healthTrend.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { SectionHead } from '#ui/Pane.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { HealthError } from './HealthError.tsx';
import { HealthTrend } from './HealthTrend.tsx';
import { LineRef, LinkedSection } from './Linked.tsx';
import { StatusChip, type ChipTone } from './StatusChip.tsx';
import { VersionLine, VersionTimeText } from './VersionLine.tsx';

const TONES: Record<HealthVerdict, ChipTone> = {
  healthy: 'ok',
  newest_not_in_use: 'warn',
  contradictory: 'warn',
  unknown: 'neutral',
  absent: 'neutral',
};

/** Whether the newest published version of the bot answered, and if not, why. */
export function Health({ health, trend }: { health: BotHealth; trend: readonly HealthPoint[] }) {
  const { decoded } = useWords();
  const { verdict } = health;
  return (
    <>
      <LinkedSection pointer={health.pointer} label={decoded.health}>
        <SectionHead
          title={decoded.health}
          note={<span className="mono">bid_stat</span>}
          aside={
            <>
              <StatusChip tone={TONES[verdict]}>{decoded.healthVerdicts[verdict]}</StatusChip>
              <LineRef pointer={health.pointer} />
            </>
          }
        />
        <Told health={health} />
        <Values health={health} />
        <HealthTrend points={trend} />
      </LinkedSection>
      {health.errMsg && health.errMsg.text !== '' && <HealthError error={health.errMsg} />}
    </>
  );
}

function Told({ health }: { health: BotHealth }) {
  const { decoded, findings } = useWords();
  switch (health.verdict) {
    case 'healthy':
      return <Serving health={health} />;
    case 'newest_not_in_use':
      return (
        <>
          <div className="mt-2 flex items-start gap-2">
            <TriangleAlert aria-hidden className="mt-1 size-4.5 flex-none text-amber-text" strokeWidth={1.75} />
            <div>
              <p className="text-15 font-semibold">{decoded.healthStale}</p>
              <p className="text-12 text-t2">
                {decoded.healthStaleHint}
                <EvidenceTag evidence="inferred" />
              </p>
            </div>
          </div>
          <VersionLine health={health} />
          <p className="mt-2 text-12 text-t3">{decoded.latestTimeNote}</p>
        </>
      );
    case 'contradictory':
      return (
        <div className="mt-2 flex flex-col gap-1">
          {health.contradictions.map((contradiction) => (
            <Message key={contradiction} tone="warn">
              {findings.sentences.health_contradictory({ contradiction })}
            </Message>
          ))}
          <VersionLine health={health} />
        </div>
      );
    case 'unknown':
      return <p className="mt-1 text-12 text-t2">{decoded.healthUnknown}</p>;
    case 'absent':
      return <p className="mt-1 text-12 text-t2">{decoded.healthAbsent}</p>;
  }
}

function Serving({ health: { serving, newest } }: { health: BotHealth }) {
  const { decoded } = useWords();
  const same = serving !== undefined && serving.raw === newest?.raw;
  return (
    <div className="mt-2 flex items-center gap-3">
      <i aria-hidden className="mx-0.5 size-3 flex-none rounded-full bg-green ring-3 ring-green-tint" />
      <div className="min-w-0">
        <p className="text-12 text-t3">{same ? decoded.healthSame : decoded.healthBoth}</p>
        {serving && <VersionTimeText time={serving} className="text-15" />}
        {!same && newest && <VersionTimeText time={newest} className="text-15" />}
      </div>
    </div>
  );
}

function Values({ health: { upRet, latestValid, errMsg } }: { health: BotHealth }) {
  const { decoded } = useWords();
  const values = [
    { name: 'up_ret', pointer: upRet?.pointer, text: upRet?.raw },
    { name: 'latest_valid', pointer: latestValid?.pointer, text: latestValid && String(latestValid.value) },
    { name: 'err_msg', pointer: errMsg?.pointer, text: errMsg && (errMsg.text === '' ? decoded.empty : '…') },
  ].filter(({ text }) => text !== undefined);
  if (values.length === 0) return null;
  return (
    <dl className="mt-2.5 flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-2 text-12">
      {values.map(({ name, pointer, text }) => (
        <div key={name} data-pointer={pointer} className="flex items-center gap-1.5">
          <dt className="mono text-t3">{name}</dt>
          <dd className="flex items-center gap-1.5">
            <span className="mono font-semibold wrap-anywhere">{text}</span>
            <LineRef pointer={pointer} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
