/** The items of a list that a reading left out, read out of the indexed body a page at a time. */
import type { BodyIndex } from './bodyIndex.ts';
import { ROW } from './bodyIndex.ts';
import { parseJsonInSteps, type JsonNode } from './json.ts';
import { READING_LIMITS } from './jsonLimits.ts';

/** Where a page of items begins: inside a list, on the line after whatever an item of it begins on. Lines are 1-based. */
export interface ItemsPlace {
  list: number;
  /** Absent where no item is known yet. */
  last?: number | undefined;
}

/**
 * Up to so many further items, each with its line; of a rich one a part, so that a page of them is small. None where the
 * list ends or no list begins there.
 */
export function itemsFrom(index: BodyIndex, { list, last }: ItemsPlace, count: number): JsonNode[] {
  const container = index.containerAt(list - 1);
  if (!container || index.kindOf(container.open) !== ROW.openArray) return [];
  const first = last === undefined ? container.open + 1 : index.after(last - 1);
  let row = first;
  let end = 0;
  for (let items = 0; items < count && row < container.close; items++) {
    const next = index.after(row);
    ({ end } = index.endOf(next - 1));
    row = next;
  }
  if (end === 0) return [];
  const text = new TextDecoder().decode(index.bytes.slice(index.startOf(first), end));
  const limits = { ...READING_LIMITS, members: count, perMember: Math.floor(READING_LIMITS.nodes / count) };
  const steps = parseJsonInSteps(`[${text}]`, limits);
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) continue;
    const { root } = step.value;
    if (root?.kind !== 'array') return [];
    // The bracket put before them stands on a line of its own.
    for (const item of root.items) moveLines(item, first - 1);
    return root.items;
  }
}

function moveLines(node: JsonNode, by: number): void {
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.line !== undefined) next.line += by;
    if (next.kind === 'array') for (const item of next.items) stack.push(item);
    if (next.kind === 'object') for (const { value } of next.members) stack.push(value);
  }
}
