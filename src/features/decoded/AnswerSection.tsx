import Bot from 'lucide-react/icons/bot';
import { lookUpEnum } from '#answer/codes.ts';
import { shownParts, type Reading } from '#answer/read.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { AnswerPartView } from './AnswerPartView.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { LineRef, LinkedSection } from './Linked.tsx';
import { StatusChip, type ChipTone } from './StatusChip.tsx';
import { isCut, plain, type MainFields } from './decodedModel.ts';

interface AnswerSectionProps {
  reading: Reading;
  main: MainFields;
  onAsk: (question: string) => void;
}

/** What the bot said, and how it came to say it. */
export function AnswerSection({ reading, main, onAsk }: AnswerSectionProps) {
  const { decoded } = useWords();
  const locale = useLocale();
  const { answer } = reading;
  return (
    <LinkedSection pointer={answer?.pointer} label={decoded.robot}>
      <div className="flex items-start gap-2.5">
        <span className="grid size-7 flex-none place-items-center rounded-2 bg-sel text-t2">
          <Bot aria-hidden className="size-4" strokeWidth={1.75} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
          {!answer && <p className="text-12 text-t3">{isCut(reading) ? decoded.missingInPart : decoded.noAnswer}</p>}
          {shownParts(reading).map((part, i) => (
            <AnswerPartView key={i} part={part} onAsk={onAsk} />
          ))}
          {answer?.parts.length === 0 && <p className="text-12 text-t3">{decoded.emptyAnswer}</p>}
          {answer && (
            <p className="flex items-center gap-1 text-12 text-t3">
              {decoded.answerFacts(
                answer.answerType ?? decoded.noType,
                formatCount(locale, answer.fullLength ?? [...answer.text].length),
              )}{' '}
              ·
              <LineRef pointer={answer.pointer} />
            </p>
          )}
        </div>
      </div>
      {(main.status || !isCut(reading)) && <Match main={main} />}
    </LinkedSection>
  );
}

const TONES: Record<string, ChipTone> = {
  FAQ: 'ok',
  CONTEXT_FAQ: 'ok',
  GENERAL_FAQ: 'ok',
  FAQ_RECOMMEND: 'neutral',
  NOMATCH: 'warn',
};

// The platform lists these values; what they stand for is concluded from samples (protocol.md section 4.6).
const INFERRED = new Set(['CONTEXT_FAQ', 'GENERAL_FAQ', 'FAQ_RECOMMEND']);

function Match({ main }: { main: MainFields }) {
  const { decoded, fields } = useWords();
  const status = plain(main.status?.node);
  if (status === undefined) return <p className="mt-3 text-12 text-t3">{decoded.statusMissing}</p>;
  const known = lookUpEnum('status', status) !== undefined;
  const gloss = fields.values.status[status];
  const hit = status !== 'NOMATCH' && decoded.hit(plain(main.node?.node) ?? '', plain(main.title?.node) ?? '');
  return (
    <div data-pointer={main.status?.pointer} className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusChip tone={TONES[status] ?? 'neutral'} wire={status}>
        {known ? gloss : decoded.statusUnknown}
      </StatusChip>
      {INFERRED.has(status) && <EvidenceTag evidence="inferred" />}
      {hit && <span className="min-w-32 flex-1 text-12 wrap-anywhere text-t2">{hit}</span>}
      <LineRef pointer={main.status?.pointer} />
    </div>
  );
}
