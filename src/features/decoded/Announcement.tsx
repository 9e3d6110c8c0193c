import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { formatScore } from '#i18n/format.ts';
import type { Words } from '#i18n/zhCN.ts';
import { mainFields, plain } from './decodedModel.ts';
import { failureTitle } from './verdictWords.ts';

interface AnnouncementProps {
  exchange: Exchange | undefined;
  reading: ReplyReading | undefined;
}

/** One sentence for assistive technology when a result arrives. */
export function Announcement({ exchange, reading }: AnnouncementProps) {
  const words = useWords();
  return (
    <p role="status" className="sr-only">
      {exchange && reading ? sentence(exchange, reading, words) : ''}
    </p>
  );
}

function sentence({ outcome }: Exchange, { reading }: ReplyReading, words: Words): string {
  if (outcome.kind === 'failure') {
    const { title, hint } = words.issues.failure[outcome.reason];
    return `${title}. ${hint}`;
  }
  const { status } = outcome.received;
  if (reading.verdict !== 'success') return words.decoded.announceFailure(status, failureTitle(reading, words));
  const main = mainFields(reading);
  const match = plain(main.status?.node) ?? '';
  const confidence = plain(main.confidence?.node);
  const gloss = words.fields.values.status[match] ?? match;
  return words.decoded.announce(status, gloss, confidence === undefined ? '' : formatScore(confidence));
}
