/** A conversation as a case table: what was said, and that the answers shall be what they were. */
import type { Meaning } from '#answer/meaning.ts';
import { beginning } from '#protocol/beginning.ts';
import type { Case, Expectation } from './cases.ts';

/** One turn of a conversation, with what was answered where an answer came. */
export interface SpokenTurn {
  msg: string;
  meaning: Meaning | undefined;
  /** Whether `meaning.answer` is the beginning of the answer only. */
  cut: boolean;
}

/** Characters of a shortened answer that are expected to stand in the whole. */
const TELLING = 200;

/**
 * One case a turn, all of one dialogue, so that a run says them in order under one username. A turn without an answer
 * expects nothing, and is said all the same, because the turns after it may depend on it.
 */
export function casesFrom(dialogue: string, turns: readonly SpokenTurn[]): Case[] {
  return turns.map(({ msg, meaning, cut }, i) => ({
    id: String(i + 1),
    dialogue,
    msg,
    expectations: meaning?.verdict === 'success' ? expectationsOf(meaning, cut) : [],
    vocabulary: '',
    note: '',
  }));
}

function expectationsOf({ title, status, answer, slots }: Meaning, cut: boolean): Expectation[] {
  const expectations: Expectation[] = [];
  if (title !== '') expectations.push({ field: 'title', how: 'equals', value: title });
  if (status !== '') expectations.push({ field: 'status', how: 'equals', value: status });
  if (cut) expectations.push({ field: 'answer', how: 'contains', value: beginning(answer, TELLING) });
  else if (answer !== '') expectations.push({ field: 'answer', how: 'equals', value: answer });
  const named = new Map<string, string>();
  for (const [name, value] of slots) if (!named.has(name)) named.set(name, value);
  for (const [name, value] of named) expectations.push({ field: 'slot', name, how: 'equals', value });
  return expectations;
}
