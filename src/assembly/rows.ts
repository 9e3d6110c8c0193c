/**
 * Which rows a JSON text prints as, and where they stand in its bytes: the loop that meets every byte of a reply.
 *
 * This is AssemblyScript, not TypeScript: `npm run assembly` compiles it into src/answer/rowScanner.wasm.ts, and
 * src/answer/rowScanner.ts is who calls it. An instance reads one text, a stretch at a time, and what a stretch breaks off
 * (a string, a number, a bracket of which it is not known whether anything follows) goes on in the next. It parses
 * nothing: any bytes have rows.
 */

/** The most bytes in one stretch. */
export const STRETCH: i32 = 65536;

/** Sixteen bytes are looked at together, so as many behind the last one may be touched. */
export const BYTES: usize = memory.data(STRETCH + 16, 16);

// Rows of this stretch, one column each. A byte begins one row at most; one more may have begun before.
const ROWS: i32 = STRETCH + 8;
export const STARTS: usize = memory.data(ROWS * 4, 16);
export const KINDS: usize = memory.data(ROWS, 16);
export const DEPTHS: usize = memory.data(ROWS * 2, 16);

// Containers with content that opened in this stretch: row, place of the one around, its children so far.
export const OPEN_ROWS: usize = memory.data(ROWS * 4, 16);
export const OPEN_PARENTS: usize = memory.data(ROWS * 4, 16);
export const OPEN_BEFORES: usize = memory.data(ROWS * 4, 16);

// Those that closed: place, row, children.
export const CLOSED_PLACES: usize = memory.data(ROWS * 4, 16);
export const CLOSED_ROWS: usize = memory.data(ROWS * 4, 16);
export const CLOSED_COUNTS: usize = memory.data(ROWS * 4, 16);

/** How many of each there are. */
export let rows: i32 = 0;
export let opened: i32 = 0;
export let closed: i32 = 0;

const NONE: u32 = 0xffffffff;

/** The innermost container that is open, by its place among all of them, and its children so far. */
export let inside: u32 = NONE;
export let count: u32 = 0;
/** Where the row begins that is not complete yet. */
export let pending: u32 = NONE;
/** Whether the outermost value has ended. */
export let done: bool = false;

// As in src/answer/bodyIndex.ts.
const VALUE: u8 = 0;
const OPEN_OBJECT: u8 = 1;
const OPEN_ARRAY: u8 = 2;
const CLOSE_OBJECT: u8 = 3;
const CLOSE_ARRAY: u8 = 4;
const EMPTY: u8 = 5;

const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const LEFT_BRACKET: u8 = 0x5b;
const BACKSLASH: u8 = 0x5c;
const RIGHT_BRACKET: u8 = 0x5d;
const LEFT_BRACE: u8 = 0x7b;
const RIGHT_BRACE: u8 = 0x7d;

const DEEPEST: u32 = 0xffff;

/** What the last stretch broke off. */
const enum Token {
  None,
  String,
  Scalar,
  Bracket,
}

let token: Token = Token.None;
/** Where it begins. */
let tokenStart: u32 = 0;
/** Of a string: its last byte was a backslash. */
let escaped: bool = false;
let bracket: u8 = 0;

/** Where the name of the member begins whose value is still to come. */
let name: u32 = NONE;
/** Whether the innermost container is an object. */
let named: bool = false;
let depth: u32 = 0;
/** Rows and containers before this stretch. */
let rowsBefore: u32 = 0;
let containers: u32 = 0;

// The containers that are open, outermost first, at the end of the memory: place, children, whether an object.
const STACK: usize = memory.data(16, 16);
const LEVEL: usize = 12;

/**
 * Reads the first `length` bytes at BYTES, which stand `base` bytes into the text.
 * @returns how many were read: fewer where the outermost value ends before.
 */
export function scan(length: i32, base: u32): i32 {
  rowsBefore += rows;
  rows = opened = closed = 0;
  const end = BYTES + <usize>length;
  let at = goOn(BYTES, end);
  while (at < end && !done) {
    const byte = load<u8>(at);
    if (byte <= SPACE || byte === COMMA || byte === COLON) {
      at++;
    } else if (byte === QUOTE) {
      tokenStart = base + <u32>(at - BYTES);
      at = endOfString(at + 1, end);
      if (at >= end) token = Token.String;
      else {
        at++;
        takeString();
      }
    } else if (byte === LEFT_BRACE || byte === LEFT_BRACKET) {
      tokenStart = base + <u32>(at - BYTES);
      bracket = byte;
      at = open(at + 1, end);
    } else if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) {
      close(base + <u32>(at - BYTES), byte);
      at++;
    } else {
      tokenStart = base + <u32>(at - BYTES);
      at = endOfScalar(at + 1, end);
      if (at >= end) token = Token.Scalar;
      else takeValue(VALUE);
    }
  }
  pending = name !== NONE ? name : token !== Token.None ? tokenStart : NONE;
  return <i32>(at - BYTES);
}

