/** Two documents side by side: which lines belong together, which differ, and which only differ by chance or clock. */
import { diffArrays } from 'diff';
import { parseJson } from './json.ts';
import { prettyRows, type RowPart } from './prettyRows.ts';

export interface ComparedLine {
  /** 1-based, in its own document. */
  line: number;
  /** How many containers are open around it. */
  depth: number;
  parts: readonly RowPart[];
}

/**
 * A line of both, of one, or two that stand for each other. `ignored`: they differ in a value that is different in every
 * reply.
 */
export type ComparedPair =
  | { kind: 'same' | 'changed' | 'ignored'; a: ComparedLine; b: ComparedLine }
  | { kind: 'removed'; a: ComparedLine }
  | { kind: 'added'; b: ComparedLine }
  /** Lines of both that are not told. */
  | { kind: 'folded'; lines: number };

export interface ValueChange {
  /** JSON pointer in the later document, in the earlier one for what is gone. */
  pointer: string;
  /** As sent; absent where there is no such value. */
  a?: string;
  b?: string;
}

export interface DocumentComparison {
  pairs: readonly ComparedPair[];
  /** Values that differ, in the order of the document; at most {@link MOST_CHANGES}. */
  changes: readonly ValueChange[];
  counts: { changed: number; same: number; ignored: number };
}

/** Names of values that are different in every reply, whatever it says: ids of the call and times of day. */
const VOLATILE = new Set([
  'rid',
  'request_id',
  'msg_id',
  'session_id',
  'create_time',
  'timestamp',
  'iat',
  'exp',
  'nbf',
  'jti',
]);

const MOST_CHANGES = 500;

/** Edits up to which lines are matched as well as can be; beyond, by their place in the document. */
const MOST_EDITS = 1500;

/** Compares two texts, as JSON where both are. Work is bounded by their sizes. */
export function compareDocuments(a: string, b: string): DocumentComparison {
  const [left, right] = [rowsOf(a), rowsOf(b)];
  const pairs: ComparedPair[] = [];
  const changes: ValueChange[] = [];
  const counts = { changed: 0, same: 0, ignored: 0 };
  const change = (one: ValueChange) => {
    counts.changed++;
    if (changes.length < MOST_CHANGES) changes.push(one);
  };
  const both = (x: Row, y: Row) => {
    if (x.text === y.text) {
      pairs.push({ kind: 'same', a: x.shown, b: y.shown });
      if (x.value !== undefined) counts.same++;
    } else if (x.volatile && y.volatile) {
      pairs.push({ kind: 'ignored', a: x.shown, b: y.shown });
      counts.ignored++;
    } else {
      pairs.push({ kind: 'changed', a: x.shown, b: y.shown });
      change({ pointer: y.pointer, ...valueOf('a', x), ...valueOf('b', y) });
    }
  };
  const alone = (side: 'a' | 'b') => (row: Row) => {
    pairs.push(side === 'a' ? { kind: 'removed', a: row.shown } : { kind: 'added', b: row.shown });
    if (row.value !== undefined) change({ pointer: row.pointer, ...valueOf(side, row) });
  };
  for (const { gone, come } of aligned(left, right)) pairUp(gone, come, both, alone('a'), alone('b'));
  return { pairs, changes, counts };
}

interface Row {
  shown: ComparedLine;
  pointer: string;
  /** Its text without indentation and without the comma that depends on its neighbour. */
  text: string;
  /** What makes it the same line as another: its text, without a value that is always different. */
  key: string;
  /** The value alone, for a line that has one. */
  value: string | undefined;
  /** What a line with another value in the same place shares with it. */
  name: string;
  volatile: boolean;
}

