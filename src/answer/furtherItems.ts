/** A reading of a large body that is given more items of one of its lists. */
import type { JsonNode, JsonParse } from './json.ts';
import { memberOf, nodeAt, tokensOf } from './pointer.ts';
import type { Reading } from './read.ts';
import { surveyItems } from './survey.ts';

/** The reading with these items after those its list has; unchanged where there is no such list. */
export function withItems(reading: Reading, pointer: string, items: readonly JsonNode[]): Reading {
  const { json, envelope, fields, unknown } = reading;
  const list = nodeAt(json?.root, pointer);
  if (!json?.root || list?.kind !== 'array' || items.length === 0) return reading;
  const leftOut = Math.max(0, (list.leftOut ?? 0) - items.length);
  const { leftOut: _, ...kept } = list;
  const longer = { ...kept, items: [...list.items, ...items], ...(leftOut > 0 ? { leftOut } : {}) };
  const more = surveyItems(items, list.items.length, pointer, envelope);
  const inside = (place: { pointer: string }) => place.pointer === pointer || place.pointer.startsWith(`${pointer}/`);
  return {
    ...reading,
    json: { ...counted(json, items), root: replaced(json.root, tokensOf(pointer), longer) },
    fields: fields
      .map((field) => (field.pointer === pointer ? { ...field, node: longer } : field))
      .toSpliced(fields.findLastIndex(inside) + 1, 0, ...more.fields),
    unknown: unknown.toSpliced(unknown.findLastIndex(inside) + 1 || unknown.length, 0, ...more.unknown),
  };
}

// What is not left out any more is no longer counted.
function counted(json: JsonParse, items: readonly JsonNode[]): JsonParse {
  if (!json.leftOut) return json;
  let { values, inexact } = json.leftOut;
  const stack = [...items];
  for (let node = stack.pop(); node; node = stack.pop()) {
    values--;
    if (node.kind === 'number' && !node.exact) inexact--;
    if (node.kind === 'array') for (const item of node.items) stack.push(item);
    if (node.kind === 'object') for (const { value } of node.members) stack.push(value);
  }
  const { leftOut: _, ...rest } = json;
  return values > 0 ? { ...rest, leftOut: { values, inexact: Math.max(0, inexact) } } : rest;
}

function replaced(node: JsonNode, [token, ...rest]: readonly string[], by: JsonNode): JsonNode {
  if (token === undefined) return by;
  if (node.kind === 'array') {
    return { ...node, items: node.items.map((item, i) => (String(i) === token ? replaced(item, rest, by) : item)) };
  }
  if (node.kind !== 'object') return node;
  const member = memberOf(node, token);
  const members = node.members.map((each) =>
    each === member ? { ...each, value: replaced(each.value, rest, by) } : each,
  );
  return { ...node, members };
}
