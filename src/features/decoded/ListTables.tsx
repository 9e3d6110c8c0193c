import { useState, type ReactNode } from 'react';
import type { JsonArray, JsonNode } from '#answer/json.ts';
import { escapeToken, valueOf } from '#answer/pointer.ts';
import { PSEUDO_SLOTS } from '#answer/slots.ts';
import { formatCount, formatScore } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { EvidenceTag } from './EvidenceTag.tsx';
import { FurtherItems } from './FurtherItems.tsx';
import { LineRef } from './Linked.tsx';
import { ValueText } from './ValueText.tsx';
import { plain, type Place } from './decodedModel.ts';
import { useLinking } from './linking.ts';

const PAGE = 20;

/** Slots the bot filled. */
export function SlotTable({ place }: { place: Place | undefined }) {
  const { decoded } = useWords();
  const { name, value, type, place: where } = decoded.slotHeads;
  if (place?.node.kind !== 'array' || place.node.items.length === 0) return null;
  return (
    <ListTable
      title={decoded.slotsTable}
      wire={place.pointer.slice(1)}
      heads={[name, value, type, where]}
      list={place.node}
      pointer={place.pointer}
      cells={(slot) => {
        const bare = slot.kind === 'object' && slot.members.length === 1 ? slot.members[0] : undefined;
        if (bare) return [bare.key, <ValueText key="v" node={bare.value} />, '', ''];
        const start = plain(valueOf(slot, 'start'));
        const end = plain(valueOf(slot, 'end'));
        return [
          <SlotName key="n" name={plain(valueOf(slot, 'slot_name') ?? valueOf(slot, 'name')) ?? ''} />,
          <SlotValue key="v" slot={slot} />,
          plain(valueOf(slot, 'entity_type')) ?? '',
          start === undefined ? '' : `${start}–${end ?? ''}`,
        ];
      }}
    />
  );
}

function SlotName({ name }: { name: string }) {
  const { fields } = useWords();
  const own = PSEUDO_SLOTS.find((pseudo) => pseudo === name);
  if (!own) return name;
  return (
    <>
      <span className="mono">{name}</span>
      <span className="block text-t3">
        {fields.pseudoSlots[own]} <EvidenceTag evidence="code" />
      </span>
    </>
  );
}

function SlotValue({ slot }: { slot: JsonNode }) {
  const value = valueOf(slot, 'slot_value') ?? valueOf(slot, 'value');
  const norm = valueOf(slot, 'norm');
  return (
    <>
      {value && <ValueText node={value} />}
      {norm?.kind === 'string' && norm.value !== '' && norm.value !== plain(value) && (
        <span className="block text-t3">
          <ValueText node={norm} />
        </span>
      )}
    </>
  );
}

/** The detail messages of a reply. */
export function MessageTable({ place }: { place: Place | undefined }) {
  const { decoded } = useWords();
  const { content, title, status, confidence } = decoded.candidateHeads;
  if (place?.node.kind !== 'array' || place.node.items.length === 0) return null;
  return (
    <ListTable
      title={decoded.candidates}
      wire="msg"
      heads={[content, title, status, confidence]}
      list={place.node}
      pointer={place.pointer}
      cells={(message) => {
        const text = valueOf(message, 'content');
        const score = plain(valueOf(message, 'confidence'));
        return [
          text ? <ValueText key="c" node={text} /> : '',
          plain(valueOf(message, 'resp_title')) ?? '',
          <span key="s" className="mono">
            {plain(valueOf(message, 'status')) ?? ''}
          </span>,
          score === undefined ? (
            '—'
          ) : (
            <span key="n" title={score}>
              {formatScore(score)}
            </span>
          ),
        ];
      }}
    />
  );
}

interface ListTableProps {
  title: string;
  /** The list's own name. */
  wire: string;
  heads: readonly string[];
  list: JsonArray;
  pointer: string;
  cells: (item: JsonNode) => readonly ReactNode[];
}

function ListTable({ title, wire, heads, list, pointer, cells }: ListTableProps) {
  const { items, leftOut = 0 } = list;
  const { decoded } = useWords();
  const locale = useLocale();
  const { linkedPointer } = useLinking();
  const [shown, setShown] = useState(PAGE);
  const rest = items.length - shown;
  const rows = items.slice(0, shown).map(cells);
  // A column that says nothing takes its room from those that do.
  const told = heads.map((_, column) => column < 2 || rows.some((row) => row[column] !== ''));
  return (
    <Section>
      <SectionHead
        title={title}
        note={<span className="mono">{wire}</span>}
        aside={
          <>
            {formatCount(locale, items.length + leftOut)} <LineRef pointer={pointer} />
          </>
        }
      />
      <table className="mt-1 w-full table-fixed border-collapse text-12">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="text-left text-t3">
            {heads.map(
              (head, i) =>
                told[i] && (
                  <th key={head} scope="col" className={`py-1 pr-2 font-normal ${i === 1 || i === 0 ? '' : 'w-[21%]'}`}>
                    {head}
                  </th>
                ),
            )}
            <th scope="col" className="w-12 py-1 text-right font-normal">
              {decoded.lineHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const at = `${pointer}/${escapeToken(String(i))}`;
            return (
              <tr
                key={at}
                data-pointer={at}
                className={`border-t border-line align-top ${linkedPointer?.startsWith(at) ? 'bg-mark' : ''}`}
              >
                {row.map(
                  (cell, j) =>
                    told[j] && (
                      <td key={j} className="py-1 pr-2 wrap-anywhere">
                        {cell}
                      </td>
                    ),
                )}
                <td className="text-right">
                  <LineRef pointer={at} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rest > 0 ? (
        <LinkButton className="mt-1" onClick={() => setShown(shown + PAGE * 5)}>
          {decoded.more(formatCount(locale, Math.min(rest, PAGE * 5)))}
        </LinkButton>
      ) : (
        <FurtherItems list={list} pointer={pointer} onRead={() => setShown(Infinity)} />
      )}
    </Section>
  );
}
