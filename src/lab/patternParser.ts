/** Reads the source of a pattern. What the linear-time matcher cannot do is refused by name. */

export type PatternProblem =
  /** Not a regular expression; the engine's own words. */
  | { code: 'bad_pattern'; reason: string }
  /** A construct that needs backtracking, as it is written: `(?=`, `\1`. */
  | { code: 'pattern_unsupported'; reason: string }
  | { code: 'pattern_too_large' };

export type PatternNode =
  | { kind: 'char'; matches: (character: string) => boolean }
  /** Looks at the characters on both sides, empty at the ends, and takes none. */
  | { kind: 'assert'; holds: (before: string, after: string) => boolean }
  | { kind: 'sequence'; items: readonly PatternNode[] }
  | { kind: 'choice'; items: readonly PatternNode[] }
  | { kind: 'repeat'; item: PatternNode; least: number; most: number };

export type ParsedPattern = { ok: true; node: PatternNode } | { ok: false; problem: PatternProblem };

/** UTF-16 units of a source. */
const LONGEST_SOURCE = 2_000;
const DEEPEST_GROUP = 100;

/** Groups, choices, classes, escapes, anchors, word boundaries and every quantifier; lazy ones match the same texts. */
export function parsePattern(source: string): ParsedPattern {
  if (source.length > LONGEST_SOURCE) return { ok: false, problem: { code: 'pattern_too_large' } };
  try {
    // The engine judges the grammar, so that below only the meaning is to be found. Nothing is run.
    new RegExp(source, 'su');
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return { ok: false, problem: { code: 'bad_pattern', reason } };
  }
  const reader = new Reader(source);
  try {
    return { ok: true, node: reader.choice(0) };
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Unsupported extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const isWord = (character: string) => /^\w$/.test(character);
const atBoundary = (before: string, after: string) => isWord(before) !== isWord(after);

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(depth: number): PatternNode {
    if (depth > DEEPEST_GROUP) throw new Unsupported({ code: 'pattern_too_large' });
    const items = [this.#sequence(depth)];
    while (this.#take('|')) items.push(this.#sequence(depth));
    return items.length === 1 ? items[0]! : { kind: 'choice', items };
  }

  #sequence(depth: number): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#source.length && !/^[|)]/.test(this.#rest(1))) items.push(this.#repeated(depth));
    return { kind: 'sequence', items };
  }

  #repeated(depth: number): PatternNode {
    const item = this.#atom(depth);
    const quantifier = this.#match(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y);
    if (!quantifier) return item;
    const [, sign, least, comma, most] = quantifier;
    if (sign !== undefined) {
      return { kind: 'repeat', item, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
    }
    const from = Number(least);
    const to = comma === undefined ? from : most ? Number(most) : Infinity;
    return { kind: 'repeat', item, least: from, most: to };
  }

  #atom(depth: number): PatternNode {
    if (this.#take('(')) return this.#group(depth);
    if (this.#take('^')) return { kind: 'assert', holds: (before) => before === '' };
    if (this.#take('$')) return { kind: 'assert', holds: (_before, after) => after === '' };
    if (this.#take('.')) return { kind: 'char', matches: () => true };
    const boundary = this.#match(/\\([bB])/y);
    if (boundary) {
      const wanted = boundary[1] === 'b';
      return { kind: 'assert', holds: (before, after) => atBoundary(before, after) === wanted };
    }
    const back = this.#match(/\\(?:[1-9]\d*|k<[^>]*>)/y);
    if (back) throw new Unsupported({ code: 'pattern_unsupported', reason: back[0] });
    const set = this.#match(/\[(?:[^\]\\]|\\.)*\]|\\(?:[dDwWsS]|[pP]\{[^}]*\})/suy);
    if (set) return oneOf(set[0]);
    const escape = this.#match(/\\(?:u\{[^}]*\}|u[\da-f]{4}\\u[\da-f]{4}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|.)/isuy);
    if (escape) return oneOf(escape[0]);
    const [character] = this.#match(/./suy)!;
    return { kind: 'char', matches: (other) => other === character };
  }

  #group(depth: number): PatternNode {
    const look = this.#match(/\?(?:=|!|<=|<!)/y);
    if (look) throw new Unsupported({ code: 'pattern_unsupported', reason: `(${look[0]}` });
    const flags = this.#match(/\?[a-z]*-?[a-z]*:/y);
    if (flags && flags[0] !== '?:') throw new Unsupported({ code: 'pattern_unsupported', reason: `(${flags[0]}` });
    this.#match(/\?<[^>]*>/y);
    const node = this.choice(depth + 1);
    this.#take(')');
    return node;
  }

  #rest(length: number): string {
    return this.#source.slice(this.#at, this.#at + length);
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#source);
    if (found) this.#at = sticky.lastIndex;
    return found;
  }
}

// One character against one class: nothing there to backtrack over, so the engine may do it.
function oneOf(source: string): PatternNode {
  const single = new RegExp(`^${source}$`, 'su');
  return { kind: 'char', matches: (character) => single.test(character) };
}
