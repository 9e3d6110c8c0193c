/** What must not leave the page unasked. */

export type SecretField = 'token' | 'encodingAESKey' | 'other';

export interface Secret {
  /** Tells secrets apart; the caller's choice. */
  id: string;
  field: SecretField;
  value: string;
}

/** A value of fewer bytes is not looked for: half-typed ones would be found everywhere. */
export const SHORTEST_SECRET = 8;
