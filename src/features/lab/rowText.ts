/** One row of a run in words: what was expected, what came. */
import type { Words } from '#i18n/zhCN.ts';
import type { Case, Expectation } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';

/** What a demand wants, in short: the title alone, anything else with its field. */
function expectationText(expectation: Expectation): string {
  switch (expectation.field) {
    case 'title':
      return expectation.value;
    case 'confidence':
      return `confidence ≥ ${expectation.value}`;
    case 'slot':
      return `${expectation.name} = ${expectation.value}`;
    case 'answer':
      return `answer ${{ equals: '=', contains: '∋', pattern: '~' }[expectation.how]} ${expectation.value}`;
    default:
      return `${expectation.field} = ${expectation.value}`;
  }
}

/** Every demand of a case, the one on the title first; empty when it demands nothing. */
export function expectedText(one: Case | undefined): string {
  const demands = one?.expectations ?? [];
  return demands
    .toSorted((a, b) => Number(b.field === 'title') - Number(a.field === 'title'))
    .map(expectationText)
    .join(' · ');
}

/** What came instead: the value of the first demand that was missed, or why there is none. */
export function gotText({ verdict, seen }: RowOutcome, { lab, issues }: Words): string {
  switch (verdict.kind) {
    case 'passed':
      return lab.same;
    case 'failed': {
      const got = verdict.misses[0]?.got;
      if (got) return got;
      return seen?.status === 'NOMATCH' ? lab.defaultAnswer : lab.noTitle;
    }
    case 'skipped':
      return lab.skipReasons[verdict.reason];
    case 'error': {
      const { error } = verdict;
      if (error.kind === 'transport')
        return issues.failure[error.reason as keyof typeof issues.failure]?.title ?? error.reason;
      if (error.kind === 'platform') return [lab.errors.platform(error.code), error.detail].filter(Boolean).join(' ');
      return error.kind === 'unreadable' ? lab.errors.unreadable(error.reason) : lab.errors.unsure;
    }
  }
}
