/** A JSON document laid out as rows, one per printed line, for a screen that draws only those in view. */
import type { JsonContainer, JsonKind, JsonMember, JsonNode } from './json.ts';
import { escapeToken, tokensOf } from './pointer.ts';

export type RowPartKind = 'key' | 'string' | 'escape' | 'number' | 'boolean' | 'null' | 'punctuation';

/** A piece of a line in one colour. The texts of a line's parts joined are the line without its indentation. */
export interface RowPart {
  kind: RowPartKind;
  text: string;
}

export interface JsonRow {
  /** 1-based. */
  line: number;
  /** How many containers are open around it. */
  depth: number;
  /** JSON pointer of the value; a closing row has its container's. */
  pointer: string;
  /** The member's name, decoded; absent for array items, the document and closing rows. */
  key?: string;
  /** `open` and `close` are the ends of a container with content, `empty` one without, `value` the rest. */
  kind: 'open' | 'close' | 'value' | 'empty';
  valueKind: JsonKind;
  parts: readonly RowPart[];
  foldable: boolean;
  /** For `open`: the last line that folding hides or joins, the closing one where the text has it. */
  closeLine?: number;
  /** For `open`: how many members or items. */
  count?: number;
  /** For a number: whether a reader that uses doubles gives it back unchanged. */
  exact?: boolean;
}

export interface PrettyOptions {
  /** `decoded`: `\u4f60` is shown as 你; `escaped`: strings stand exactly as they were sent. */
  strings: 'decoded' | 'escaped';
}

interface Frame {
  container: JsonContainer;
  next: number;
  row: JsonRow;
}

/**
 * The rows of a document, numbers verbatim. Iterative: depth costs memory, not stack. What broke off has no closing row.
 * In `decoded` strings, quotes, backslashes, control characters, half surrogate pairs and invisible or
 * direction-changing characters stay escaped, so that a line reads as what it is.
 */
export function prettyRows(root: JsonNode | undefined, { strings }: PrettyOptions = { strings: 'decoded' }): JsonRow[] {
  const rows: JsonRow[] = [];
  if (!root) return rows;
  const stack: Frame[] = [];
  place(rows, stack, root, '', undefined, [], strings);
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const { container, row } = frame;
    const children = container.kind === 'object' ? container.members : container.items;
    const child = children[frame.next];
    if (!child) {
      stack.pop();
      finish(rows, frame, stack.at(-1));
      continue;
    }
    const tail = frame.next + 1 < children.length ? [COMMA] : [];
    const token = 'keyRaw' in child ? escapeToken(child.key) : String(frame.next);
    const member = 'keyRaw' in child ? child : undefined;
    frame.next++;
    const node = 'keyRaw' in child ? child.value : child;
    place(rows, stack, node, `${row.pointer}/${token}`, member, tail, strings);
  }
  return rows;
}

function place(
  rows: JsonRow[],
  stack: Frame[],
  node: JsonNode,
  pointer: string,
  member: JsonMember | undefined,
  tail: readonly RowPart[],
  strings: PrettyOptions['strings'],
): void {
  const parts: RowPart[] = member ? keyParts(member, strings) : [];
  const row: JsonRow = {
    line: rows.length + 1,
    depth: stack.length,
    pointer,
    kind: 'value',
    valueKind: node.kind,
    parts,
    foldable: false,
  };
  if (member) row.key = member.key;
  rows.push(row);
  switch (node.kind) {
    case 'object':
    case 'array':
      openRow(row, parts, node, tail);
      if (row.kind === 'open') stack.push({ container: node, next: 0, row });
      return;
    case 'string':
      pushString(parts, strings === 'escaped' ? node.raw : visibleString(node.value, node.closed ? '"' : ''), 'string');
      break;
    case 'number':
      parts.push({ kind: 'number', text: node.raw });
      row.exact = node.exact;
      break;
    case 'boolean':
      parts.push({ kind: 'boolean', text: String(node.value) });
      break;
    case 'null':
      parts.push({ kind: 'null', text: 'null' });
  }
  parts.push(...tail);
}

