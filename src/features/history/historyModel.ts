/** Which records a list shows and in what order. Linear in what is new; no row is parsed before it is on screen. */
import { facetsFromKey, type CallResult, type Facets } from '#data/historyHead.ts';
import type { KeyedSegment } from '#data/historyRead.ts';
import { rowOf, type Row } from '#data/historySchema.ts';
import type { TargetId } from '#data/targets.ts';
import type { EndpointId } from '#protocol/endpoints.ts';

export interface HistoryFilter {
  text: string;
  api?: EndpointId | undefined;
  result?: CallResult | undefined;
  /** Match type as sent. */
  status?: string | undefined;
  target?: TargetId | undefined;
  profileId?: string | undefined;
  /** Only replies of an older bot version. */
  stale?: boolean | undefined;
  starred?: boolean | undefined;
  /** Only the last so many days. */
  days?: number | undefined;
}

export const NO_FILTER: HistoryFilter = { text: '' };

/** A row by its segment and place, or the day that begins: local midnight in Unix milliseconds. */
export type Item = { segment: KeyedSegment; place: number } | { day: number };

export interface Listing {
  items: readonly Item[];
  /** Records that pass the filter. */
  count: number;
  /** All records that are loaded. */
  total: number;
  /** How often each combination of facets occurs among all records. */
  facets: readonly (Facets & { count: number })[];
}

const DAY = 86_400_000;

/** What one segment gives to a list: its rows under the days they fall on, so that a list is put together of such parts. */
interface Part {
  /** The first is a day, where there is any. */
  items: readonly Item[];
  /** The day of its last row. */
  lastDay: number;
  count: number;
}

/**
 * A segment never changes, another takes its place: what was found out about one counts for every later list. With a new
 * record or another page of old ones, only those are looked at.
 */
const partsOf = new WeakMap<HistoryFilter, { from: number; parts: WeakMap<KeyedSegment, Part> }>();
const facetCounts = new WeakMap<KeyedSegment, ReadonlyMap<string, number>>();

/** @param segments the newest first. */
export function listed(segments: readonly KeyedSegment[], filter: HistoryFilter, now: number): Listing {
  const from = filter.days === undefined ? -Infinity : now - filter.days * DAY;
  let known = partsOf.get(filter);
  if (known?.from !== from) partsOf.set(filter, (known = { from, parts: new WeakMap() }));
  const judge = judgeOf(filter, from);
  const items: Item[] = [];
  const counts = new Map<string, number>();
  let count = 0;
  let total = 0;
  let day = NaN;
  for (const segment of segments) {
    total += segment.ids.length;
    for (const [key, often] of countsIn(segment)) counts.set(key, (counts.get(key) ?? 0) + often);
    let part = known.parts.get(segment);
    if (!part) known.parts.set(segment, (part = partOf(segment, judge)));
    const first = part.items[0];
    if (!first) continue;
    const again = !isRow(first) && first.day === day;
    for (let i = again ? 1 : 0; i < part.items.length; i++) items.push(part.items[i]!);
    count += part.count;
    day = part.lastDay;
  }
  const facets = [...counts].map(([key, often]) => ({ ...facetsFromKey(key), count: often }));
  return { items, count, total, facets };
}

type Judge = (segment: KeyedSegment, place: number) => boolean;

function judgeOf(filter: HistoryFilter, from: number): Judge {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const kinds = new Map<string, boolean>();
  return ({ facets, times, texts }, place) => {
    const key = facets[place]!;
    let passing = kinds.get(key);
    if (passing === undefined) kinds.set(key, (passing = passes(facetsFromKey(key), filter)));
    if (!passing || times[place]! < from) return false;
    const text = texts[place]!;
    return words.every((word) => text.includes(word));
  };
}

function partOf(segment: KeyedSegment, judge: Judge): Part {
  const items: Item[] = [];
  let count = 0;
  let day: Day = { start: NaN, end: NaN };
  for (let place = segment.ids.length - 1; place >= 0; place--) {
    if (!judge(segment, place)) continue;
    const at = segment.times[place]!;
    if (!(at >= day.start && at < day.end)) {
      day = dayOf(at);
      items.push({ day: day.start });
    }
    items.push({ segment, place });
    count++;
  }
  return { items, lastDay: day.start, count };
}