/** After the last stretch: what it broke off will not go on. */
export function finish(): void {
  rowsBefore += rows;
  rows = opened = closed = 0;
  const broken = token;
  token = Token.None;
  if (broken === Token.String) takeString();
  else if (broken === Token.Scalar) takeValue(VALUE);
  else if (broken === Token.Bracket) enter();
  pending = NONE;
}

/** Goes on with what the last stretch broke off. @returns where the next token may begin. */
function goOn(at: usize, end: usize): usize {
  if (token === Token.None || at >= end) return at;
  const broken = token;
  token = Token.None;
  if (broken === Token.Bracket) return open(at, end);
  if (broken === Token.Scalar) {
    at = endOfScalar(at, end);
    if (at >= end) token = Token.Scalar;
    else takeValue(VALUE);
    return at;
  }
  if (escaped) {
    escaped = false;
    at++;
  }
  at = endOfString(at, end);
  if (at >= end) {
    token = Token.String;
    return at;
  }
  takeString();
  return at + 1;
}

/** @returns where the closing quote stands; `end`, where there is none. */
function endOfString(at: usize, end: usize): usize {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  while (at < end) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (at >= end) break;
    if (load<u8>(at) === QUOTE) return at;
    at += 2;
    escaped = at > end;
  }
  return end;
}

/** @returns where a number or a literal is over; `end`, where it is not. */
function endOfScalar(at: usize, end: usize): usize {
  for (; at < end; at++) {
    const byte = load<u8>(at);
    if (byte <= SPACE || byte === COMMA || byte === COLON || byte === RIGHT_BRACE || byte === RIGHT_BRACKET) break;
  }
  return at;
}

/** A string has ended: a name, or a value. */
function takeString(): void {
  if (named && name === NONE) name = tokenStart;
  else takeValue(VALUE);
}

function takeValue(kind: u8): void {
  push(name === NONE ? tokenStart : name, kind);
  count++;
  name = NONE;
  done = depth === 0;
}

/** Tells, from the first byte that is not white space, whether a container has content. @returns where to go on. */
function open(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) <= SPACE) at++;
  if (at >= end) {
    token = Token.Bracket;
    return at;
  }
  // Two characters on in ASCII: } for {, ] for [.
  if (load<u8>(at) === bracket + 2) {
    takeValue(EMPTY);
    return at + 1;
  }
  enter();
  return at;
}

function enter(): void {
  const isObject = bracket === LEFT_BRACE;
  const row = rowsBefore + rows;
  takeValue(isObject ? OPEN_OBJECT : OPEN_ARRAY);
  done = false;
  const column = (<usize>opened) << 2;
  opened++;
  store<u32>(OPEN_ROWS + column, row);
  store<u32>(OPEN_PARENTS + column, inside);
  store<u32>(OPEN_BEFORES + column, depth > 0 ? count - 1 : 0);
  const level = STACK + <usize>depth * LEVEL;
  if (level + LEVEL > (<usize>memory.size()) << 16) memory.grow(max(memory.size() >> 1, 1));
  store<u32>(level, inside);
  store<u32>(level + 4, count);
  store<u32>(level + 8, <u32>named);
  depth++;
  inside = containers++;
  count = 0;
  named = isObject;
}

function close(start: u32, byte: u8): void {
  name = NONE;
  if (depth === 0) {
    done = true;
    return;
  }
  depth--;
  const column = (<usize>closed) << 2;
  closed++;
  store<u32>(CLOSED_PLACES + column, inside);
  store<u32>(CLOSED_ROWS + column, rowsBefore + rows);
  store<u32>(CLOSED_COUNTS + column, count);
  push(start, byte === RIGHT_BRACE ? CLOSE_OBJECT : CLOSE_ARRAY);
  const level = STACK + <usize>depth * LEVEL;
  inside = load<u32>(level);
  count = load<u32>(level + 4);
  named = <bool>load<u32>(level + 8);
  done = depth === 0;
}

function push(start: u32, kind: u8): void {
  const row = <usize>rows;
  rows++;
  store<u32>(STARTS + (row << 2), start);
  store<u8>(KINDS + row, kind);
  store<u16>(DEPTHS + (row << 1), <u16>min(depth, DEEPEST));
}
