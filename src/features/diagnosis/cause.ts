/** What a refused call's cause is, and what was looked at to find it. */
import type { Exchange } from '#data/exchange.ts';
import type { Profile } from '#data/profiles.ts';
import type { Examination } from '#forensics/examine.ts';
import type { FindingCode } from '#forensics/types.ts';
import type { BodyEncoding } from '#protocol/body.ts';
import type { CredentialField, CredentialIssue } from '#protocol/credentials.ts';
import type { ScenarioId } from '#protocol/scenarios.ts';
import type { Refusal } from './failedCall.ts';

/** `to_check`: it would explain the refusal and cannot be told from here. */
export type Certainty = 'proven' | 'to_check' | 'ruled_out';

/** What one press can do about a cause. Never holds a secret. */
export type Remedy =
  | { kind: 'mend'; issue: CredentialIssue['code']; field: CredentialField }
  | { kind: 'swap'; fields: readonly [CredentialField, CredentialField] }
  | { kind: 'profile'; id: string; name: string }
  | { kind: 'claim' }
  | { kind: 'times' }
  | { kind: 'encoding'; to: BodyEncoding }
  | { kind: 'scenario' };

/** The end of a value before and after a mistake is taken out of it; earlier characters are not shown. */
export interface Ends {
  before: readonly string[];
  /** Index in `before` of what is wrong. */
  at: number;
  after: readonly string[];
}

export type About =
  | { code: 'scenario'; scenario: ScenarioId }
  | {
      code: 'credential';
      issue: Omit<CredentialIssue, 'fix'>;
      ends?: Ends;
      /** The signature as sent and as the mended key gives it. */
      signatures?: readonly [sent: string, right: string];
    }
  | { code: 'swapped'; fields: readonly [CredentialField, CredentialField] }
  | { code: 'value_of_other'; field: CredentialField; name: string }
  | { code: 'key_of_other'; name?: string }
  | { code: 'token_unknown' }
  | { code: 'app_id'; appId: string }
  | { code: 'key_decoded'; signatures?: readonly [sent: string, right: string] }
  | { code: 'times'; found?: FindingCode; exp?: number; skew?: number }
  | { code: 'claim'; names: readonly string[] }
  | { code: 'framing'; bytes: number }
  | { code: 'plus'; count: number }
  | { code: 'encoding'; encoding: BodyEncoding; bytes: number };

export interface Cause {
  about: About;
  certainty: Certainty;
  /** The emulator, which knows the key, says the same. */
  confirmed?: true;
  remedy?: Remedy;
}

export interface Refused {
  refusal: Refusal;
  exchange: Exchange;
  examination: Examination;
  /** As it sent, before anything was mended. */
  sender: Profile;
  others: readonly Profile[];
}

/** Looks for one kind of cause; says nothing where it does not apply. */
export type Check = (call: Refused) => readonly Cause[];
