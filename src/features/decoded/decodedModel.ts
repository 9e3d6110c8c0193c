/** Pure helpers that pick from a reading what the pane says first. */
import type { JsonNode } from '#answer/json.ts';
import { nodeAt } from '#answer/pointer.ts';
import type { Reading } from '#answer/read.ts';

/** A value of the reply and where it stands. */
export interface Place {
  pointer: string;
  node: JsonNode;
}

/** The first of some places that the reply has. */
export function firstOf(reading: Reading, pointers: readonly string[]): Place | undefined {
  const root = reading.json?.root;
  for (const pointer of pointers) {
    const node = nodeAt(root, pointer);
    if (node) return { pointer, node };
  }
  return undefined;
}

/** Where the values of a shape stand: in `data` for v2, else at the top, else in the first detail message. */
export function placesOf(reading: Reading, name: string, detail: string = name): readonly string[] {
  return reading.envelope === 'v2' ? [`/data/${name}`] : [`/${name}`, `/msg/0/${detail}`];
}

export interface MainFields {
  node: Place | undefined;
  nodeId: Place | undefined;
  title: Place | undefined;
  status: Place | undefined;
  confidence: Place | undefined;
  dialog: Place | undefined;
  slots: Place | undefined;
  from: Place | undefined;
  to: Place | undefined;
  rid: Place | undefined;
  messages: Place | undefined;
}

/** The values a person asks for first. */
export function mainFields(reading: Reading): MainFields {
  const v2 = reading.envelope === 'v2';
  return {
    node: firstOf(reading, v2 ? ['/data/skill_name'] : [...placesOf(reading, 'ans_node_name'), '/skill_name']),
    nodeId: firstOf(reading, placesOf(reading, 'ans_node_id')),
    title: firstOf(reading, v2 ? ['/data/intent_name'] : placesOf(reading, 'title', 'resp_title')),
    status: firstOf(reading, placesOf(reading, 'status')),
    confidence: firstOf(reading, placesOf(reading, 'confidence')),
    dialog: firstOf(reading, ['/dialog_status']),
    slots: firstOf(reading, v2 ? ['/data/slots'] : ['/slots_info', '/slot_info']),
    from: firstOf(reading, ['/from_user_name']),
    to: firstOf(reading, ['/to_user_name']),
    rid: firstOf(reading, v2 ? ['/request_id', '/rid'] : ['/rid']),
    messages: v2 ? undefined : firstOf(reading, ['/msg']),
  };
}

/** Whether the reply could be read only up to a place: what was not read may well have been sent. */
export function isCut({ json }: Reading): boolean {
  return json?.problem?.effect === 'stopped';
}

/** A value as one line of text: strings and numbers as sent, containers by nothing. */
export function plain(node: JsonNode | undefined): string | undefined {
  switch (node?.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.raw;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'object':
    case 'array':
    case undefined:
      return undefined;
  }
}

/** `2019-09-17 13:30:11` of `20190917-13:30:11`; anything else as sent. */
export function versionText(raw: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)-(\d\d:\d\d:\d\d)$/.exec(raw);
  return match ? `${match[1]}-${match[2]}-${match[3]} ${match[4]}` : raw;
}

/** Host of an address, with its port. */
export function hostOf(href: string): string {
  return URL.parse?.(href)?.host ?? /^https?:\/\/([^/?#]*)/.exec(href)?.[1] ?? href;
}