function countsIn(segment: KeyedSegment): ReadonlyMap<string, number> {
  const known = facetCounts.get(segment);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const key of segment.facets) counts.set(key, (counts.get(key) ?? 0) + 1);
  facetCounts.set(segment, counts);
  return counts;
}

function passes(facets: Facets, { api, result, status, target, profileId, stale, starred }: HistoryFilter): boolean {
  return (
    (api === undefined || facets.api === api) &&
    (result === undefined || facets.result === result) &&
    (status === undefined || facets.status === status) &&
    (target === undefined || facets.target === target) &&
    (profileId === undefined || facets.profileId === profileId) &&
    (!stale || facets.health === 'stale') &&
    (!starred || facets.starred)
  );
}

interface Day {
  start: number;
  end: number;
}

function dayOf(at: number): Day {
  const start = new Date(at);
  start.setHours(0, 0, 0, 0);
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return { start: start.getTime(), end: end.getTime() };
}

const parsed = new WeakMap<KeyedSegment, Map<number, Row>>();

/** The row itself, parsed once. */
export function rowAt({ segment, place }: { segment: KeyedSegment; place: number }): Row {
  const known = parsed.get(segment) ?? new Map<number, Row>();
  const row = known.get(place) ?? rowOf(segment, place);
  parsed.set(segment, known.set(place, row));
  return row;
}

/** A row by its id, whether or not the list shows it. */
export function rowIn(segments: readonly KeyedSegment[], id: string | undefined): Row | undefined {
  if (id === undefined) return undefined;
  for (const segment of segments) {
    const place = segment.ids.indexOf(id);
    if (place >= 0) return rowAt({ segment, place });
  }
  return undefined;
}

export function isRow(item: Item | undefined): item is Extract<Item, { place: number }> {
  return item !== undefined && 'place' in item;
}

/** The values of one facet and how many records have each, the most frequent first. */
export function countsOf<Name extends keyof Facets>(
  facets: Listing['facets'],
  name: Name,
): { value: Facets[Name]; count: number }[] {
  const counts = new Map<Facets[Name], number>();
  for (const one of facets) counts.set(one[name], (counts.get(one[name]) ?? 0) + one.count);
  return [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
}

/** The record before this one that asked the same through the same profile, else the one right before. */
export function previousOf(items: readonly Item[], id: string): Row | undefined {
  const at = items.findIndex((item) => isRow(item) && item.segment.ids[item.place] === id);
  if (at < 0) return undefined;
  const row = rowAt(items[at] as Extract<Item, { place: number }>);
  let nearest: Row | undefined;
  for (const item of items.slice(at + 1, at + 1 + LOOK_BACK)) {
    if (!isRow(item)) continue;
    const candidate = rowAt(item);
    nearest ??= candidate;
    if (candidate.api === row.api && candidate.msg === row.msg && candidate.profileId === row.profileId)
      return candidate;
  }
  return nearest;
}

/** How far back the same question is looked for. */
const LOOK_BACK = 2000;

/** The next or previous row in the list; the first when nothing is chosen. */
export function neighbour(items: readonly Item[], id: string | undefined, step: 1 | -1): string | undefined {
  let at = items.findIndex((item) => isRow(item) && item.segment.ids[item.place] === id);
  if (at < 0) at = step === 1 ? -1 : items.length;
  for (let next = at + step; next >= 0 && next < items.length; next += step) {
    const item = items[next];
    if (isRow(item)) return item.segment.ids[item.place];
  }
  return undefined;
}

export type TrendBar = 'ok' | 'stale' | 'failed';

/** The last replies in the list, the oldest first: did the newest version answer, an older one, or none. */
export function trendOf(items: readonly Item[], bars: number): TrendBar[] {
  const trend: TrendBar[] = [];
  for (const item of items) {
    if (trend.length === bars) break;
    if (!isRow(item)) continue;
    const { result, health } = facetsFromKey(item.segment.facets[item.place]!);
    if (result === 'cancelled' || result === 'interrupted') continue;
    trend.push(result !== 'answered' ? 'failed' : health === 'stale' ? 'stale' : 'ok');
  }
  return trend.toReversed();
}

/** The records of a list by their segment. */
export function selectionOf(items: readonly Item[]): Map<number, Set<string>> {
  const selection = new Map<number, Set<string>>();
  for (const item of items) {
    if (!isRow(item)) continue;
    const { key, ids } = item.segment;
    const known = selection.get(key) ?? new Set();
    selection.set(key, known.add(ids[item.place]!));
  }
  return selection;
}
