import { EMOJI } from '#answer/emoji.ts';
import type { TextRun } from '#answer/links.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { LongText } from './ValueText.tsx';
import { hostOf } from './decodedModel.ts';

interface RichTextProps {
  runs: readonly TextRun[];
  onAsk: (question: string) => void;
  /** What pressing a suggestion does; by default it is put into the composer. */
  askHint?: (question: string) => string;
}

/** More than anybody writes; what is beyond is shown in the response pane. */
const MOST_RUNS = 500;

/** Text of an answer with its links, suggestions and emoji. Direction marks inside stay inside. */
export function RichText({ runs, onAsk, askHint }: RichTextProps) {
  const { decoded } = useWords();
  return (
    <div dir="auto" className="isolate wrap-anywhere whitespace-pre-wrap [unicode-bidi:isolate]">
      {runs.slice(0, MOST_RUNS).map((run, i) => (
        <Run key={i} run={run} onAsk={onAsk} askHint={askHint ?? decoded.ask} />
      ))}
      {runs.length > MOST_RUNS && '…'}
    </div>
  );
}

interface RunProps {
  run: TextRun;
  onAsk: (question: string) => void;
  askHint: (question: string) => string;
}

function Run({ run, onAsk, askHint }: RunProps) {
  const { decoded } = useWords();
  switch (run.kind) {
    case 'text':
      return <LongText text={run.text} />;
    case 'emoji':
      return (
        <span role="img" aria-label={run.name} title={run.text}>
          {EMOJI[run.name] ?? run.text}
        </span>
      );
    case 'link':
      return (
        <>
          <a
            href={run.href}
            target="_blank"
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
            className="text-focus underline underline-offset-3"
          >
            <bdi>{run.text || run.href}</bdi>
          </a>
          <span className="ml-1 text-12 font-normal text-t3">({hostOf(run.href)})</span>
        </>
      );
    case 'menu':
      return (
        <button
          type="button"
          title={askHint(run.question)}
          onClick={() => onAsk(run.question)}
          className="inline min-h-6 rounded-1 px-1 text-left text-focus underline decoration-dotted underline-offset-3 hairline hover:bg-hover"
        >
          <bdi>{run.text || run.question}</bdi>
        </button>
      );
    case 'unsafeLink':
      return (
        <span title={beginning(run.href, 200)}>
          <bdi className="underline decoration-red-solid decoration-wavy underline-offset-3">{run.text}</bdi>
          <span className="ml-1 text-12 font-normal text-red-text">({decoded.unsafeLink(run.scheme)})</span>
        </span>
      );
  }
}
