import WandSparkles from 'lucide-react/icons/wand-sparkles';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Tag } from '#ui/Tag.tsx';
import type { Cause, Remedy } from './cause.ts';
import { evidenceOf, remedyWord, titleOf } from './causeWords.ts';

interface LeadCauseProps {
  cause: Cause;
  startedAt: number;
  onApply: (remedy: Remedy) => void;
}

/** The first cause alone: what it is, what shows it, the press that mends it. */
export function LeadCause({ cause, startedAt, onApply }: LeadCauseProps) {
  const words = useWords();
  const { remedy, certainty, about } = cause;
  return (
    <>
      <div className="flex items-start gap-2">
        <b className="min-w-0 flex-1 wrap-anywhere">{titleOf(about, words)}</b>
        <Tag tone={certainty === 'proven' ? 'bad' : 'outline'}>{words.diagnosis.certainties[certainty]}</Tag>
      </div>
      {evidenceOf(cause, startedAt, words).map((line) => (
        <p key={line} className="text-12 wrap-anywhere text-t2">
          {line}
        </p>
      ))}
      {remedy && (
        <Button
          variant="primary"
          className="mt-1 !h-auto min-h-8 w-fit max-w-full py-1 text-left !whitespace-normal"
          icon={<WandSparkles aria-hidden className="size-4" strokeWidth={1.75} />}
          onClick={() => onApply(remedy)}
        >
          {words.diagnosis.resend(remedyWord(remedy, words))}
        </Button>
      )}
    </>
  );
}