function rowsOf(text: string): Row[] {
  const json = /^[\s\ufeff]*[{[]/.test(text) ? parseJson(text) : undefined;
  if (!json?.root || json.problem) return text.split('\n').map(textRow);
  return prettyRows(json.root).map((row): Row => {
    const { line, depth, pointer, parts, kind } = row;
    const whole = parts.map((part) => part.text).join('');
    const plain = whole.endsWith(',') ? whole.slice(0, -1) : whole;
    const name = row.key === undefined ? '' : `${JSON.stringify(row.key)}:`;
    const volatile = kind === 'value' && row.key !== undefined && VOLATILE.has(row.key);
    const at = row.key === undefined ? 0 : parts.findIndex((part) => part.kind === 'punctuation') + 1;
    const value = parts
      .slice(at)
      .map((part) => part.text)
      .join('')
      .replace(/,$/, '')
      .trim();
    return {
      shown: { line, depth, parts },
      pointer,
      text: plain,
      key: `${depth} ${volatile ? name : plain}`,
      value: kind === 'value' || kind === 'empty' ? value : undefined,
      name: `${depth} ${kind} ${name}`,
      volatile,
    };
  });
}

function textRow(text: string, i: number): Row {
  const shown: ComparedLine = { line: i + 1, depth: 0, parts: [{ kind: 'string', text }] };
  return { shown, pointer: '', text, key: text, value: text, name: '', volatile: false };
}

interface Stretch {
  gone: readonly Row[];
  come: readonly Row[];
}

/** Stretches of lines that stand for each other: as many of both where nothing was added or removed. */
function aligned(a: readonly Row[], b: readonly Row[]): Stretch[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head]!.key === b[head]!.key) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail]!.key === b[b.length - 1 - tail]!.key) tail++;
  const middle = { a: a.slice(head, a.length - tail), b: b.slice(head, b.length - tail) };
  return [
    { gone: a.slice(0, head), come: b.slice(0, head) },
    ...differences(middle.a, middle.b),
    { gone: a.slice(a.length - tail), come: b.slice(b.length - tail) },
  ];
}

function differences(a: readonly Row[], b: readonly Row[]): Stretch[] {
  const edits = diffArrays(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
    { maxEditLength: MOST_EDITS },
  );
  if (!edits) return [{ gone: a, come: b }];
  const stretches: Stretch[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < edits.length; i++) {
    const edit = edits[i]!;
    const next = edits[i + 1];
    const [fromX, fromY] = [x, y];
    if (!edit.added) x += edit.value.length;
    if (!edit.removed) y += edit.value.length;
    // What is taken away and put in its place belongs together.
    if ((edit.added && next?.removed) || (edit.removed && next?.added)) {
      if (next.removed) x += next.value.length;
      else y += next.value.length;
      i++;
    }
    stretches.push({ gone: a.slice(fromX, x), come: b.slice(fromY, y) });
  }
  return stretches;
}

/** Lines of the same name are two values of one thing; the others are gone or new. Order is kept on both sides. */
function pairUp(
  gone: readonly Row[],
  come: readonly Row[],
  both: (a: Row, b: Row) => void,
  removed: (row: Row) => void,
  added: (row: Row) => void,
): void {
  if (gone.length === come.length && gone.every((row, i) => row.key === come[i]!.key)) {
    gone.forEach((row, i) => both(row, come[i]!));
    return;
  }
  const places = new Map<string, number[]>();
  come.forEach(({ name }, i) => {
    const known = places.get(name);
    if (known) known.push(i);
    else places.set(name, [i]);
  });
  const used = new Map<string, number>();
  let next = 0;
  for (const row of gone) {
    const waiting = places.get(row.name) ?? [];
    let first = used.get(row.name) ?? 0;
    while (first < waiting.length && waiting[first]! < next) first++;
    const partner = waiting[first];
    used.set(row.name, partner === undefined ? first : first + 1);
    if (partner === undefined) {
      removed(row);
      continue;
    }
    while (next < partner) added(come[next++]!);
    both(row, come[partner]!);
    next = partner + 1;
  }
  while (next < come.length) added(come[next++]!);
}

function valueOf(side: 'a' | 'b', { value, text }: Row): Partial<Pick<ValueChange, 'a' | 'b'>> {
  return { [side]: value ?? text };
}

/** Equal lines far from any difference folded away. */
export function folded(pairs: readonly ComparedPair[], context: number): ComparedPair[] {
  const kept = new Uint8Array(pairs.length);
  pairs.forEach((pair, i) => {
    if (pair.kind !== 'same' && pair.kind !== 'folded') kept.fill(1, Math.max(0, i - context), i + context + 1);
  });
  const result: ComparedPair[] = [];
  pairs.forEach((pair, i) => {
    const lines = pair.kind === 'folded' ? pair.lines : 1;
    const last = result.at(-1);
    if (kept[i]) result.push(pair);
    else if (last?.kind === 'folded') last.lines += lines;
    else result.push({ kind: 'folded', lines });
  });
  return result;
}
