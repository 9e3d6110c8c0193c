/** JSON text read together with the place of every value in it, so that a mistake can be pointed at. */

/** A value's place by its JSON pointer (RFC 6901); offsets are UTF-16 code units. */
export type Positions = ReadonlyMap<string, number>;

export type JsonSource =
  { ok: true; value: unknown; positions: Positions } | { ok: false; offset: number; pointer: string; reason: string };

/** Nesting at most: the emulator's own limit. */
const DEEPEST = 64;

/** Reads strict JSON (RFC 8259). A name that stands twice in an object is an error. */
export function readJsonSource(text: string): JsonSource {
  const positions = new Map<string, number>();
  let at = 0;
  let here = '';

  const fail = (reason: string, offset = at): never => {
    throw new SourceError(reason, offset, here);
  };
  const unexpected = (expected: string) =>
    fail(
      at < text.length
        ? `expected ${expected}, found ${JSON.stringify(text[at])}`
        : `expected ${expected}, found the end`,
    );
  const skip = () => {
    while (/[\x20\t\n\r]/.test(text[at] ?? '')) at++;
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };

  const readString = (): string => {
    const start = at;
    const token = take(STRING);
    if (token === undefined) fail('a string that does not end or holds a control character or a bad escape', start);
    return JSON.parse(token!) as string;
  };

  const readValue = (pointer: string, depth: number): unknown => {
    skip();
    here = pointer;
    positions.set(pointer, at);
    if (depth > DEEPEST) fail(`nested deeper than ${DEEPEST}`);
    if (text[at] === '{') return readObject(pointer, depth);
    if (text[at] === '[') return readArray(pointer, depth);
    if (text[at] === '"') return readString();
    const word = take(LITERAL) ?? take(NUMBER) ?? unexpected('a value');
    return JSON.parse(word) as unknown;
  };

  const readObject = (pointer: string, depth: number): unknown => {
    const members: [string, unknown][] = [];
    const names = new Set<string>();
    for (let close = openedBy('}'); !close; close = next('}')) {
      skip();
      if (text[at] !== '"') unexpected('a name in double quotes');
      const start = at;
      const name = readString();
      if (names.has(name)) fail(`the name ${JSON.stringify(name)} stands twice`, start);
      names.add(name);
      skip();
      if (text[at] !== ':') unexpected('":"');
      at++;
      members.push([name, readValue(`${pointer}/${escapePointer(name)}`, depth + 1)]);
      here = pointer;
    }
    return Object.fromEntries(members);
  };

  const readArray = (pointer: string, depth: number): unknown[] => {
    const items: unknown[] = [];
    for (let close = openedBy(']'); !close; close = next(']')) {
      items.push(readValue(`${pointer}/${items.length}`, depth + 1));
      here = pointer;
    }
    return items;
  };

  const openedBy = (closing: string): boolean => {
    at++;
    skip();
    if (text[at] !== closing) return false;
    at++;
    return true;
  };
  const next = (closing: string): boolean => {
    skip();
    if (text[at] !== closing && text[at] !== ',') unexpected(`"," or "${closing}"`);
    return text[at++] === closing;
  };

  try {
    if (text.startsWith('\ufeff')) at++;
    const value = readValue('', 0);
    skip();
    if (at < text.length) unexpected('the end');
    return { ok: true, value, positions };
  } catch (error) {
    if (error instanceof SourceError)
      return { ok: false, offset: error.offset, pointer: error.pointer, reason: error.message };
    throw error;
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /(?:true|false|null)\b/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class SourceError extends Error {
  readonly offset: number;
  readonly pointer: string;
  constructor(reason: string, offset: number, pointer: string) {
    super(reason);
    this.offset = offset;
    this.pointer = pointer;
  }
}

/** A name as a segment of a JSON pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Line and column of an offset, both counted from 1; the column in UTF-16 code units. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
