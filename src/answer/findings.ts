/** The doctor: a table of rules over a reading, the exchange around it and what was sent. */
import type { Case, Certainty, Finding, FindingSeverity, Rule } from './finding.ts';
import { healthRules } from './healthRules.ts';
import { matchRules } from './matchRules.ts';
import { refusalRules } from './refusalRules.ts';
import { shapeRules } from './shapeRules.ts';
import { transportRules } from './transportRules.ts';

const RULES: readonly Rule[] = [...refusalRules, ...transportRules, ...matchRules, ...healthRules, ...shapeRules];

const SEVERITY: Record<FindingSeverity, number> = { error: 0, warning: 1, note: 2 };
const CERTAINTY: Record<Certainty, number> = { proven: 0, likely: 1, 'to-check': 2 };

/**
 * Everything worth saying about one exchange, worst first, of the same severity the surest first. Every finding rests on
 * at least one place; a healthy reply has none above a note. Never throws.
 */
export function diagnose(about: Case): Finding[] {
  return RULES.flatMap((rule) => rule(about)).sort(
    (a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || CERTAINTY[a.certainty] - CERTAINTY[b.certainty],
  );
}
