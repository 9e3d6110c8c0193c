import { changedFields, MEANING_FIELDS, MEANING_WIRE_NAMES, type Meaning, type MeaningField } from '#answer/meaning.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';

interface ComparisonProps {
  whole: Meaning;
  none: Meaning;
}

/** Two answers field by field; what differs is marked, because a difference is not a verdict. */
export function Comparison({ whole, none }: ComparisonProps) {
  const { microscope } = useWords();
  const changed = new Set(changedFields(whole, none));
  // The code says what the verdict says, in the platform's own words.
  const shown = MEANING_FIELDS.filter(
    (field) => field !== 'verdict' && (!isEmpty(whole, field) || !isEmpty(none, field)),
  );
  return (
    <table className="w-full table-fixed border-collapse text-12">
      <caption className="sr-only">{microscope.compare}</caption>
      <thead>
        <tr className="border-b border-line bg-sunken text-left text-t3">
          <th scope="col" className="w-36 px-2 py-1.5 font-normal max-tablet:w-24">
            {microscope.field}
          </th>
          <th scope="col" className="px-2 py-1.5 font-normal">
            {microscope.withWords}
          </th>
          <th scope="col" className="px-2 py-1.5 font-normal">
            {microscope.withoutWords}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((field) => (
          <tr key={field} className={`border-b border-line align-top ${changed.has(field) ? 'bg-mark' : ''}`}>
            <th scope="row" className="mono px-2 py-1.5 text-left font-normal wrap-anywhere text-t2">
              {changed.has(field) && (
                <>
                  <span aria-hidden className="mr-1 text-focus">
                    ≠
                  </span>
                  <span className="sr-only">{microscope.changed} </span>
                </>
              )}
              {MEANING_WIRE_NAMES[field]}
            </th>
            <Value meaning={whole} field={field} />
            <Value meaning={none} field={field} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isEmpty(meaning: Meaning, field: MeaningField): boolean {
  return meaning[field].length === 0;
}

const LONGEST = 400;

function Value({ meaning, field }: { meaning: Meaning; field: MeaningField }) {
  const { microscope } = useWords();
  const values = field === 'slots' ? meaning.slots.map((pair) => pair.join(' = ')) : [meaning[field] as string];
  return (
    <td className="px-2 py-1.5 wrap-anywhere whitespace-pre-wrap">
      {isEmpty(meaning, field) ? (
        <span className="text-t3">{microscope.none}</span>
      ) : (
        values.map((value, i) => (
          <span key={i} className="block">
            {value.length > LONGEST ? `${beginning(value, LONGEST)}…` : value}
          </span>
        ))
      )}
    </td>
  );
}
