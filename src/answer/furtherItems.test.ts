import { expect, test } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { BodyIndex } from './bodyIndex.ts';
import { withItems } from './furtherItems.ts';
import type { JsonNode } from './json.ts';
import { itemsFrom } from './listItems.ts';
import { nodeAt } from './pointer.ts';
import { lineOfPointer, prettyRows } from './prettyRows.ts';
import { readLargeResponse, readResponse, type Reading } from './read.ts';

const item = (i: number) => ({ ans_node_id: 6666, content: `你好 ${i}`, status: 'FAQ', more: { own: [i] } });
const TEXT = JSON.stringify({
  ids: [12_345, 2],
  answer: '你好',
  msg: Array.from({ length: 230 }, (_, i) => item(i)),
  slots_info: [],
  ret: 0,
});
const input = { status: 200, bytes: utf8(TEXT) };

function readInPart(): Reading {
  const steps = readLargeResponse(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function indexed(text: string): BodyIndex {
  const index = new BodyIndex(utf8(text));
  while (index.state === 'reading') index.scan(Infinity);
  return index;
}

/** A press on the way further, as the pane does it. */
function further(reading: Reading, pointer: string): Reading {
  const list = nodeAt(reading.json!.root, pointer) as JsonNode & { kind: 'array' };
  return withItems(
    reading,
    pointer,
    itemsFrom(indexed(TEXT), { list: list.line!, last: list.items.at(-1)?.line }, 100),
  );
}

test('a list goes on where its reading stopped, to its end, and says then what a whole reading says', () => {
  const whole = readResponse(input);
  const part = readInPart();
  const once = further(part, '/msg');
  expect(once.json?.leftOut?.values).toBeLessThan(part.json!.leftOut!.values);
  const twice = further(once, '/msg');
  const places = ({ fields, unknown }: Reading) => [fields, unknown].map((all) => all.map(({ pointer }) => pointer));
  expect(places(twice)).toEqual(places(whole));
  expect(twice.json?.leftOut).toBeUndefined();
  expect(further(twice, '/msg')).toBe(twice);
  const rows = prettyRows(whole.json!.root);
  for (const pointer of ['/msg/99', '/msg/100', '/msg/229/content', '/msg/150/more/own/0']) {
    expect(nodeAt(twice.json!.root, pointer)!.line).toBe(lineOfPointer(rows, pointer));
  }
});

test('a list of which nothing is known begins with its first item; what is no list has none', () => {
  const index = indexed(TEXT);
  expect(itemsFrom(index, { list: 2 }, 5)).toMatchObject([
    { kind: 'number', raw: '12345', line: 3 },
    { raw: '2', line: 4 },
  ]);
  expect(itemsFrom(index, { list: 1 }, 5)).toEqual([]);
  expect(itemsFrom(index, { list: 3 }, 5)).toEqual([]);
  expect(itemsFrom(indexed('[]'), { list: 1 }, 5)).toEqual([]);
});

test('items of a body that breaks off inside the list are those that are there', () => {
  const index = indexed('{"msg":[{"a":1},{"a":2},{"a"');
  expect(itemsFrom(index, { list: 2, last: 3 }, 5)[0]).toMatchObject({ kind: 'object', members: [{ key: 'a' }] });
});
