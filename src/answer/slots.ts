/** Slots of a reply, whatever shape it has, and the stretches of the sent text they took (protocol.md section 4.3). */
import { utf8Length } from '#protocol/bytes.ts';
import type { JsonNode } from './json.ts';
import { itemsOf, rawOf, textOf } from './nodes.ts';
import { valueOf } from './pointer.ts';

export interface Slot {
  /** Place of the slot in the reply. */
  pointer: string;
  name: string;
  /** `slot_value`, or v2's `value`; often JSON in a string. */
  value: string;
  /** The normalised value; empty when it is not given. */
  norm: string;
  /** Offsets as sent. Nobody documents their unit; see {@link slotSpans}. */
  start?: number;
  end?: number;
}

/** A stretch of the sent text in UTF-16 code units, end exclusive. */
export interface SlotSpan {
  slot: Slot;
  start: number;
  end: number;
}

/**
 * All slots under the member that carries an answer, in the order of the reply: `slots_info` and v2's `slots`, and
 * `slot_info`, whose items have one member each, where neither says more.
 * @param base pointer of that member: `''`, or `/data` for v2
 */
export function slotsOf(holder: JsonNode | undefined, base = ''): Slot[] {
  const described = ['slots_info', 'slots'].flatMap((list) =>
    itemsOf(valueOf(holder, list)).map((item, i) => describedSlot(item, `${base}/${list}/${i}`)),
  );
  if (described.length > 0) return described;
  return itemsOf(valueOf(holder, 'slot_info')).flatMap((item, i) =>
    item.kind !== 'object'
      ? []
      : item.members.flatMap(({ key, value }) =>
          value.kind === 'string'
            ? [{ pointer: `${base}/slot_info/${i}`, name: key, value: value.value, norm: '' }]
            : [],
        ),
  );
}

function describedSlot(item: JsonNode, pointer: string): Slot {
  const name = textOf(item, 'slot_name') ?? textOf(item, 'name') ?? '';
  const value = textOf(item, 'slot_value') ?? textOf(item, 'value') ?? '';
  const [start, end] = [Number(rawOf(item, 'start') ?? NaN), Number(rawOf(item, 'end') ?? NaN)];
  const placed = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start;
  return { pointer, name, value, norm: textOf(item, 'norm') ?? '', ...(placed ? { start, end } : {}) };
}

/** The engine's own slots, which ask or offer instead of naming something that was said; seen in code only. */
export const PSEUDO_SLOTS = ['_call_back_', '_stoask_', '_data_list_candidates_'] as const;
export type PseudoSlot = (typeof PSEUDO_SLOTS)[number];

export function isPseudoSlot({ name }: Pick<Slot, 'name'>): boolean {
  return PSEUDO_SLOTS.includes(name as PseudoSlot);
}

/**
 * The stretches of the text that slots took, in the order of the text. The unit of `start` and `end` is not documented:
 * the one published sample counts UTF-8 bytes. Both readings are tried, and the one is kept under which more stretches
 * stand in their slot's own value, or else more fall on whole characters; a tie goes to bytes. What fits neither is left out.
 */
export function slotSpans(slots: readonly Slot[], text: string): SlotSpan[] {
  const placed = slots.filter((slot) => slot.end !== undefined && !isPseudoSlot(slot));
  if (placed.length === 0) return [];
  const index = byteIndex(text, Math.max(...placed.map(({ end }) => end!)));
  const bytes = placed.flatMap((slot) => {
    const [start, end] = [index.get(slot.start!), index.get(slot.end!)];
    return start === undefined || end === undefined ? [] : [{ slot, start, end }];
  });
  const units = placed.flatMap((slot) =>
    slot.end! <= text.length ? [{ slot, start: slot.start!, end: slot.end! }] : [],
  );
  const borneOut = (spans: readonly SlotSpan[]) => spans.filter((span) => standsInValue(span, text)).length;
  const forUnits = borneOut(units) - borneOut(bytes) || units.length - bytes.length;
  return (forUnits > 0 ? units : bytes).toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function standsInValue({ slot, start, end }: SlotSpan, text: string): boolean {
  const taken = text.slice(start, end);
  return slot.value.includes(taken) || slot.norm.includes(taken);
}

// UTF-16 offsets by UTF-8 offset, at character boundaries only.
function byteIndex(text: string, limit: number): Map<number, number> {
  const index = new Map<number, number>([[0, 0]]);
  let bytes = 0;
  let units = 0;
  for (const character of text) {
    if (bytes > limit) break;
    bytes += utf8Length(character);
    units += character.length;
    index.set(bytes, units);
  }
  return index;
}
