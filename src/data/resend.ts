/** Sends a kept call once more, through the one path by which calls leave. */
import { mutationOptions } from '@tanstack/react-query';
import type { Credentials } from '#protocol/credentials.ts';
import type { HistoryRecord } from './history.ts';
import type { Journal } from './journal.ts';
import { draftOf } from './replay.ts';
import { send, sendPrepared, type SendResult } from './send.ts';
import type { TargetId } from './targets.ts';

export interface ResendInput {
  record: HistoryRecord;
  /** `exact`: the bytes of then, to the target of then. `fresh`: the same wish, signed or encrypted now. */
  how: { kind: 'exact' } | { kind: 'fresh'; profileId: string; credentials: Credentials; target: TargetId };
  journal: Journal;
  scenario: string;
  timeout: number;
}

/** Never retried by itself: a POST may have acted. */
export function resendOptions() {
  return mutationOptions({ mutationKey: ['resend'], mutationFn: resend, retry: false });
}

export async function resend({ record, how, journal, scenario, timeout }: ResendInput): Promise<SendResult> {
  const { exchange } = record;
  const shared = { origin: 'replay', journal, scenario, timeout, signal: new AbortController().signal } as const;
  switch (how.kind) {
    case 'exact': {
      const { username, msg, vocabularies = [], prepared, profileId, target } = exchange;
      const input = { ...shared, draft: { username, msg, vocabularies }, profileId, target };
      return { sent: true, exchange: await sendPrepared(prepared, input) };
    }
    case 'fresh': {
      const environment = { now: Math.floor(Date.now() / 1000) };
      const { profileId, credentials, target } = how;
      return send({ ...shared, draft: draftOf(exchange), profileId, credentials, target, environment });
    }
  }
}
