/** The walk over a JSON text behind `json.ts`. */
import type { JsonContainer, JsonNode, JsonParse, JsonProblem, JsonProblemCode, JsonString } from './json.ts';
import { placeOf } from './placeOf.ts';
import { isExact } from './exactNumber.ts';
import type { Keeper } from './jsonLimits.ts';
import {
  TAB,
  LF,
  CR,
  SPACE,
  QUOTE,
  COMMA,
  MINUS,
  COLON,
  OPEN_ARRAY,
  BACKSLASH,
  CLOSE_ARRAY,
  OPEN_OBJECT,
  CLOSE_OBJECT,
  BYTE_ORDER_MARK,
} from './jsonUnits.ts';

/** Values between two stops: some milliseconds. */
const VALUES_A_STEP = 20_000;

const LITERALS: Record<string, (place: { start: number; end: number }) => JsonNode> = {
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

/** A container being read. */
interface Frame {
  container: JsonContainer;
  /** Members or items read so far. */
  read: number;
  kept: boolean;
}

type Attach = (container: JsonContainer, node: JsonNode) => void;

const addItem: Attach = (container, node) => container.kind === 'array' && container.items.push(node);

/** Reads one text, once. `read` stops after every so many values to let others run. */
export class Reader {
  readonly #text: string;
  readonly #keeper: Keeper | undefined;
  readonly #open: Frame[] = [];
  #at = 0;
  #line = 0;
  #root: JsonNode | undefined;
  #stopped: JsonProblem | undefined;
  #repaired: JsonProblem | undefined;

  constructor(text: string, keeper?: Keeper) {
    this.#text = text;
    this.#keeper = keeper;
  }

  *read(): Generator<void, JsonParse> {
    if (this.#text.charCodeAt(0) === BYTE_ORDER_MARK) this.#at = 1;
    this.#skipSpace();
    if (this.#at >= this.#text.length) this.#stop('empty');
    else yield* this.#readAll();
    const problem = this.#stopped ?? this.#repaired;
    const leftOut = this.#keeper?.leftOut;
    return {
      root: this.#root,
      ...(problem ? { problem } : {}),
      ...(leftOut && leftOut.values > 0 ? { leftOut } : {}),
    };
  }

  *#readAll(): Generator<void, void> {
    let step = this.#value((_, node) => (this.#root = node));
    for (let values = 1; step === 'go_on' && this.#open.length > 0; values++) {
      step = this.#continue(this.#open.at(-1)!);
      if (values % VALUES_A_STEP === 0) yield;
    }
    // What was cut off ends where reading ended.
    for (const { container } of this.#open) container.end = this.#at;
    if (step === 'stop') return;
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#stop('trailing');
  }

  #continue(frame: Frame): Step {
    this.#skipSpace();
    const isObject = frame.container.kind === 'object';
    if (this.#text.charCodeAt(this.#at) === (isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) return this.#close(frame);
    if (frame.read > 0) {
      if (this.#text.charCodeAt(this.#at) !== COMMA) return this.#stop('unexpected');
      this.#at++;
      this.#skipSpace();
    }
    return isObject ? this.#member() : this.#value(addItem);
  }

  #close({ container, read }: Frame): Step {
    this.#at++;
    if (read > 0) this.#line++;
    container.end = this.#at;
    container.closed = true;
    this.#open.pop();
    return 'go_on';
  }

  #member(): Step {
    if (this.#text.charCodeAt(this.#at) !== QUOTE) return this.#stop('unexpected');
    const key = this.#string();
    if (!key.closed) return this.#stop('unterminated');
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== COLON) return this.#stop('unexpected');
    this.#at++;
    this.#skipSpace();
    return this.#value((container, value) => {
      if (container.kind !== 'object') return;
      container.members.push({ key: key.value, keyRaw: key.raw, keyStart: key.start, keyEnd: key.end, value });
    });
  }

  /** Takes a value that was read into the container around it, if it is to be kept. */
  #take(attach: Attach, node: JsonNode): boolean {
    this.#line++;
    const parent = this.#open.at(-1);
    const index = parent ? parent.read++ : 0;
    if (this.#keeper) {
      if (parent && !(parent.kept && this.#keeper.keeps(this.#open.length, index))) {
        parent.container.leftOut = (parent.container.leftOut ?? 0) + 1;
        this.#keeper.leave(node.kind !== 'number' || node.exact);
        return false;
      }
      node.line = this.#line;
      if (node.kind === 'string') cut(node, this.#keeper.lengthOf(node.value.length));
    }
    // The outermost value has no container; whoever takes it looks for none.
    attach(parent?.container ?? EMPTY, node);
    return true;
  }

  #value(attach: Attach): Step {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit === QUOTE) {
      const string = this.#string();
      this.#take(attach, string);
      return string.closed ? 'go_on' : this.#stop('unterminated');
    }
    if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      const place = { start: this.#at, end: this.#at + 1, closed: false };
      const container: JsonContainer =
        unit === OPEN_OBJECT ? { kind: 'object', members: [], ...place } : { kind: 'array', items: [], ...place };
      this.#at++;
      const kept = this.#take(attach, container);
      this.#open.push({ container, read: 0, kept });
      return 'go_on';
    }
    return unit === MINUS || isDigit(unit) ? this.#number(attach) : this.#literal(attach);
  }

  #literal(attach: Attach): Step {
    const start = this.#at;
    for (const [word, node] of Object.entries(LITERALS)) {
      if (!this.#text.startsWith(word, start)) continue;
      this.#at += word.length;
      this.#take(attach, node({ start, end: this.#at }));
      return 'go_on';
    }
    const rest = this.#text.slice(start, start + 5);
    const cutOff = rest !== '' && Object.keys(LITERALS).some((word) => word.startsWith(rest));
    return this.#stop(cutOff ? 'unterminated' : 'unexpected');
  }

  #number(attach: Attach): Step {
    const start = this.#at;
    while (isNumberUnit(this.#text.charCodeAt(this.#at))) this.#at++;
    const raw = this.#text.slice(start, this.#at);
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw)) {
      this.#take(attach, { kind: 'number', raw, exact: isExact(raw), start, end: this.#at });
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

const EMPTY: JsonContainer = { kind: 'array', items: [], closed: true, start: 0, end: 0 };

// Keeps the beginning of a string; never half of a surrogate pair.
function cut(node: JsonString, kept: number): void {
  if (kept >= node.value.length) return;
  node.fullLength = node.value.length;
  const last = node.value.charCodeAt(kept - 1);
  node.value = node.value.slice(0, last >= 0xd800 && last <= 0xdbff ? kept - 1 : kept);
  node.raw = node.raw.slice(0, kept + 1);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

// Digits, sign, point and exponent: whatever could have been meant as one number.
function isNumberUnit(unit: number): boolean {
  return isDigit(unit) || unit === 0x2b || unit === MINUS || unit === 0x2e || unit === 0x45 || unit === 0x65;
}
