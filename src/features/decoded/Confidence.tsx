import { useWords } from '#i18n/I18n.tsx';
import { formatScore } from '#i18n/format.ts';
import { SectionHead } from '#ui/Pane.tsx';
import { LineRef, LinkedSection } from './Linked.tsx';
import { plain, type Place } from './decodedModel.ts';

/** Marks on the scale: the two limits seen in one published sample of a bot's settings. */
const MARKS = [0.7, 0.9];

/** How sure the bot was. Without a value there is a dash, not a zero. */
export function Confidence({ place }: { place: Place | undefined }) {
  const { decoded } = useWords();
  const raw = plain(place?.node);
  const score = Number(raw);
  const share = raw === undefined || !(score >= 0) ? undefined : Math.min(1, score);
  return (
    <LinkedSection pointer={place?.pointer} label={decoded.confidence}>
      <SectionHead title={decoded.confidence} aside={<LineRef pointer={place?.pointer} />} />
      <div className="mt-1 flex items-center gap-4">
        {raw === undefined ? (
          <span className="text-20 font-semibold text-t3" title={decoded.confidenceMissing}>
            <span aria-hidden>—</span>
            <span className="sr-only">{decoded.confidenceMissing}</span>
          </span>
        ) : (
          <span className="text-20 font-semibold wrap-anywhere" title={raw}>
            {formatScore(raw)}
          </span>
        )}
        <div aria-hidden title={decoded.confidenceScale} className="min-w-24 flex-1">
          <div className="relative h-1.5 rounded-[3px] bg-sel">
            {share !== undefined && (
              <i className="absolute inset-y-0 left-0 rounded-[3px] bg-ink" style={{ width: `${share * 100}%` }} />
            )}
            {MARKS.map((mark) => (
              <i
                key={mark}
                className={`absolute -inset-y-[3px] w-0.5 ${share !== undefined && share > mark ? 'bg-surface' : 'bg-t3'}`}
                style={{ left: `${mark * 100}%` }}
              />
            ))}
          </div>
          <div className="relative mt-1 h-4 text-11 text-t3">
            <span className="absolute left-0">0</span>
            {MARKS.map((mark) => (
              <span key={mark} className="absolute -translate-x-1/2" style={{ left: `${mark * 100}%` }}>
                {mark}
              </span>
            ))}
            <span className="absolute right-0">1</span>
          </div>
        </div>
      </div>
    </LinkedSection>
  );
}
