import ArrowRight from 'lucide-react/icons/arrow-right';
import WandSparkles from 'lucide-react/icons/wand-sparkles';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { Kbd } from '#ui/Kbd.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { Tag } from '#ui/Tag.tsx';
import type { Cause, Certainty, Ends, Remedy } from './cause.ts';
import { evidenceOf, remedyWord, titleOf } from './causeWords.ts';
import type { Diagnosis } from './diagnose.ts';

interface CauseListProps {
  diagnosis: Diagnosis;
  /** Unix milliseconds at which the call was made. */
  startedAt: number;
  /** Keys that apply the first remedy; absent once something else is to be pressed first. */
  fixKeys: readonly string[] | undefined;
  onApply: (remedy: Remedy, then: 'resend' | 'stay') => void;
  onManage: () => void;
}

/** Why the call was refused: ranked causes, what shows each, and the press that mends it. */
export function CauseList({ diagnosis, startedAt, fixKeys, onApply, onManage }: CauseListProps) {
  const words = useWords();
  const { causes, tried, duration } = diagnosis;
  const first = causes.find(({ remedy }) => remedy);
  return (
    <Section>
      <SectionHead
        title={words.diagnosis.title}
        note={words.diagnosis.checked(tried)}
        aside={<span className="tabular-nums">{duration.toFixed(1)} ms</span>}
      />
      <ol className="mt-2 flex flex-col">
        {causes.map((cause, i) => (
          <CauseItem
            key={`${cause.about.code} ${i}`}
            cause={cause}
            rank={i + 1}
            evidence={evidenceOf(cause, startedAt, words)}
            keys={cause === first ? fixKeys : undefined}
            onApply={onApply}
            onManage={onManage}
          />
        ))}
      </ol>
    </Section>
  );
}

const TONES = { proven: 'bad', to_check: 'outline', ruled_out: 'plain' } as const satisfies Record<Certainty, string>;

interface CauseItemProps extends Pick<CauseListProps, 'onApply' | 'onManage'> {
  cause: Cause;
  rank: number;
  evidence: readonly string[];
  /** Given to the one whose remedy the keys apply. */
  keys: readonly string[] | undefined;
}

function CauseItem({ cause, rank, evidence, keys, onApply, onManage }: CauseItemProps) {
  const words = useWords();
  const { about, certainty, remedy } = cause;
  const { diagnosis } = words;
  const proven = certainty === 'proven';
  const ends = about.code === 'credential' ? about.ends : undefined;
  return (
    <li
      className={classes(
        'grid grid-cols-[24px_minmax(0,1fr)] gap-x-1.5',
        proven
          ? 'my-1 rounded-3 p-3 shadow-[inset_0_0_0_1.5px_var(--red-line)]'
          : 'border-t border-line py-2.5 first:border-t-0',
      )}
    >
      <span
        className={classes(
          'text-center text-12 leading-5 tabular-nums',
          proven ? 'mt-px size-5 rounded-full bg-red-solid font-semibold text-[#fff] dark:text-[#1a0605]' : 'text-t3',
        )}
      >
        <span className="sr-only">{diagnosis.ranked(rank)}</span>
        <span aria-hidden>{rank}</span>
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex items-start gap-2">
          <b className={classes('min-w-0 flex-1 wrap-anywhere', certainty === 'ruled_out' && 'font-normal text-t2')}>
            {titleOf(about, words)}
          </b>
          <Tag tone={TONES[certainty]}>{diagnosis.certainties[certainty]}</Tag>
        </div>
        <ul className="flex flex-col gap-0.5 text-12 text-t2">
          {evidence.map((line) => (
            <li key={line} className="relative pl-3 wrap-anywhere before:absolute before:left-0 before:content-['-']">
              {line}
            </li>
          ))}
        </ul>
        {ends && <EndsView ends={ends} />}
        {remedy && (
          <div className="mt-1.5 flex flex-wrap gap-2">
            <Button
              variant={keys ? 'primary' : 'secondary'}
              className="!h-auto min-h-8 max-w-full !whitespace-normal py-1 text-left"
              icon={<WandSparkles aria-hidden className="size-4" strokeWidth={1.75} />}
              onClick={() => onApply(remedy, 'resend')}
            >
              {diagnosis.resend(remedyWord(remedy, words))}
              {keys && (
                <span className="max-tablet:hidden">
                  <Kbd keys={keys} tone="onGreen" />
                </span>
              )}
            </Button>
            <Button onClick={() => onApply(remedy, 'stay')}>{diagnosis.only}</Button>
          </div>
        )}
        {!remedy && certainty !== 'ruled_out' && (
          <LinkButton className="w-fit" onClick={onManage}>
            {diagnosis.manage}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

/** The end of a value before and after, a cell for each character. */
function EndsView({ ends: { before, at, after } }: { ends: Ends }) {
  const { diagnosis } = useWords();
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 rounded-2 bg-sunken px-3 py-2 text-12">
      <Cells label={diagnosis.before} characters={before} wrong={at} />
      <ArrowRight aria-hidden className="size-3.5 text-t3" />
      <Cells label={diagnosis.after} characters={after} />
    </div>
  );
}

function Cells({ label, characters, wrong }: { label: string; characters: readonly string[]; wrong?: number }) {
  const { diagnosis } = useWords();
  return (
    <span className="mono inline-flex items-center">
      <span className="sr-only">{label}</span>
      <span aria-hidden className="pr-1.5 text-t3">
        …
      </span>
      {characters.map((character, i) => {
        const bad = wrong !== undefined && i >= wrong;
        const blank = character.trim() === '';
        return (
          <span
            key={i}
            className={classes(
              'inline-grid h-5 min-w-4 place-items-center px-0.5',
              bad ? 'bg-red-tint text-red-text shadow-[inset_0_0_0_1.5px_var(--red-text)]' : 'bg-surface hairline',
            )}
          >
            {blank ? (
              <>
                <span className="sr-only">{diagnosis.blank}</span>
                <span aria-hidden>␣</span>
              </>
            ) : (
              character
            )}
          </span>
        );
      })}
    </span>
  );
}
