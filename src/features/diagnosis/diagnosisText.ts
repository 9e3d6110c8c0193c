import type { Exchange } from '#data/exchange.ts';
import type { Words } from '#i18n/zhCN.ts';
import { evidenceOf, titleOf } from './causeWords.ts';
import type { Diagnosis } from './diagnose.ts';

/** Characters of the reply that are told. */
const REPLY_LIMIT = 2000;

/** A diagnosis as text for a ticket: the call, its causes as ranked with what shows them, the reply. */
export function diagnosisText({ causes, tried }: Diagnosis, exchange: Exchange, words: Words): string {
  const { prepared, outcome, target, startedAt } = exchange;
  const { received } = outcome;
  const call = [prepared.endpoint.id, words.shell.targets[target], new Date(startedAt).toISOString()];
  if (received) call.push(`HTTP ${received.status}`);
  const ranked = causes.map((cause, i) =>
    [
      `${i + 1}. ${titleOf(cause.about, words)} · ${words.diagnosis.certainties[cause.certainty]}`,
      ...evidenceOf(cause, startedAt, words).map((line) => `   - ${line}`),
    ].join('\n'),
  );
  const reply = received ? new TextDecoder().decode(received.body.subarray(0, REPLY_LIMIT)) : '';
  const head = `${words.diagnosis.title} · ${words.diagnosis.checked(tried)}`;
  return `${[call.join(' · '), head, ranked.join('\n'), reply].filter(Boolean).join('\n\n')}\n`;
}
