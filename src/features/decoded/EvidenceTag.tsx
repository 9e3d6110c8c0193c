import type { Evidence } from '#answer/evidence.ts';
import { useWords } from '#i18n/I18n.tsx';

/** How sure a meaning is. What no page says is never shown as if one did. */
export function EvidenceTag({ evidence }: { evidence: Evidence }) {
  const { decoded } = useWords();
  return (
    <span
      title={decoded.evidenceHints[evidence]}
      className="ml-1 inline-block rounded-1 px-1 align-[1px] text-12 leading-4 whitespace-nowrap text-t3 hairline"
    >
      {decoded.evidences[evidence]}
    </span>
  );
}
