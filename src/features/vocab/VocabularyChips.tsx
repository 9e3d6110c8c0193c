import Library from 'lucide-react/icons/library';
import Plus from 'lucide-react/icons/plus';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { DraftVocabulary } from '#data/drafts.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { CHECK_BITS, LIST_CHECK_IDS, QUIET } from '#vocab/analysis.ts';
import type { ListFindings } from '#vocab/deskTypes.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { countOf } from './vocabularyModel.ts';

interface VocabularyChipsProps {
  vocabularies: readonly DraftVocabulary[];
  chosen: DraftVocabulary | undefined;
  findings: ReadonlyMap<string, ListFindings>;
  onChoose: (id: string) => void;
  onEnable: (id: string, enabled: boolean) => void;
  onAdd: () => void;
  onSets: () => void;
}

/** Every vocabulary with its count, whether it travels, and whether something is wrong with it. */
export function VocabularyChips({ vocabularies, chosen, findings, ...events }: VocabularyChipsProps) {
  const { workbench, vocabulary: words } = useWords();
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-1.5">
      {vocabularies.map((vocabulary) => {
        const found = findings.get(vocabulary.id);
        return (
          <span
            key={vocabulary.id}
            className={classes(
              'inline-flex h-7 items-center gap-1.5 rounded-2 px-1.5 text-12 max-tablet:h-10',
              vocabulary === chosen ? 'bg-sel font-semibold shadow-[inset_0_0_0_1.5px_var(--ink)]' : 'text-t2 hairline',
            )}
          >
            <input
              type="checkbox"
              aria-label={workbench.sendVocabulary(vocabulary.name)}
              checked={vocabulary.enabled}
              onChange={(event) => events.onEnable(vocabulary.id, event.target.checked)}
              className="size-4 cursor-pointer accent-ink"
            />
            <button
              type="button"
              aria-pressed={vocabulary === chosen}
              onClick={() => events.onChoose(vocabulary.id)}
              className="flex items-center gap-1.5 self-stretch"
            >
              <span className="mono max-w-40 truncate">{vocabulary.name || '—'}</span>
              <span className="font-normal text-t3">{formatCount(locale, countOf(vocabulary))}</span>
              {found && isLoud(found) && (
                <TriangleAlert aria-label={warning(found)} className="size-3.5 text-amber-text" strokeWidth={1.75} />
              )}
            </button>
          </span>
        );
      })}
      <IconButton label={workbench.addVocabulary} icon={<Plus />} className="hairline" onClick={events.onAdd} />
      <IconButton label={words.sets} icon={<Library />} className="hairline" onClick={events.onSets} />
    </div>
  );

  function warning({ counts }: ListFindings): string {
    return LIST_CHECK_IDS.filter((check) => counts[check] > 0 && !(CHECK_BITS[check] & QUIET))
      .map((check) => words.checkCount(check, counts[check]))
      .join(' · ');
  }
}

function isLoud({ counts }: ListFindings): boolean {
  return LIST_CHECK_IDS.some((check) => counts[check] > 0 && !(CHECK_BITS[check] & QUIET));
}
