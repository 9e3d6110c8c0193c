/** What travels between the page and the worker that seals a large call. */
import { decodeUtf8Lossy } from '#protocol/bytes.ts';
import { splitToken, type SignedToken, type TokenSegment } from '#protocol/jwt.ts';
import type { prepare, Preparation, Prepared } from '#protocol/prepare.ts';

export interface PrepareRequest {
  given: Parameters<typeof prepare>;
}

export type PrepareReply = { ok: true; preparation: PackedPreparation } | { ok: false };

type Steps = Prepared['steps'];
type PackedSteps =
  | { scheme: 'jwt'; signed: Pick<SignedToken, 'token' | 'headerJson' | 'signature'> }
  | Extract<Steps, { scheme: 'wxbizmsgcrypt' }>;

/** Every long text once: what is a copy or a cut of another is made again where it arrives, because each takes its time to cross. */
type PackedPreparation =
  | Exclude<Preparation, { ok: true }>
  | { ok: true; prepared: Omit<Prepared, 'value' | 'bodyText' | 'steps'> & { steps: PackedSteps } };

/** A preparation as it crosses, and what is handed over with it. */
export function packedPreparation(preparation: Preparation): {
  preparation: PackedPreparation;
  transfer: ArrayBuffer[];
} {
  if (!preparation.ok) return { preparation, transfer: [] };
  const { value: _, bodyText: __, steps, ...prepared } = preparation.prepared;
  if (steps.scheme === 'wxbizmsgcrypt') {
    const { frame, ciphertext } = steps.encrypted;
    const transfer = [prepared.body.buffer, frame.buffer, ciphertext.buffer];
    return { preparation: { ok: true, prepared: { ...prepared, steps } }, transfer };
  }
  const { token, headerJson, signature } = steps.signed;
  const packedSteps: PackedSteps = { scheme: 'jwt', signed: { token, headerJson, signature } };
  return { preparation: { ok: true, prepared: { ...prepared, steps: packedSteps } }, transfer: [prepared.body.buffer] };
}

export function unpackedPreparation(preparation: PackedPreparation): Preparation {
  if (!preparation.ok) return preparation;
  const { steps, ...prepared } = preparation.prepared;
  const value = steps.scheme === 'jwt' ? steps.signed.token : steps.encrypted.encrypt;
  return {
    ok: true,
    prepared: {
      ...prepared,
      value,
      bodyText: decodeUtf8Lossy(prepared.body),
      steps: steps.scheme === 'jwt' ? signedSteps(steps.signed, prepared.plaintext) : steps,
    },
  };
}

function signedSteps(signed: Pick<SignedToken, 'token' | 'headerJson' | 'signature'>, payloadJson: string): Steps {
  const segments = splitToken(signed.token) as [TokenSegment, TokenSegment, TokenSegment];
  return {
    scheme: 'jwt',
    signed: { ...signed, payloadJson, signingInput: signed.token.slice(0, segments[1].end), segments },
  };
}
