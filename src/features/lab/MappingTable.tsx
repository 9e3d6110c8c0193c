import ArrowRight from 'lucide-react/icons/arrow-right';
import { useWords } from '#i18n/I18n.tsx';
import { PLAIN_ROLES, roleOfHeading, type ColumnRole, type Mapping } from '#lab/caseColumns.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import type { CaseSource } from '#workers/caseMessages.ts';
import { columnLetter } from './figures.ts';
import { withRole } from './labCaseModel.ts';

interface MappingTableProps {
  table: NonNullable<CaseSource['table']>;
  locked: boolean;
  onMap: (sheet: number, mapping: Mapping | undefined) => void;
}

const PREVIEWED = 3;
/** Wider tables open with their columns folded away. */
const MOST_OPEN = 5;

/** What each column of the file means, with its first values beside it. */
export function MappingTable({ table, locked, onMap }: MappingTableProps) {
  const { lab } = useWords();
  const { sheets, sheet, mapping, preview } = table;
  const { header, roles } = mapping;
  const values = (column: number) =>
    preview
      .slice(header ? 1 : 0, PREVIEWED + (header ? 1 : 0))
      .map((cells) => cells[column] ?? '')
      .filter(Boolean)
      .join(' · ');
  return (
    <div className="flex flex-col gap-2">
      {sheets.length > 1 && (
        <label className="flex items-center gap-2 text-12 text-t3">
          {lab.sheet}
          <select
            value={sheet}
            disabled={locked}
            onChange={(event) => onMap(Number(event.target.value), undefined)}
            className="fieldline h-7 min-w-0 flex-1 rounded-2 bg-surface px-1.5 text-t1"
          >
            {sheets.map((name, i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <details open={roles.length <= MOST_OPEN} className="text-12">
        <summary className="cursor-pointer text-t2">{lab.mapping}</summary>
        <ul className="mt-1">
          {roles.map((role, column) => {
            const letter = columnLetter(column);
            const name = (header && preview[0]?.[column]) || lab.unnamed(letter);
            return (
              <li
                key={letter}
                className="grid grid-cols-[16px_12px_minmax(0,1fr)] items-center gap-1 border-t border-line py-1.5 first:border-t-0"
              >
                <span className="mono text-t3">{letter}</span>
                <span className="col-span-2 truncate" title={`${name} ${values(column)}`}>
                  {name} <span className="text-t3">{values(column)}</span>
                </span>
                <ArrowRight aria-hidden className="col-start-2 size-3 text-t3" />
                <select
                  aria-label={`${name} ${lab.meaning}`}
                  value={role}
                  disabled={locked}
                  onChange={(event) =>
                    onMap(sheet, { header, roles: withRole(roles, column, event.target.value as ColumnRole) })
                  }
                  className="fieldline h-7 w-full min-w-0 rounded-2 bg-surface px-1 text-t1 disabled:bg-hover max-tablet:h-11"
                >
                  {rolesFor(role, name).map((each) => (
                    <option key={each} value={each}>
                      {each.startsWith('slot:')
                        ? lab.slotRole(each.slice('slot:'.length))
                        : lab.roles[each as keyof typeof lab.roles]}
                    </option>
                  ))}
                </select>
              </li>
            );
          })}
        </ul>
      </details>
      <Checkbox
        checked={header}
        disabled={locked}
        onChange={(checked) => onMap(sheet, { header: checked, roles })}
        className="text-12 text-t2"
      >
        {lab.header}
      </Checkbox>
    </div>
  );
}

// A slot column is offered under its heading's name: the name of the slot can only come from there.
function rolesFor(role: ColumnRole, heading: string): ColumnRole[] {
  const named = roleOfHeading(heading)?.startsWith('slot:')
    ? heading.replace(/^[^:\uff1a]*[:\uff1a]\s*/u, '')
    : heading;
  const slot: ColumnRole = role.startsWith('slot:') ? role : `slot:${named.trim()}`;
  return [...PLAIN_ROLES, slot, 'ignore'];
}
