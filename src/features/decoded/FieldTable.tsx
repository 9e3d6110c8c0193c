import { useMemo, useState, type ReactNode } from 'react';
import type { FieldId } from '#answer/fields.ts';
import type { Reading } from '#answer/read.ts';
import type { AnswerField, FieldNote } from '#answer/survey.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { LinkButton } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { Tag } from '#ui/Tag.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { FurtherItems } from './FurtherItems.tsx';
import { LineRef } from './Linked.tsx';
import { ValueText } from './ValueText.tsx';
import { useLinking } from './linking.ts';

const PAGE = 100;
const MOST_TAGS = 24;

/** The reply against the dictionary: what is known, what nobody has described, what is missing; then every meaning. */
export function FieldTable({ reading }: { reading: Reading }) {
  const { decoded } = useWords();
  const { fields, unknown, absent } = reading;
  // A reply of megabytes has hundreds of thousands of fields, and this is drawn at every line pointed at.
  const misdocumented = useMemo(
    () => fields.filter(({ notes }) => notes.some(({ code }) => code === 'documented_as')),
    [fields],
  );
  const known = unknown.length === 0 ? decoded.schemaAllKnown(fields.length) : decoded.schemaKnown(fields.length);
  return (
    <Section>
      <SectionHead title={decoded.schema} aside={known} />
      {misdocumented.length > 0 && (
        <Group text={decoded.schemaDocumentedAs(misdocumented.length)}>
          {misdocumented.map(({ pointer }) => (
            <PointerTag key={pointer} pointer={pointer} />
          ))}
        </Group>
      )}
      {unknown.length > 0 && (
        <Group text={decoded.schemaUnknown(unknown.length)}>
          {unknown.slice(0, MOST_TAGS).map(({ pointer }, i) => (
            <PointerTag key={i} pointer={pointer} />
          ))}
          {unknown.length > MOST_TAGS && '…'}
        </Group>
      )}
      {absent.length > 0 && (
        <Group text={decoded.schemaAbsent(absent.length)}>
          {absent.slice(0, MOST_TAGS).map((pointer) => (
            <Tag key={pointer} className="mono">
              {nameOf(pointer)}
            </Tag>
          ))}
        </Group>
      )}
      <Meanings fields={fields} />
    </Section>
  );
}

function nameOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.');
}

function Group({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="mt-1">
      <p className="text-12 text-t2">{text}</p>
      <div className="mt-1 flex flex-wrap gap-1">{children}</div>
    </div>
  );
}

function PointerTag({ pointer }: { pointer: string }) {
  const { linkedPointer } = useLinking();
  return (
    <span
      data-pointer={pointer}
      className={`mono inline-flex max-w-full items-center gap-1 rounded-1 px-1.5 text-12 text-t2 ${linkedPointer === pointer ? 'bg-mark' : 'bg-hover'}`}
    >
      <bdi className="truncate">{nameOf(pointer) || '""'}</bdi>
      <LineRef pointer={pointer} />
    </span>
  );
}

function Meanings({ fields }: { fields: readonly AnswerField[] }) {
  const { decoded } = useWords();
  const locale = useLocale();
  // Drawn when opened: a reply of thousands of items has as many rows.
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const rest = fields.length - shown;
  const { field, value, meaning } = decoded.fieldHeads;
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-12 text-t2">{decoded.allFields}</summary>
      {open && (
        <table className="mt-1 w-full table-fixed border-collapse text-12">
          <caption className="sr-only">{decoded.allFields}</caption>
          <thead>
            <tr className="text-left text-t3">
              <th scope="col" className="w-[34%] py-1 font-normal">
                {field}
              </th>
              <th scope="col" className="py-1 font-normal">
                {value} · {meaning}
              </th>
              <th scope="col" className="w-12 py-1 text-right font-normal">
                {decoded.lineHead}
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.slice(0, shown).map((entry, i) => (
              <Meaning key={i} field={entry} />
            ))}
          </tbody>
        </table>
      )}
      {open && rest > 0 && (
        <LinkButton className="mt-1" onClick={() => setShown(shown + PAGE * 5)}>
          {decoded.more(formatCount(locale, Math.min(rest, PAGE * 5)))}
        </LinkButton>
      )}
      {open &&
        rest <= 0 &&
        fields.map(({ pointer, node }) =>
          node.kind === 'array' && node.leftOut ? (
            <FurtherItems key={pointer} named list={node} pointer={pointer} onRead={() => setShown(Infinity)} />
          ) : null,
        )}
    </details>
  );
}

// What a page says wrongly about a name, or what only samples show, is no documented meaning.
const INFERRED_MEANINGS = new Set<FieldId>(['bid_stat.latest_time', 'from_user_name', 'to_user_name']);

function Meaning({ field: { id, entry, pointer, node, notes } }: { field: AnswerField }) {
  const words = useWords();
  const { linkedPointer } = useLinking();
  return (
    <tr
      data-pointer={pointer}
      className={`border-t border-line align-top ${linkedPointer === pointer ? 'bg-mark' : ''}`}
    >
      <th scope="row" className="mono py-1 pr-2 text-left font-normal wrap-anywhere">
        {nameOf(pointer)}
      </th>
      <td className="py-1 wrap-anywhere">
        <ValueText node={node} />
        <span className="block text-t3">
          {words.fields.meanings[id]}
          <EvidenceTag evidence={INFERRED_MEANINGS.has(id) ? 'inferred' : entry.evidence} />
          {notes.map((note) => (
            <span key={note.code} className="ml-1 text-amber-text">
              {noteText(note, words)}
            </span>
          ))}
        </span>
      </td>
      <td className="text-right">
        <LineRef pointer={pointer} />
      </td>
    </tr>
  );
}

function noteText({ code, kinds }: FieldNote, { decoded }: Words): string {
  return decoded.notes[code](kinds?.join(' / ') ?? '');
}
