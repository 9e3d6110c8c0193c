/** A walk over a reply that sets the field dictionary beside every member. */
import {
  expectedFields,
  fieldInside,
  fieldTree,
  type EnvelopeKind,
  type FieldBranch,
  type FieldEntry,
  type FieldId,
} from './fields.ts';
import type { JsonNode, JsonProblem } from './json.ts';
import { escapeToken, nodeAt, tokensOf } from './pointer.ts';

export type FieldNoteCode =
  /** Not one of the kinds a reader may expect. */
  | 'wrong_type'
  /** The platform page gives another type; the page is wrong. */
  | 'documented_as'
  /** A reader that uses doubles gives another number back. */
  | 'inexact_number'
  /** The name stands more than once; the last one counts. */
  | 'repeated'
  /** The reply broke off inside. */
  | 'cut_off';

export interface FieldNote {
  code: FieldNoteCode;
  /** For `wrong_type` the kinds expected, for `documented_as` the kind on the page. */
  kinds?: readonly string[];
}

export interface AnswerField {
  id: FieldId;
  entry: FieldEntry;
  pointer: string;
  node: JsonNode;
  notes: readonly FieldNote[];
}

export interface UnknownField {
  pointer: string;
  /** Name of the member, or index of the item. */
  name: string;
  node: JsonNode;
}

export interface Survey {
  fields: AnswerField[];
  unknown: UnknownField[];
  absent: string[];
}

/**
 * Sorts the members of a reply into described and undescribed ones. Iterative and linear; unknown members are not
 * entered. Members missing because the body broke off are not called absent.
 */
export function surveyFields(root: JsonNode | undefined, envelope: EnvelopeKind, problem?: JsonProblem): Survey {
  if (root?.kind !== 'object') return { fields: [], unknown: [], absent: [] };
  const stack: Visit[] = [];
  pushChildren(stack, { node: root, pointer: '', branch: fieldTree(envelope) });
  const broken = problem?.effect === 'stopped' || root.leftOut !== undefined;
  return { ...walk(stack), absent: broken ? [] : absentFrom(root, envelope) };
}

/** The same of some items of a list, the first of which has this index. */
export function surveyItems(
  items: readonly JsonNode[],
  from: number,
  pointer: string,
  envelope: EnvelopeKind,
): Omit<Survey, 'absent'> {
  let branch: FieldBranch | undefined = fieldTree(envelope);
  for (const token of tokensOf(pointer)) branch = fieldInside(branch, token);
  const stack: Visit[] = [];
  pushItems(stack, items, from, pointer, branch);
  return walk(stack);
}

function walk(stack: Visit[]): Omit<Survey, 'absent'> {
  const fields: AnswerField[] = [];
  const unknown: UnknownField[] = [];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, pointer, branch, name, repeated } = visit;
    const entry = branch?.entry;
    if (!entry) {
      unknown.push({ pointer, name: name!, node });
      continue;
    }
    fields.push({ id: entry.id, entry, pointer, node, notes: notesOn(node, entry, repeated ?? 'once') });
    if (branch.children.size > 0) pushChildren(stack, visit);
  }
  return { fields, unknown };
}

interface Visit {
  node: JsonNode;
  pointer: string;
  branch: FieldBranch | undefined;
  name?: string;
  repeated?: 'once' | 'repeated';
}

// In reverse, because the stack gives the last one first. One by one: a spread of a long list overflows the call stack.
function pushChildren(stack: Visit[], { node, pointer, branch }: Visit): void {
  if (node.kind === 'array') pushItems(stack, node.items, 0, pointer, branch);
  if (node.kind !== 'object') return;
  const seen = new Set<string>();
  const again = node.members.map(({ key }) => seen.size === seen.add(key).size);
  for (let i = node.members.length - 1; i >= 0; i--) {
    const { key, value } = node.members[i]!;
    stack.push({
      node: value,
      pointer: `${pointer}/${escapeToken(key)}`,
      branch: fieldInside(branch, key),
      name: key,
      repeated: again[i] ? 'repeated' : 'once',
    });
  }
}

function pushItems(
  stack: Visit[],
  items: readonly JsonNode[],
  from: number,
  pointer: string,
  branch: FieldBranch | undefined,
): void {
  for (let i = items.length - 1; i >= 0; i--) {
    const name = String(from + i);
    stack.push({ node: items[i]!, pointer: `${pointer}/${name}`, branch: fieldInside(branch, name), name });
  }
}

function notesOn(node: JsonNode, entry: FieldEntry, repeated: 'once' | 'repeated'): FieldNote[] {
  const notes: FieldNote[] = [];
  if (!entry.kinds.includes(node.kind)) notes.push({ code: 'wrong_type', kinds: entry.kinds });
  if (entry.documentedAs) notes.push({ code: 'documented_as', kinds: [entry.documentedAs] });
  if (node.kind === 'number' && !node.exact) notes.push({ code: 'inexact_number' });
  if (repeated === 'repeated') notes.push({ code: 'repeated' });
  if ('closed' in node && !node.closed) notes.push({ code: 'cut_off' });
  return notes;
}

// Without its parent a member is not missed on its own: no bid_stat is one thing missing, not six.
function absentFrom(root: JsonNode, envelope: EnvelopeKind): string[] {
  return expectedFields(envelope)
    .map(({ pattern }) => pattern)
    .filter((pattern) => {
      const parent = pattern.slice(0, pattern.lastIndexOf('/'));
      return nodeAt(root, pattern) === undefined && nodeAt(root, parent)?.kind === 'object';
    });
}
