/** What only several calls show: a bot that gives its default answer to whatever it is asked. */
import { inReply, inRequest, quote, type Finding, type FindingCode } from './finding.ts';
import type { Reading } from './read.ts';

/** A text that was sent before, and what was answered. */
export interface EarlierAnswer {
  msg: string;
  answer: string;
}

/** What a single reply shows of a default answer. */
const DEFAULTS: ReadonlySet<FindingCode> = new Set(['default_greeting', 'default_answer', 'nomatch']);

/** Other texts with the same default answer from which on it is likely the only one; a single one may be chance. */
const LIKELY_FROM = 2;

/**
 * The findings of a reply seen beside the answers the same bot gave before. The same default answer to other texts is
 * told in the place of the greeting alone, which says little by itself.
 */
export function diagnoseAmong(
  findings: readonly Finding[],
  { answer }: Pick<Reading, 'answer'>,
  msg: string,
  earlier: readonly EarlierAnswer[],
): readonly Finding[] {
  if (!answer || answer.text.trim() === '' || !findings.some(({ code }) => DEFAULTS.has(code))) return findings;
  const same = earlier.filter((other) => other.answer === answer.text && other.msg.trim() !== msg.trim());
  const texts = new Set(same.map((other) => other.msg.trim())).size;
  if (texts === 0) return findings;
  const endless: Finding = {
    code: 'endless_default_answer',
    severity: 'warning',
    certainty: texts >= LIKELY_FROM ? 'likely' : 'to-check',
    evidence: [inReply(answer.pointer), inRequest('msg')],
    data: { answer: quote(answer.text), texts: texts + 1, example: quote(same.at(-1)!.msg) },
    fix: { kind: 'publish_bot' },
  };
  const rest = findings.filter(({ code }) => code !== 'default_greeting');
  const errors = rest.filter(({ severity }) => severity === 'error').length;
  return rest.toSpliced(errors, 0, endless);
}
