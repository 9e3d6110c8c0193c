/** A row of a run as an exchange, for the panes: the reply as it came, the call prepared anew. */
import type { RowOutcome } from '#lab/outcome.ts';
import { openSigner } from '#lab/signing.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { FAILURE_REASONS, type Exchange, type Outcome } from './exchange.ts';
import type { StoredRun } from './runs.ts';
import type { KeptReply } from './runSchema.ts';

/**
 * The call is not kept, because it is made of secrets. Under the same credentials a signed one comes out byte for byte as
 * it left; an encrypted one has other random bytes. The screen has to say so.
 * @returns `undefined` when the row cannot be prepared, or was never sent
 */
export async function runExchange(
  { record, plan, cases }: Pick<StoredRun, 'record' | 'plan' | 'cases'>,
  outcome: RowOutcome,
  reply: KeptReply | undefined,
  credentials: Credentials,
): Promise<Exchange | undefined> {
  const signer = openSigner(
    { cases, settings: plan.settings, sets: new Map(plan.sets) },
    credentials,
    () => outcome.at,
  );
  const signed = outcome.attempts === 0 ? undefined : await signer.sign(outcome.row);
  if (!signed?.ok) return undefined;
  const { prepared, username } = signed;
  return {
    id: `${record.id}-${outcome.row}`,
    origin: 'batch',
    startedAt: outcome.at - (outcome.ms ?? 0),
    target: record.target,
    profileId: record.profileId,
    api: prepared.endpoint.id,
    username,
    msg: cases[outcome.row]!.msg,
    prepared,
    outcome: outcomeOf(outcome, reply),
  };
}

function outcomeOf({ verdict, ms = 0 }: RowOutcome, reply: KeptReply | undefined): Outcome {
  const phases = { total: ms };
  if (reply) {
    const { status, headers, body } = reply;
    const emulated = headers.some(([name]) => name.toLowerCase() === 'x-emulated');
    return { kind: 'response', received: { status, statusText: '', headers, body, emulated }, phases };
  }
  const error = verdict.kind === 'error' && verdict.error.kind === 'transport' ? verdict.error : undefined;
  const reason = FAILURE_REASONS.find((known) => known === error?.reason) ?? 'interrupted';
  return { kind: 'failure', reason, detail: error?.detail ?? '', received: undefined, phases };
}
