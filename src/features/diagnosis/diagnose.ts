/** A refused call examined and its causes ranked; loaded with the first refusal. */
import type { Exchange } from '#data/exchange.ts';
import type { Profile } from '#data/profiles.ts';
import type { ReplyReading } from '#data/reading.ts';
import type { Examiner } from '#workers/forensics.ts';
import type { Cause } from './cause.ts';
import { causesOf } from './causes.ts';
import { contextOf, refusalOf, sentText } from './failedCall.ts';
import { signaturesOf } from './facts.ts';

export interface Diagnosis {
  causes: readonly Cause[];
  /** Hypotheses that were computed. */
  tried: number;
  /** Milliseconds it took. */
  duration: number;
  /** The signature that was sent and the right one, where they differ. */
  signatures?: readonly [sent: string, right: string];
}

/**
 * @param profiles as they were when the call was made.
 * @returns `null` where the refusal has no causes that could be looked for here.
 */
export async function diagnose(
  exchange: Exchange,
  reply: ReplyReading,
  profiles: readonly Profile[],
  examiner: Examiner,
): Promise<Diagnosis | null> {
  const refusal = refusalOf(exchange, reply);
  const sender = profiles.find(({ id }) => id === exchange.profileId);
  if (!refusal || !sender) return null;
  const others = profiles.filter((profile) => profile !== sender);
  const started = performance.now();
  const outcome = await examiner.examine(sentText(exchange), contextOf(exchange, sender, others));
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const { examination } = outcome;
  const causes = causesOf({ refusal, exchange, examination, sender, others });
  if (causes.length === 0) return null;
  const signatures = refusal === 'signature' ? signaturesOf(exchange, examination) : undefined;
  const tried = Math.max(causes.length, examination.ruledOut.length);
  return { causes, tried, duration: performance.now() - started, ...(signatures ? { signatures } : {}) };
}
