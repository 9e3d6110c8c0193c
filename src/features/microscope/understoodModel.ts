/** The sent text cut into stretches: what slots took, what a vocabulary holds and no slot took, and the rest. */
import { nodeAt } from '#answer/pointer.ts';
import type { Reading } from '#answer/read.ts';
import { slotsOf, slotSpans, type SlotSpan } from '#answer/slots.ts';
import { untakenWords, type UntakenWord } from '#answer/understood.ts';
import type { Vocabulary } from '#protocol/vocab.ts';

export interface Understanding {
  spans: readonly SlotSpan[];
  untaken: readonly UntakenWord[];
}

/** What a reply took from the text it answers. */
export function understanding(reading: Reading, msg: string, vocabularies: readonly Vocabulary[]): Understanding {
  const base = reading.envelope === 'v2' ? '/data' : '';
  const slots = slotsOf(nodeAt(reading.json?.root, base), base);
  return { spans: slotSpans(slots, msg), untaken: untakenWords(msg, slots, vocabularies) };
}

/** The untaken words, each once, with the vocabularies that have it. */
export function homesOf(untaken: readonly UntakenWord[]): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const { word, vocabulary } of untaken) homes.set(word, [...(homes.get(word) ?? []), vocabulary]);
  return homes;
}

export interface Stretch {
  text: string;
  kind: 'plain' | 'taken' | 'untaken';
  /** The slots that took it, the one that began first first. */
  spans: readonly SlotSpan[];
}

/** Most slots that are drawn into a text, and most at one place of it; a bot may send any number. */
const MOST_DRAWN = 1000;
const MOST_AT_ONCE = 8;

/**
 * The whole text in order, cut wherever a slot begins or ends. An untaken word is marked where nothing else is; of those
 * that overlap the earlier one, or else the longer one.
 */
export function stretches(msg: string, spans: readonly SlotSpan[], untaken: readonly UntakenWord[]): Stretch[] {
  const taken = cut(spans.slice(0, MOST_DRAWN));
  const loose = untaken
    .map(({ start, word }) => ({ start, end: start + word.length, kind: 'untaken' as const, spans: [] }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: Stretch[] = [];
  let at = 0;
  let next = 0;
  const put = (end: number, kind: Stretch['kind'], covering: readonly SlotSpan[] = []) => {
    if (end > at) result.push({ text: msg.slice(at, end), kind, spans: covering });
    at = Math.max(at, end);
  };
  const putLoose = (before: number) => {
    for (; next < loose.length && loose[next]!.start < before; next++) {
      const { start, end } = loose[next]!;
      if (start < at || end > before) continue;
      put(start, 'plain');
      put(end, 'untaken');
    }
    put(before, 'plain');
  };
  for (const { start, end, covering } of taken) {
    putLoose(start);
    put(end, 'taken', covering);
  }
  putLoose(msg.length);
  return result;
}

// Stretches that lie in at least one span, none of them across the end of another.
function cut(spans: readonly SlotSpan[]): { start: number; end: number; covering: SlotSpan[] }[] {
  const ends = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return ends.slice(1).flatMap((end, i) => {
    const start = ends[i]!;
    const covering = inOrder.filter((span) => span.start <= start && span.end >= end);
    return covering.length > 0 ? [{ start, end, covering: covering.slice(0, MOST_AT_ONCE) }] : [];
  });
}
