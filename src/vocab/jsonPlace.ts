/** Where a text stops being JSON. The engine's own message names no place in some browsers, and a language of its own in all. */
import { parseJsonInSteps } from '#answer/json.ts';
import { READING_LIMITS } from '#answer/jsonLimits.ts';
import type { VocabularyIssue } from '#protocol/vocab.ts';

/** Characters that are quoted from the place on. */
const QUOTED = 24;

/** The issue with its line and column, both 1-based, and what stands there; an end of the text leaves `near` empty. */
export function withPlace(text: string, issue: VocabularyIssue): VocabularyIssue {
  if (issue.code !== 'not_json') return issue;
  const steps = parseJsonInSteps(text, READING_LIMITS);
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    if (!value.problem) return issue;
    const { at, line, column } = value.problem;
    const [near = ''] = text.slice(at, at + QUOTED).split(/[\r\n]/, 1);
    return { ...issue, line, column, near };
  }
}
