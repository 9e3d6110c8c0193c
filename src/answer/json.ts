/**
 * A JSON reader that forgives and loses nothing (RFC 8259): numbers keep their text, members their order and their
 * repetitions, every node its place, and a body that breaks off is kept up to the break. `JSON.parse` does none of this.
 */
import { Keeper, type JsonLeftOut, type JsonLimits } from './jsonLimits.ts';
import { Reader } from './jsonReader.ts';

/** Offsets are UTF-16 code units of the text, end exclusive. */
interface Placed {
  start: number;
  end: number;
  /** 1-based line of the value when the document is printed a row a line; only given when a reader keeps a part. */
  line?: number;
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
  /** How many more members there are, which were read and not kept. */
  leftOut?: number;
}

export interface JsonArray extends Placed {
  kind: 'array';
  items: JsonNode[];
  closed: boolean;
  /** How many more items there are, which were read and not kept. */
  leftOut?: number;
}

export interface JsonString extends Placed {
  kind: 'string';
  /** With every escape decoded. */
  value: string;
  /** As written, with the quotes. */
  raw: string;
  closed: boolean;
  /** Length of the whole value where only its beginning was kept, in UTF-16 code units. */
  fullLength?: number;
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
  /** What was read and not kept; absent when everything was kept. */
  leftOut?: JsonLeftOut;
}

/**
 * Reads a JSON text. Never throws and never recurses; the work is proportional to the length of the text.
 * A leading U+FEFF is skipped (RFC 8259 section 8.1 allows it).
 */
export function parseJson(text: string): JsonParse {
  const steps = new Reader(text).read();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, keeping only a part of the nodes, and stopping after every so many values to let others run. */
export function parseJsonInSteps(text: string, limits: JsonLimits): Generator<void, JsonParse> {
  return new Reader(text, new Keeper(limits)).read();
}
