/** Names of vocabularies that the platform would hardly have. What it allows is nowhere public: all of this is inferred. */
import { encodeWord } from './wordBytes.ts';
import { checkWord, WORD_CHECKS, WORD_FIXES } from './wordChecks.ts';

export type NameIssue = 'empty' | 'duplicate' | 'spaces' | 'invisible' | 'placeholder';

/** The name that stands for one's own in the platform's example. */
const PLACEHOLDER = 'your_vocab_name';

/** What speaks against a name beside the others. */
export function nameIssues(name: string, others: readonly string[]): NameIssue[] {
  if (name.trim() === '') return ['empty'];
  const bytes = encodeWord(name);
  const bits = checkWord(bytes, 0, bytes.length);
  const issues: NameIssue[] = [];
  if (others.includes(name)) issues.push('duplicate');
  if (bits & WORD_CHECKS.spaces) issues.push('spaces');
  if (bits & (WORD_CHECKS.invisible | WORD_CHECKS.bidi | WORD_CHECKS.half)) issues.push('invisible');
  if (name === PLACEHOLDER) issues.push('placeholder');
  return issues;
}

/** The name without what nobody sees and without spaces at its ends. */
export function nameFix(name: string): string {
  return WORD_FIXES.spaces(WORD_FIXES.bidi(WORD_FIXES.invisible(name)));
}