const COMMA: RowPart = { kind: 'punctuation', text: ',' };

function openRow(row: JsonRow, parts: RowPart[], node: JsonContainer, tail: readonly RowPart[]): void {
  const [open, close] = node.kind === 'object' ? '{}' : '[]';
  const count = node.kind === 'object' ? node.members.length : node.items.length;
  row.count = count;
  if (count === 0) {
    row.kind = 'empty';
    parts.push({ kind: 'punctuation', text: node.closed ? `${open}${close}` : open! }, ...tail);
    return;
  }
  row.kind = 'open';
  row.foldable = true;
  parts.push({ kind: 'punctuation', text: open! });
}

function finish(rows: JsonRow[], { container, row }: Frame, parent: Frame | undefined): void {
  if (container.closed) {
    const siblings = parent && (parent.container.kind === 'object' ? parent.container.members : parent.container.items);
    const more = parent !== undefined && parent.next < siblings!.length;
    const text = `${container.kind === 'object' ? '}' : ']'}${more ? ',' : ''}`;
    rows.push({
      line: rows.length + 1,
      depth: row.depth,
      pointer: row.pointer,
      kind: 'close',
      valueKind: container.kind,
      parts: [{ kind: 'punctuation', text }],
      foldable: false,
    });
  }
  row.closeLine = rows.length;
}

function keyParts(member: JsonMember, strings: PrettyOptions['strings']): RowPart[] {
  const parts: RowPart[] = [];
  pushString(parts, strings === 'escaped' ? member.keyRaw : visibleString(member.key, '"'), 'key');
  parts.push({ kind: 'punctuation', text: ': ' });
  return parts;
}

// Runs of escapes are found by hand: a repeated group in a pattern overflows on millions of them.
function pushString(parts: RowPart[], text: string, kind: 'string' | 'key'): void {
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    if (at > from) parts.push({ kind, text: text.slice(from, at) });
    let end = at;
    while (text[end] === '\\') end += escapeLength(text, end);
    parts.push({ kind: 'escape', text: text.slice(at, end) });
    from = end;
  }
  if (from < text.length) parts.push({ kind, text: text.slice(from) });
}

function escapeLength(text: string, at: number): number {
  return text[at + 1] === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 2;
}

// Controls, soft hyphen, zero-width and direction marks, line separators, byte order mark, half surrogate pairs.
const HIDDEN =
  /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function visibleString(value: string, closing: '"' | ''): string {
  const inner = value.replace(
    HIDDEN,
    (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${inner}${closing}`;
}

/**
 * The line (1-based) a pointer's value begins on, or `undefined`. Walks siblings by their closing lines, so a wide or
 * deep document costs no more than the rows passed over.
 */
export function lineOfPointer(rows: readonly JsonRow[], pointer: string): number | undefined {
  let row = rows[0];
  for (const token of tokensOf(pointer)) {
    row = row && childRow(rows, row, token);
  }
  return row?.line;
}

function childRow(rows: readonly JsonRow[], parent: JsonRow, token: string): JsonRow | undefined {
  if (parent.kind !== 'open') return undefined;
  let found: JsonRow | undefined;
  let index = 0;
  let at = parent.line;
  while (at < parent.closeLine!) {
    const row = rows[at]!;
    if (row.kind === 'close' && row.depth === parent.depth) break;
    // Of a repeated key the last counts, as in JSON.parse.
    if (parent.valueKind === 'object' ? row.key === token : String(index) === token) found = row;
    index++;
    at = row.closeLine ?? row.line;
  }
  return found;
}

/** A row as plain text with two spaces per level. */
export function rowText(row: JsonRow): string {
  return '  '.repeat(row.depth) + row.parts.map(({ text }) => text).join('');
}
