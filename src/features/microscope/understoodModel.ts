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

export interface Stretch {
  text: string;
  kind: 'plain' | 'taken' | 'untaken';
  span?: SlotSpan;
}

/** The whole text in order. Where stretches overlap the earlier one wins, and a taken one wins over an untaken word. */
export function stretches(msg: string, spans: readonly SlotSpan[], untaken: readonly UntakenWord[]): Stretch[] {
  const marks = [
    ...spans.map((span) => ({ start: span.start, end: span.end, kind: 'taken' as const, span })),
    ...untaken.map(({ start, word }) => ({ start, end: start + word.length, kind: 'untaken' as const })),
  ].toSorted((a, b) => a.start - b.start || (a.kind === 'taken' ? -1 : 1));
  const result: Stretch[] = [];
  let at = 0;
  for (const { start, end, ...mark } of marks) {
    if (start < at) continue;
    if (start > at) result.push({ text: msg.slice(at, start), kind: 'plain' });
    result.push({ text: msg.slice(start, end), ...mark });
    at = end;
  }
  if (at < msg.length) result.push({ text: msg.slice(at), kind: 'plain' });
  return result;
}
