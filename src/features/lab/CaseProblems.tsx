import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { columnLetter } from './figures.ts';
import type { CaseState } from './labCaseModel.ts';

const MOST_SHOWN = 20;

/** Everything a table of cases has wrong, each at its row and column. */
export function CaseProblems({ state }: { state: Extract<CaseState, { kind: 'ready' }> }) {
  const { lab } = useWords();
  const locale = useLocale();
  const { problems, problemCount, blankRows } = state;
  const count = (value: number) => formatCount(locale, value);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const hidden = problemCount - Math.min(problems.length, MOST_SHOWN);
  return (
    <>
      {blankRows > 0 && <p className="text-12 text-t3">{lab.blankRows(count(blankRows))}</p>}
      {problemCount > 0 && (
        <details open={state.cases.length === 0} className="text-12">
          <summary className={`cursor-pointer ${errors > 0 ? 'text-red-text' : 'text-amber-text'}`}>
            {errors > 0 ? lab.rowsLeftOut(count(errors)) : lab.problems(count(problemCount))}
          </summary>
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {problems.slice(0, MOST_SHOWN).map(({ code, severity, row, column, path, value = '', reason = '' }, i) => {
              const where = path ?? lab.where(row ? count(row) : '', column ? columnLetter(column - 1) : '');
              return (
                <li key={i}>
                  <Message tone={severity === 'error' ? 'bad' : 'warn'}>
                    {where && <b className="font-medium">{where} </b>}
                    {lab.caseProblems[code](value, reason)}
                  </Message>
                </li>
              );
            })}
          </ul>
          {hidden > 0 && <p className="mt-1.5 text-t3">{lab.moreProblems(count(hidden))}</p>}
        </details>
      )}
    </>
  );
}
