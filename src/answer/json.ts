/**
 * A JSON reader that forgives and loses nothing (RFC 8259): numbers keep their text, members their order and their
 * repetitions, every node its place, and a body that breaks off is kept up to the break. `JSON.parse` does none of this.
 */

/** Offsets are UTF-16 code units of the text, end exclusive. */
interface Placed {
  start: number;
  end: number;
}

export interface JsonMember {
  key: string;
  /** The key as it was written, with its quotes. */
  keyRaw: string;
  keyStart: number;
  keyEnd: number;
  value: JsonNode;
}

export interface JsonObject extends Placed {
  kind: 'object';
  /** In the order of the text; a repeated key appears as often as it was written. */
  members: JsonMember[];
  /** False when the text broke off inside. */
  closed: boolean;
}

export interface JsonArray extends Placed {
  kind: 'array';
  items: JsonNode[];
  closed: boolean;
}

export interface JsonString extends Placed {
  kind: 'string';
  /** With every escape decoded. */
  value: string;
  /** As written, with the quotes. */
  raw: string;
  closed: boolean;
}

export interface JsonNumber extends Placed {
  kind: 'number';
  /** As written. */
  raw: string;
  /** Whether a reader that uses doubles gives the same number back. */
  exact: boolean;
}

export interface JsonBoolean extends Placed {
  kind: 'boolean';
  value: boolean;
}

export interface JsonNull extends Placed {
  kind: 'null';
}

export type JsonContainer = JsonObject | JsonArray;
export type JsonNode = JsonContainer | JsonString | JsonNumber | JsonBoolean | JsonNull;
export type JsonKind = JsonNode['kind'];

export type JsonProblemCode =
  /** Nothing but white space. */
  | 'empty'
  /** A character that cannot stand there. */
  | 'unexpected'
  /** The text ends inside a value. */
  | 'unterminated'
  /** A number that JSON does not know, such as `01`, `1.` or `.5`. */
  | 'bad_number'
  /** An escape that JSON does not know; read as the characters themselves. */
  | 'bad_escape'
  /** A control character inside a string; read as it is. */
  | 'control_character'
  /** More text after the value. */
  | 'trailing';

export interface JsonProblem {
  code: JsonProblemCode;
  /** UTF-16 offset in the text. */
  at: number;
  /** 1-based; a line ends with LF, CR or CR LF. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** Whether reading went on after it. */
  effect: 'stopped' | 'repaired';
}

export interface JsonParse {
  /** What could be read, which is less than the whole when `problem.effect` is `stopped`. */
  root: JsonNode | undefined;
  /** The first one that stopped the reading, else the first one that was repaired. */
  problem?: JsonProblem;
}

/**
 * Reads a JSON text. Never throws and never recurses; the work is proportional to the length of the text.
 * A leading U+FEFF is skipped (RFC 8259 section 8.1 allows it).
 */
