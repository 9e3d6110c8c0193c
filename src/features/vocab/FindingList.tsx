import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { CHECK_BITS, LIST_CHECK_IDS, QUIET, type ListCheck } from '#vocab/analysis.ts';
import type { ListFindings } from '#vocab/deskTypes.ts';
import type { Fix } from '#vocab/fixes.ts';
import { LinkButton, Message } from '#ui/Message.tsx';

interface FindingListProps {
  findings: ListFindings | undefined;
  onShow: (check: ListCheck) => void;
  onFix: (fix: Fix) => void;
}

/** What is suspicious in a list, counted, each kind with a way to see it and to mend it. */
export function FindingList({ findings, onShow, onFix }: FindingListProps) {
  const { vocabulary } = useWords();
  const [open, setOpen] = useState(false);
  if (!findings) return null;
  const found = LIST_CHECK_IDS.filter((check) => findings.counts[check] > 0);
  const loud = found.filter((check) => !(CHECK_BITS[check] & QUIET));
  const [first] = loud.length > 0 ? loud : found;
  if (!first) return null;
  const said = (checks: readonly ListCheck[]) =>
    checks.map((check) => vocabulary.checkCount(check, findings.counts[check])).join(' · ');
  if (!open) {
    const action = { label: vocabulary.showEach, run: () => setOpen(true) };
    return (
      <Message tone={loud.length > 0 ? 'warn' : 'note'} action={action}>
        {said(loud.length > 0 ? loud : found)}
      </Message>
    );
  }
  return (
    <ul className="flex flex-col gap-1">
      {found.map((check) => (
        <li key={check} className="flex items-center gap-3 text-12">
          <span className={CHECK_BITS[check] & QUIET ? 'text-t3' : 'text-amber-text'}>
            {vocabulary.checkCount(check, findings.counts[check])}
          </span>
          <LinkButton className="ml-auto flex-none" onClick={() => onShow(check)}>
            {vocabulary.show}
          </LinkButton>
          {isFix(check) && (
            <LinkButton className="flex-none" onClick={() => onFix(check)}>
              {vocabulary.fixes[check]}
            </LinkButton>
          )}
        </li>
      ))}
      <li className="text-right">
        <LinkButton onClick={() => setOpen(false)}>{vocabulary.foldEach}</LinkButton>
      </li>
    </ul>
  );
}

function isFix(check: ListCheck): check is Fix {
  return check !== 'long' && check !== 'half';
}
