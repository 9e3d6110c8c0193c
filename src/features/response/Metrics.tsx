import type { ReactNode } from 'react';
import type { Phases, Received } from '#data/exchange.ts';
import { failureCode, type ReplyReading } from '#data/reading.ts';
import { formatBytes, formatMs } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Tag } from '#ui/Tag.tsx';

interface MetricsProps {
  received: Received;
  phases: Phases;
  reading: ReplyReading | undefined;
}

/** The reply in four figures. */
export function Metrics({ received, phases, reading }: MetricsProps) {
  const { response } = useWords();
  const [size, unit] = formatBytes(received.body.length).split(' ');
  const code = reading && failureCode(reading.reading);
  return (
    <div className="flex flex-none items-start gap-4 px-4 py-2.5">
      <dl className="flex min-w-0 flex-wrap gap-x-6 gap-y-1">
        <Figure
          label={response.status}
          value={received.status}
          unit={received.statusText}
          tone={received.status >= 400 ? 'bad' : 'plain'}
        />
        {code !== undefined && <Figure label={response.code} value={code} tone="bad" />}
        <Figure label={response.time} value={formatMs(phases.total)} unit="ms" />
        {/* Beside a code there is no room for the size; the body's own line has it. */}
        {code === undefined && <Figure label={response.size} value={size} unit={unit} />}
      </dl>
      {received.emulated && (
        <Tag tone="outline" title={response.emulatedHint} className="ml-auto">
          {response.emulated}
        </Tag>
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  value: ReactNode;
  unit?: string;
  tone?: 'plain' | 'bad';
}

function Figure({ label, value, unit, tone = 'plain' }: FigureProps) {
  return (
    <div>
      <dt className="text-12 leading-4 text-t3">{label}</dt>
      <dd className={`text-20 font-semibold whitespace-nowrap ${tone === 'bad' ? 'text-red-text' : ''}`}>
        {value}
        {unit && <small className="ml-1 text-12 font-normal text-t3">{unit}</small>}
      </dd>
    </div>
  );
}
