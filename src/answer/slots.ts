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

/** Whether a slot is one of the engine's own. */
export function isPseudoSlot({ name }: Pick<Slot, 'name'>): boolean {
  return PSEUDO_SLOTS.includes(name as PseudoSlot);
}

/**
 * The stretches of the text that slots took, in the order of the text. The unit of `start` and `end` is not documented:
 * the one published sample counts UTF-8 bytes. UTF-16 code units and whole characters are tried as well, and the unit is
 * kept under which more stretches stand in their slot's own value, or else more fall on whole characters; a tie goes to
 * bytes. What fits none is left out.
 */
export function slotSpans(slots: readonly Slot[], text: string): SlotSpan[] {
  const placed = slots.filter((slot) => slot.end !== undefined && !isPseudoSlot(slot));
  if (placed.length === 0) return [];
  const [best] = boundaries(text, Math.max(...placed.map(({ end }) => end!)))
    .map((places) => {
      const spans = placed.flatMap((slot) => {
        const [start, end] = [places.get(slot.start!), places.get(slot.end!)];
        return start === undefined || end === undefined ? [] : [{ slot, start, end }];
      });
      return { spans, borneOut: spans.filter((span) => standsInValue(span, text)).length };
    })
    .toSorted((a, b) => b.borneOut - a.borneOut || b.spans.length - a.spans.length);
  return best!.spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function standsInValue({ slot, start, end }: SlotSpan, text: string): boolean {
  const taken = text.slice(start, end);
  return slot.value.includes(taken) || slot.norm.includes(taken);
}

// Where characters begin, in UTF-16 code units, by their offset in each unit: bytes, code units, characters.
function boundaries(text: string, limit: number): Map<number, number>[] {
  const places = [new Map([[0, 0]]), new Map([[0, 0]]), new Map([[0, 0]])];
  const at = [0, 0, 0];
  for (const character of text) {
    // Characters are the largest unit.
    if (at[2]! > limit) break;
    [utf8Length(character), character.length, 1].forEach((length, unit) => (at[unit]! += length));
    at.forEach((offset, unit) => places[unit]!.set(offset, at[1]!));
  }
  return places;
}
