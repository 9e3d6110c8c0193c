/**
 * Which words matter: the smallest part of a word list that still gives the answer of the whole list, found by
 * halving. A search is the list of its answers so far; it can be stored, cancelled and taken up again.
 */

/** Indices `from` to `to`, the end not included. */
export type Range = readonly [from: number, to: number];

export type BisectionStep =
  /** Ask the bot with these words only: is the answer that of the whole list? */
  | { kind: 'ask'; ranges: readonly Range[]; words: number }
  /** These words together give the answer of the whole list, and none of them can be left out. */
  | { kind: 'found'; indices: readonly number[] };

/**
 * The next step of a search among `count` words (at least one), given the answers to all questions before it:
 * `true` where the answer was that of the whole list. It is taken as known that the whole list and no list at all give
 * different answers. Deterministic: the same answers lead to the same step.
 *
 * The search is QuickXplain (Junker 2004): about `2·log2(count)` questions for one word that matters, `2k·log2(count/k)
 * + 2k` for `k` of them. A set that was asked before is not asked again.
 */
export function bisectionStep(count: number, answers: readonly boolean[]): BisectionStep {
  const search = explain([], [], [[0, count]]);
  const known = new Map<string, boolean>([
    ['', false],
    [keyOf([[0, count]]), true],
  ]);
  let asked = 0;
  let step = search.next();
  while (!step.done) {
    const ranges = step.value;
    const key = keyOf(ranges);
    let same = known.get(key);
    if (same === undefined) {
      same = answers[asked++];
      if (same === undefined) return { kind: 'ask', ranges, words: sizeOf(ranges) };
      known.set(key, same);
    }
    step = search.next(same);
  }
  return {
    kind: 'found',
    indices: step.value.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)),
  };
}

/** Questions a search for one word among `count` may need at most, for stating a budget before it starts. */
export function callsForOne(count: number): number {
  return 2 * Math.ceil(Math.log2(Math.max(2, count))) + 2;
}

// The part of `candidates` that is needed beside `background`; `added` is what came to the background last.
function* explain(
  background: readonly Range[],
  added: readonly Range[],
  candidates: readonly Range[],
): Generator<readonly Range[], readonly Range[], boolean> {
  if (added.length > 0 && (yield background)) return [];
  if (sizeOf(candidates) === 1) return candidates;
  const [first, second] = halves(candidates);
  const fromSecond = yield* explain(union(background, first), first, second);
  const fromFirst = yield* explain(union(background, fromSecond), fromSecond, first);
  return union(fromFirst, fromSecond);
}

function sizeOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

function halves(ranges: readonly Range[]): [readonly Range[], readonly Range[]] {
  let left = Math.ceil(sizeOf(ranges) / 2);
  const first: Range[] = [];
  const second: Range[] = [];
  for (const [from, to] of ranges) {
    const cut = Math.min(to, from + left);
    if (cut > from) first.push([from, cut]);
    if (to > cut) second.push([cut, to]);
    left -= cut - from;
  }
  return [first, second];
}

function union(a: readonly Range[], b: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...a, ...b].toSorted((x, y) => x[0] - y[0])) {
    const last = merged.at(-1);
    if (last && last[1] === from) last[1] = to;
    else merged.push([from, to]);
  }
  return merged;
}

function keyOf(ranges: readonly Range[]): string {
  return ranges.map((range) => range.join('-')).join(' ');
}
