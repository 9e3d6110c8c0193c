/**
 * Regular expressions over hostile texts in linear time. A pattern of the engine's own may take longer than the sun will
 * shine (`(a+)+$`), and neither a page nor Node can interrupt it; so a pattern is run as a set of states that walks over
 * the text once. The dialect is JavaScript's with the flags `su`, without what needs more than that: no lookaround and
 * no back references.
 */
import { parsePattern, type PatternNode, type PatternProblem } from './patternParser.ts';

export interface Pattern {
  source: string;
  /** Whether the pattern matches anywhere. Costs at most the text's length times the pattern's states. */
  test(text: string): boolean;
}

export type CompiledPattern = { ok: true; pattern: Pattern } | { ok: false; problem: PatternProblem };

/** States a pattern may have; a count such as `{500}` takes one per repetition. */
const MOST_STATES = 2_000;

type State =
  | { kind: 'char'; matches: (character: string) => boolean; next: number }
  | { kind: 'assert'; holds: (before: string, after: string) => boolean; next: number }
  | { kind: 'split'; next: number; other: number }
  | { kind: 'match' };

/** Compiles a pattern; what is wrong with it is a value. */
export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  if (sizeOf(parsed.node) > MOST_STATES) return { ok: false, problem: { code: 'pattern_too_large' } };
  const states: State[] = [{ kind: 'match' }];
  const start = build(parsed.node, 0, states);
  return { ok: true, pattern: { source, test: (text) => run(states, start, text) } };
}

function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'char':
    case 'assert':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + sizeOf(item), 0);
    case 'choice':
      return node.items.reduce((sum, item) => sum + sizeOf(item) + 1, 0);
    case 'repeat':
      return (sizeOf(node.item) + 1) * Math.max(1, node.most === Infinity ? node.least + 1 : node.most);
  }
}

function add(states: State[], state: State): number {
  return states.push(state) - 1;
}

// Built from the end: every part knows the state that follows it.
function build(node: PatternNode, next: number, states: State[]): number {
  switch (node.kind) {
    case 'char':
      return add(states, { kind: 'char', matches: node.matches, next });
    case 'assert':
      return add(states, { kind: 'assert', holds: node.holds, next });
    case 'sequence':
      return node.items.reduceRight((after, item) => build(item, after, states), next);
    case 'choice':
      return node.items
        .map((item) => build(item, next, states))
        .reduceRight((other, one) => add(states, { kind: 'split', next: one, other }));
    case 'repeat':
      return buildRepeat(node, next, states);
  }
}

function buildRepeat({ item, least, most }: PatternNode & { kind: 'repeat' }, next: number, states: State[]): number {
  let after = next;
  if (most === Infinity) {
    const loop: State & { kind: 'split' } = { kind: 'split', next: 0, other: next };
    after = add(states, loop);
    loop.next = build(item, after, states);
  } else {
    for (let i = least; i < most; i++) {
      after = add(states, { kind: 'split', next: build(item, after, states), other: next });
    }
  }
  for (let i = 0; i < least; i++) after = build(item, after, states);
  return after;
}

function run(states: readonly State[], start: number, text: string): boolean {
  const seen = new Uint32Array(states.length);
  let step = 0;
  let before = '';
  let reached: number[] = [];
  const stack: number[] = [];
  // A match may begin at every place, so the start is among the states at every step.
  const settle = (from: readonly number[], after: string): number[] | undefined => {
    step++;
    const next: number[] = [];
    stack.push(...from, start);
    while (stack.length > 0) {
      const index = stack.pop()!;
      if (seen[index] === step) continue;
      seen[index] = step;
      const state = states[index]!;
      if (state.kind === 'match') return undefined;
      if (state.kind === 'char') next.push(index);
      else if (state.kind === 'split') stack.push(state.other, state.next);
      else if (state.holds(before, after)) stack.push(state.next);
    }
    return next;
  };
  for (const character of text) {
    const waiting = settle(reached, character);
    if (!waiting) return true;
    reached = [];
    for (const index of waiting) {
      const state = states[index]!;
      if (state.kind === 'char' && state.matches(character)) reached.push(state.next);
    }
    before = character;
  }
  return settle(reached, '') === undefined;
}
