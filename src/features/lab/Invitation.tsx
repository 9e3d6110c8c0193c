import FileUp from 'lucide-react/icons/file-up';
import { useRef } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Case } from '#lab/cases.ts';
import { Button } from '#ui/Button.tsx';
import { CaseFileInput } from './CaseFileInput.tsx';
import { EXAMPLE_PAIRS } from './exampleCases.ts';
import { expectedText } from './rowText.ts';

interface InvitationProps {
  /** Cases that are ready to run; without any, what a table looks like. */
  cases: readonly Case[];
  onFile: (file: File) => void;
  onExample: () => void;
}

const PREVIEWED = 8;

/** Where results will stand: what to bring, or what is about to be asked. */
export function Invitation({ cases, onFile, onExample }: InvitationProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const ready = cases.length > 0;
  const pairs = ready ? cases.slice(0, PREVIEWED).map((one) => [one.msg, expectedText(one)] as const) : EXAMPLE_PAIRS;
  return (
    <div className="m-auto flex w-full max-w-140 flex-col gap-3 p-5 text-13 max-tablet:px-4">
      <h2 className="text-15 font-semibold">
        {ready ? lab.readyTitle(formatCount(locale, cases.length)) : lab.invite}
      </h2>
      {!ready && <p className="text-t2">{lab.intro}</p>}
      <table className="w-full table-fixed border-y border-line">
        {!ready && <caption className="pb-1 text-left text-12 text-t3">{lab.inviteTable}</caption>}
        <thead>
          <tr className="bg-sunken text-left text-12 text-t3">
            <th className="px-3 py-1 font-normal">{lab.heads.msg}</th>
            <th className="px-3 py-1 font-normal">{ready ? lab.heads.expected : lab.expectedTitle}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(([msg, expected], i) => (
            <tr key={i} className="border-t border-line">
              <td title={msg} className="truncate px-3 py-1.5">
                <bdi>{msg}</bdi>
              </td>
              <td title={expected} className={`truncate px-3 py-1.5 ${expected ? '' : 'text-t3'}`}>
                {expected || lab.noExpectation}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ready ? (
        cases.length > PREVIEWED && (
          <p className="text-12 text-t3">{lab.readyMore(formatCount(locale, cases.length - PREVIEWED))}</p>
        )
      ) : (
        <>
          <p className="text-12 text-t3">{lab.inviteMore}</p>
          <p className="text-12 text-t3">{lab.inviteNext}</p>
          <div className="flex flex-wrap gap-2 pt-1">
            <Button variant="primary" icon={<FileUp className="size-4" />} onClick={() => input.current?.click()}>
              {lab.open}
            </Button>
            <Button onClick={onExample}>{lab.example}</Button>
          </div>
          <CaseFileInput ref={input} onFile={onFile} />
        </>
      )}
    </div>
  );
}
