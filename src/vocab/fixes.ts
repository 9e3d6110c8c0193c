/** One-click mends of a list. Each gives the rows' new words as numbers of the pool; the list makes one step of it. */
import { CHECK_BITS, type Analysis, type ListCheck } from './analysis.ts';
import { WORD_CHECKS, WORD_FIXES } from './wordChecks.ts';
import type { WordList } from './wordList.ts';

/** What can be mended: findings whose rows are left out, and findings whose words are rewritten. */
export type Fix = Exclude<ListCheck, 'long' | 'half'>;

/** The order in which one fix of everything mends; what merely may be meant is left alone. */
const TIDY: readonly Fix[] = ['invisible', 'bidi', 'width', 'spaces', 'blank'];

/** The list after the mend of one finding, and how many rows it changed. */
export function mended(
  list: WordList,
  analysis: Analysis,
  fix: Exclude<Fix, 'duplicate'>,
): { order: Uint32Array; changed: number } {
  const { order, pool } = list;
  const bit = CHECK_BITS[fix];
  const next = new Uint32Array(order.length);
  let length = 0;
  let changed = 0;
  for (let row = 0; row < order.length; row++) {
    const word = order[row]!;
    if (!(analysis.bits[row]! & bit)) {
      next[length++] = word;
      continue;
    }
    if (!isRewrite(fix)) {
      changed++;
      continue;
    }
    const before = pool.text(word);
    const after = WORD_FIXES[fix](before);
    // A letter without a Latin twin stays, and a mend that mends nothing is no step.
    next[length++] = after === before ? word : pool.add(after);
    if (after !== before) changed++;
  }
  return { order: next.slice(0, length), changed };
}

function isRewrite(fix: Fix): fix is keyof typeof WORD_FIXES {
  return Object.hasOwn(WORD_FIXES, fix);
}

/** How many rows a tidying of everything would change. */
export function untidyRows({ bits }: Analysis): number {
  const untidy = TIDY.reduce((sum, fix) => sum | CHECK_BITS[fix], 0);
  let rows = 0;
  for (const value of bits) if (value & untidy) rows++;
  return rows;
}

/** Every mend of {@link TIDY} at once. */
export function tidied(list: WordList, { bits }: Analysis): { order: Uint32Array; changed: number } {
  const { order, pool } = list;
  const rewrites = TIDY.filter(isRewrite);
  const untidy = TIDY.reduce((sum, fix) => sum | CHECK_BITS[fix], 0);
  const next = new Uint32Array(order.length);
  let length = 0;
  let changed = 0;
  for (let row = 0; row < order.length; row++) {
    const word = order[row]!;
    if (!(bits[row]! & untidy)) {
      next[length++] = word;
      continue;
    }
    changed++;
    if (bits[row]! & WORD_CHECKS.blank) continue;
    const text = rewrites.reduce((now, fix) => WORD_FIXES[fix](now), pool.text(word));
    if (text !== '') next[length++] = pool.add(text);
  }
  return { order: next.slice(0, length), changed };
}
