import { changesBeyondMeaning, type RepliesComparison } from '#answer/compareReplies.ts';
import { tokensOf } from '#answer/pointer.ts';
import type { ValueChange } from '#answer/compare.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { SideMark } from './HistoryRow.tsx';

interface MeaningTableProps {
  comparison: RepliesComparison;
  times: { a: string; b: string };
  /** `changed`: only what differs, with the other values behind it. */
  rows: 'changed' | 'all';
}

/** More changes are read in the document below. */
const MOST = 30;

/** What changed in meaning, then every other value that did. */
export function MeaningTable({ comparison, times, rows }: MeaningTableProps) {
  const { history } = useWords();
  const meaning = comparison.meaning.filter(({ changed }) => rows === 'all' || changed);
  const others = changesBeyondMeaning(comparison).slice(0, MOST);
  if (meaning.length === 0 && others.length === 0) return null;
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-12 [&_td]:border-t [&_td]:border-line [&_td]:py-1.5 [&_td]:pr-3 [&_td]:align-top [&_th]:py-1.5 [&_th]:text-left [&_th]:font-normal [&_th]:text-t3">
      <colgroup>
        <col className="w-[22%]" />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{history.field}</th>
          {(['a', 'b'] as const).map((side) => (
            <th key={side} scope="col">
              <span className="flex items-center gap-2">
                <SideMark side={side === 'a' ? 'A' : 'B'} />
                {times[side]}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {meaning.map(({ field, a, b, changed }) => (
          <tr key={field}>
            <th scope="row" className="border-t border-line">
              {history.meaningFields[field]}
            </th>
            <Value text={a} />
            <Value text={b} strong={changed} />
          </tr>
        ))}
        {others.map((change, i) => (
          <tr key={i}>
            <th scope="row" className="mono border-t border-line wrap-anywhere">
              {pathOf(change)}
            </th>
            <Value text={change.a} />
            <Value text={change.b} strong />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `bid_stat.up_ret`, as the documentation writes it. */
function pathOf({ pointer }: ValueChange): string {
  return tokensOf(pointer).join('.');
}

function Value({ text, strong = false }: { text: string | undefined; strong?: boolean }) {
  const { history } = useWords();
  if (text === undefined || text === '' || text === '""')
    return <td className="text-t3">{text === undefined ? history.absent : history.empty_value}</td>;
  const shown = text.length > 300 ? `${beginning(text, 300)}…` : text;
  return <td className="mono whitespace-pre-wrap wrap-anywhere">{strong ? <b>{shown}</b> : shown}</td>;
}
