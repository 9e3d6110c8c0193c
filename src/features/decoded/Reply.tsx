import type { ReactNode } from 'react';
import type { FindingCode } from '#answer/finding.ts';
import type { Exchange } from '#data/exchange.ts';
import { trendOf, type HealthPoint } from '#data/healthTrend.ts';
import type { ReplyReading } from '#data/reading.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { tokenOfPath } from '#protocol/endpoints.ts';
import { Message } from '#ui/Message.tsx';
import { Section } from '#ui/Pane.tsx';
import { AnswerSection } from './AnswerSection.tsx';
import { Confidence } from './Confidence.tsx';
import { EmulatorHints } from './EmulatorHints.tsx';
import { FieldTable } from './FieldTable.tsx';
import { Findings } from './Findings.tsx';
import { Health } from './Health.tsx';
import { MessageTable, SlotTable } from './ListTables.tsx';
import { MainTable } from './MainTable.tsx';
import { CodeTable, TransportFailure, VerdictHead } from './Verdict.tsx';
import { isCut, mainFields } from './decodedModel.ts';

/** A large reply was read whole and is explained by its beginning. */
function ReadInPart({ values }: { values: number }) {
  const { decoded } = useWords();
  const locale = useLocale();
  return (
    <Section>
      <Message tone="note">{decoded.readInPart(formatCount(locale, values))}</Message>
    </Section>
  );
}

interface ReplyProps {
  exchange: Exchange;
  reply: ReplyReading;
  onAsk: (question: string) => void;
  onUseProfile: ((id: string) => void) | undefined;
  trend: readonly HealthPoint[];
  supplement: ReactNode;
  diagnosis: ReactNode;
}

// Refusals whose causes the diagnosis ranks.
const RANKED: ReadonlySet<FindingCode> = new Set([
  'token_invalid',
  'token_is_app_id',
  'token_is_key',
  'token_of_other_profile',
  'signature_rejected',
  'encrypt_rejected',
  'code_1019',
  'invalid_args',
]);

/** A reply from the verdict to the last field. */
export function Reply({ exchange, reply, onAsk, onUseProfile, trend, supplement, diagnosis }: ReplyProps) {
  const { reading } = reply;
  const told = diagnosis ? { ...reply, findings: reply.findings.filter(({ code }) => !RANKED.has(code)) } : reply;
  const findings = <Findings reply={told} onAsk={onAsk} onUseProfile={onUseProfile} />;
  const { outcome } = exchange;
  const main = mainFields(reading);
  const answers = reading.answer !== undefined || reading.health !== undefined;
  const failed = reading.verdict !== 'success';
  // A version that is not in use comes before the figures: the answer may be an old one.
  const stale = reading.health?.verdict === 'newest_not_in_use' || reading.health?.verdict === 'contradictory';
  const unread = reading.health?.verdict === 'absent' && isCut(reading);
  return (
    <>
      {outcome.kind === 'failure' && <TransportFailure outcome={outcome} />}
      {outcome.kind === 'response' && failed && <VerdictHead reading={reading} />}
      {failed && diagnosis}
      {reading.json?.leftOut && <ReadInPart values={reading.json.leftOut.values} />}
      {outcome.received && <EmulatorHints received={outcome.received} />}
      {failed && findings}
      {outcome.received && reading.failure && (
        <CodeTable failure={reading.failure} status={reading.status} emulated={outcome.received.emulated} />
      )}
      {answers && <AnswerSection reading={reading} main={main} onAsk={onAsk} />}
      {reading.health && stale && <Health health={reading.health} trend={trendOf(trend, exchange)} />}
      {answers && (main.confidence || !isCut(reading)) && <Confidence place={main.confidence} />}
      {!failed && findings}
      {answers && <MainTable reading={reading} main={main} token={tokenOfPath(exchange.prepared.path)} />}
      {supplement}
      <SlotTable place={main.slots} />
      <MessageTable place={main.messages} />
      {reading.health && !stale && !unread && <Health health={reading.health} trend={trendOf(trend, exchange)} />}
      {reading.json?.root && <FieldTable reading={reading} />}
    </>
  );
}