export function parseJson(text: string): JsonParse {
  return new Reader(text).read();
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BYTE_ORDER_MARK = 0xfeff;

const LITERALS: Record<string, (place: Placed) => JsonNode> = {
  true: (place) => ({ kind: 'boolean', value: true, ...place }),
  false: (place) => ({ kind: 'boolean', value: false, ...place }),
  null: (place) => ({ kind: 'null', ...place }),
};

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Whether the reading of a piece lets the next one follow. */
type Step = 'go_on' | 'stop';

class Reader {
  readonly #text: string;
  readonly #open: JsonContainer[] = [];
  #at = 0;
  #root: JsonNode | undefined;
  #stopped: JsonProblem | undefined;
  #repaired: JsonProblem | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonParse {
    if (this.#text.charCodeAt(0) === BYTE_ORDER_MARK) this.#at = 1;
    this.#skipSpace();
    if (this.#at >= this.#text.length) this.#stop('empty');
    else this.#readAll();
    const problem = this.#stopped ?? this.#repaired;
    return problem ? { root: this.#root, problem } : { root: this.#root };
  }

  #readAll(): void {
    let step = this.#value((node) => (this.#root = node));
    while (step === 'go_on' && this.#open.length > 0) step = this.#continue(this.#open.at(-1)!);
    // What was cut off ends where reading ended.
    for (const container of this.#open) container.end = this.#at;
    if (step === 'stop') return;
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#stop('trailing');
  }

  #continue(container: JsonContainer): Step {
    this.#skipSpace();
    const isObject = container.kind === 'object';
    if (this.#text.charCodeAt(this.#at) === (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) return this.#close(container);
    if ((isObject ? container.members : container.items).length > 0) {
      if (this.#text.charCodeAt(this.#at) !== COMMA) return this.#stop('unexpected');
      this.#at++;
      this.#skipSpace();
    }
    return isObject ? this.#member(container) : this.#value((node) => container.items.push(node));
  }

  #close(container: JsonContainer): Step {
    this.#at++;
    container.end = this.#at;
    container.closed = true;
    this.#open.pop();
    return 'go_on';
  }

  #member(object: JsonObject): Step {
    if (this.#text.charCodeAt(this.#at) !== QUOTE) return this.#stop('unexpected');
    const key = this.#string();
    if (!key.closed) return this.#stop('unterminated');
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== COLON) return this.#stop('unexpected');
    this.#at++;
    this.#skipSpace();
    const named = { key: key.value, keyRaw: key.raw, keyStart: key.start, keyEnd: key.end };
    return this.#value((value) => object.members.push({ ...named, value }));
  }

  #value(attach: (node: JsonNode) => void): Step {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === QUOTE) {
      const string = this.#string();
      attach(string);
      return string.closed ? 'go_on' : this.#stop('unterminated');
    }
    if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      const place = { start: this.#at, end: this.#at + 1, closed: false };
      const container: JsonContainer =
        unit === OPEN_OBJECT ? { kind: 'object', members: [], ...place } : { kind: 'array', items: [], ...place };
      this.#at++;
      this.#open.push(container);
      attach(container);
      return 'go_on';
    }
    return unit === MINUS || isDigit(unit) ? this.#number(attach) : this.#literal(attach);
  }

  #literal(attach: (node: JsonNode) => void): Step {
    const start = this.#at;
    for (const [word, node] of Object.entries(LITERALS)) {
      if (!this.#text.startsWith(word, start)) continue;
      this.#at += word.length;
      attach(node({ start, end: this.#at }));
      return 'go_on';
    }
    const rest = this.#text.slice(start, start + 5);
    const cutOff = rest !== '' && Object.keys(LITERALS).some((word) => word.startsWith(rest));
    return this.#stop(cutOff ? 'unterminated' : 'unexpected');
  }

  #number(attach: (node: JsonNode) => void): Step {
    const start = this.#at;
    while (isNumberUnit(this.#text.charCodeAt(this.#at))) this.#at++;
    const raw = this.#text.slice(start, this.#at);
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw)) {
      attach({ kind: 'number', raw, exact: isExact(raw), start, end: this.#at });
      return 'go_on';
    }
    const cutOff = this.#at >= this.#text.length;
    this.#at = start;
    return this.#stop(cutOff ? 'unterminated' : 'bad_number');
  }

  #string(): JsonString {
    const start = this.#at;
    const pieces: string[] = [];
    let from = ++this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === QUOTE) break;
      if (unit < SPACE) this.#repair('control_character');
      if (unit !== BACKSLASH) continue;
      pieces.push(this.#text.slice(from, this.#at));
      pieces.push(this.#escape());
      from = this.#at + 1;
    }
    const closed = this.#at < this.#text.length;
    this.#at = Math.min(this.#at, this.#text.length);
    const last = this.#text.slice(from, this.#at);
    if (closed) this.#at++;
    const value = pieces.length === 0 ? last : pieces.join('') + last;
    return { kind: 'string', value, raw: this.#text.slice(start, this.#at), closed, start, end: this.#at };
  }

  // Stands on the backslash; leaves on the escape's last character.
  #escape(): string {
    const backslash = this.#at;
    const letter = this.#text[backslash + 1];
    if (letter === undefined) return '';
    const simple = ESCAPES[letter];
    if (simple !== undefined) {
      this.#at = backslash + 1;
      return simple;
    }
    const digits = this.#text.slice(backslash + 2, backslash + 6);
    if (letter === 'u' && /^[0-9a-f]{4}$/i.test(digits)) {
      this.#at = backslash + 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    // An escape that the end of the text cuts short gives nothing; a wrong one stays as it is written.
    if (letter === 'u' && backslash + 2 + digits.length >= this.#text.length && /^[0-9a-f]*$/i.test(digits)) {
      this.#at = this.#text.length;
      return '';
    }
    this.#repair('bad_escape');
    return '\\';
  }

  #skipSpace(): void {
    for (; ; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== SPACE && unit !== LF && unit !== CR && unit !== TAB) return;
    }
  }

  #stop(code: JsonProblemCode): Step {
    const ended = code === 'unexpected' && this.#at >= this.#text.length;
    this.#stopped = this.#problem(ended ? 'unterminated' : code, 'stopped');
    return 'stop';
  }

  #repair(code: JsonProblemCode): void {
    this.#repaired ??= this.#problem(code, 'repaired');
  }

  #problem(code: JsonProblemCode, effect: JsonProblem['effect']): JsonProblem {
    const at = Math.min(this.#at, this.#text.length);
    return { code, at, ...placeOf(this.#text, at), effect };
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

// Digits, sign, point and exponent: whatever could have been meant as one number.
function isNumberUnit(unit: number): boolean {
  return isDigit(unit) || unit === 0x2b || unit === MINUS || unit === 0x2e || unit === 0x45 || unit === 0x65;
}

/** Line and column, both 1-based, of a UTF-16 offset. Proportional to the offset. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < at; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== LF && (unit !== CR || text.charCodeAt(i + 1) === LF)) continue;
    line++;
    lineStart = i + 1;
  }
  return { line, column: at - lineStart + 1 };
}

// 15 significant digits always survive a double (IEEE 754 binary64), so most numbers need no closer look.
function isExact(raw: string): boolean {
  if (raw.length <= 15 && !/[eE]/.test(raw)) return true;
  const read = Number(raw);
  return Number.isFinite(read) && canonical(raw) === canonical(String(read));
}

// A number as sign, digits without zeros at either end, and the power of ten of the last digit.
function canonical(raw: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(raw)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.slice(0, lastNonZero(digits) + 1);
  if (short === '') return '0';
  return `${sign}${short}e${Number(exponent) - fraction.length + (digits.length - short.length)}`;
}

// A loop, because /0+$/ is quadratic on zeros that are not at the end.
function lastNonZero(digits: string): number {
  let at = digits.length - 1;
  while (at >= 0 && digits[at] === '0') at--;
  return at;
}
