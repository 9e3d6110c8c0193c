/** The calls of a run, signed or encrypted one by one where the key is: in a worker of the page, or in Node. */
import type { Credentials } from '#protocol/credentials.ts';
import { prepare, type Prepared } from '#protocol/prepare.ts';
import type { Case } from './cases.ts';
import type { SkipReason } from './outcome.ts';
import { dialogueNumbers, draftOf, usernameOf, type RunSettings, type VocabularySets } from './plan.ts';

export type SignedRow = { ok: true; prepared: Prepared; username: string } | { ok: false; reason: SkipReason };

export interface Signer {
  /** Prepares the call of a row; the same row gets the same `username` every time. */
  sign(row: number): Promise<SignedRow>;
}

const UNSENDABLE: SignedRow = { ok: false, reason: 'cannot_be_sent' };

/** @param now Unix milliseconds */
export function openSigner(
  { cases, settings, sets }: { cases: readonly Case[]; settings: RunSettings; sets: VocabularySets },
  credentials: Credentials,
  now: () => number = Date.now,
): Signer {
  const dialogues = dialogueNumbers(cases);
  return {
    async sign(row) {
      const one = cases[row]!;
      const username = usernameOf(one, row, settings.usernamePrefix, dialogues);
      const draft = draftOf(one, username, settings, sets);
      if (!draft) return { ok: false, reason: 'unknown_vocabulary' };
      try {
        const preparation = await prepare(draft, credentials, { now: Math.floor(now() / 1000) });
        return preparation.ok ? { ok: true, prepared: preparation.prepared, username } : UNSENDABLE;
      } catch {
        // No Web Crypto, or no memory for a vocabulary of many megabytes: this row cannot leave, the others may.
        return UNSENDABLE;
      }
    },
  };
}
