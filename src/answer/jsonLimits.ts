/** How much of a JSON text is kept as nodes. The whole text is read and judged all the same. */

/**
 * What a reader keeps. A reply of megabytes is mostly one long list: its first items say what the others are, and the
 * members beside it are few.
 */
export interface JsonLimits {
  /** Members of the outermost object. */
  members: number;
  /** Members and items of any container inside it. */
  children: number;
  /** Nodes inside one outermost member. */
  perMember: number;
  /** Nodes in all. */
  nodes: number;
  /** UTF-16 code units of one string. */
  stringLength: number;
  /** UTF-16 code units of all strings; each beyond is cut to a beginning. */
  strings: number;
}

/** Enough for every reply a bot was meant to give, and little enough to travel between threads unnoticed. */
export const READING_LIMITS: JsonLimits = {
  members: 500,
  children: 100,
  perMember: 2_000,
  nodes: 5_000,
  stringLength: 500_000,
  strings: 1_000_000,
};

/** Characters a string keeps at least, whatever came before it. */
const BEGINNING = 200;

/** What was read and not kept. */
export interface JsonLeftOut {
  /** Values. */
  values: number;
  /** Of these, numbers that a reader with doubles changes. */
  inexact: number;
}

/** Decides, value by value, what is kept. */
export class Keeper {
  readonly leftOut: JsonLeftOut = { values: 0, inexact: 0 };
  readonly #limits: JsonLimits;
  #nodes = 0;
  #inMember = 0;
  #strings = 0;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  /** @param depth how many containers are open around the value; @param index its place in the innermost one. */
  keeps(depth: number, index: number): boolean {
    const { members, children, perMember, nodes } = this.#limits;
    if (depth <= 1) this.#inMember = 0;
    const room = depth <= 1 ? index < members : index < children && this.#inMember < perMember && this.#nodes < nodes;
    if (!room) return false;
    this.#nodes++;
    this.#inMember++;
    return true;
  }

  leave(exact: boolean): void {
    this.leftOut.values++;
    if (!exact) this.leftOut.inexact++;
  }

  /** How many characters of a string are kept. */
  lengthOf(length: number): number {
    const { stringLength, strings } = this.#limits;
    const kept = Math.min(length, stringLength, Math.max(strings - this.#strings, BEGINNING));
    this.#strings += kept;
    return kept;
  }
}
