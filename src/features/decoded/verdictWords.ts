/** The one sentence that says why a reply is no success. */
import type { PlatformFailure } from '#answer/envelope.ts';
import { lookUpCode, type CodeFamily } from '#answer/codes.ts';
import type { Evidence } from '#answer/evidence.ts';
import type { Reading } from '#answer/read.ts';
import type { CodeWords } from '#i18n/fields.zh.ts';
import type { Words } from '#i18n/zhCN.ts';

export type ToldFamily = Extract<CodeFamily, 'v1' | 'ret' | 'v2'>;

/** The table a platform failure's code belongs to. */
export function codeFamily({ family }: PlatformFailure): ToldFamily | undefined {
  return family === 'v1' || family === 'ret' || family === 'v2' ? family : undefined;
}

/** What is known of a failure's code. */
export function codeWords(failure: PlatformFailure, words: Words): (CodeWords & { evidence: Evidence }) | undefined {
  const family = codeFamily(failure);
  if (!family || failure.code === undefined) return undefined;
  const known = lookUpCode(family, Number(failure.code));
  const said = words.fields.codes[family][Number(failure.code)];
  return known && said && { ...said, evidence: known.evidence };
}

export function failureTitle(reading: Reading, words: Words): string {
  const { failure, reason, json } = reading;
  const known = failure && codeWords(failure, words);
  // Only a text that ends too early is not complete.
  const wrong = reason === 'broken_json' && json?.problem?.code !== 'unterminated';
  return known?.title ?? known?.meaning ?? (wrong ? words.decoded.wrongJson : words.decoded.verdicts[reason]);
}
