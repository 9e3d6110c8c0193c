import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { ComparisonFigures } from '#lab/compareRuns.ts';
import { LinkButton, Message } from '#ui/Message.tsx';

/** One row that flipped: what was asked, and what came then and now. */
export interface Flip {
  row: number;
  msg: string;
  before: string;
  now: string;
}

interface FlipCardProps {
  comparison: ComparisonFigures | undefined;
  /** The first rows that broke. */
  broken: readonly Flip[];
  /** Utterances of the first rows that were fixed. */
  fixed: readonly string[];
  severalVersions: boolean;
  onOnlyFlips: () => void;
  onOpen: (row: number) => void;
}

/** What broke against the baseline, named; what was fixed, counted; and whether another bot answered. */
export function FlipCard({ comparison, broken, fixed, severalVersions, onOnlyFlips, onOpen }: FlipCardProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const count = (value: number) => formatCount(locale, value);
  if (!comparison) {
    return (
      <section
        aria-label={lab.flips}
        className="px-5 py-3 text-12 text-t3 @max-[860px]:col-span-full @max-[560px]:px-4"
      >
        {severalVersions && <Message tone="warn">{lab.severalVersions}</Message>}
        <p>{lab.compareNone}</p>
      </section>
    );
  }
  const { counts, drift, versions, unmatched } = comparison;
  const flips = counts.fixed + counts.broken;
  return (
    <section
      aria-label={lab.flips}
      className="flex min-w-0 flex-col gap-1 px-5 py-3 text-12 @max-[860px]:col-span-full @max-[560px]:px-4"
    >
      <h2 className="flex items-center gap-3">
        <b className="font-semibold">{flips === 0 ? lab.noFlips : lab.brokenCard(count(counts.broken))}</b>
        {flips > 0 && (
          <LinkButton className="ml-auto" onClick={onOnlyFlips}>
            {lab.onlyFlips}
          </LinkButton>
        )}
      </h2>
      {broken.length > 0 && (
        <ul>
          {broken.map(({ row, msg, before, now }) => (
            <li key={row} className="border-b border-line last:border-b-0">
              <button
                type="button"
                onClick={() => onOpen(row)}
                title={lab.openRow(String(row + 1))}
                className="flex w-full items-center gap-3 py-1.5 text-left hover:bg-hover"
              >
                <b className="min-w-0 flex-1 truncate font-medium">
                  <bdi>{msg}</bdi>
                </b>
                <span className="max-w-[55%] flex-none truncate text-t3">
                  {before || lab.noTitle} <span aria-hidden>→</span>{' '}
                  <span className="text-red-text">{now || lab.noTitle}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {counts.fixed > 0 && <p className="text-t3">{lab.fixedList(count(counts.fixed), fixed)}</p>}
      {unmatched > 0 && <p className="text-t3">{lab.notInBaseline(count(unmatched))}</p>}
      {drift.mean !== undefined && drift.mean !== 0 && (
        <p className="text-t3">{lab.drift(`${drift.mean > 0 ? '+' : '−'}${Math.abs(drift.mean).toFixed(3)}`)}</p>
      )}
      {versions.now.length > 0 && <p className="text-t3">{lab.versions(versions.before, versions.now)}</p>}
      {severalVersions && <Message tone="warn">{lab.severalVersions}</Message>}
    </section>
  );
}
