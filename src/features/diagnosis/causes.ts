/** Why a call was refused: causes in the order of their certainty, each with what shows it and what mends it. */
import type { Cause, Certainty, Check, Refused } from './cause.ts';
import { appId, decoded, keyOfOther, ofOther, shapes, swapped, tokenUnknown } from './credentialChecks.ts';
import type { Refusal } from './failedCall.ts';
import { claim, encoding, framing, plus, scenario, times } from './requestChecks.ts';

const CHECKS: Record<Refusal, readonly Check[]> = {
  token: [scenario, shapes(['token']), swapped, ofOther('token'), tokenUnknown],
  signature: [
    scenario,
    shapes(['encodingAESKey']),
    swapped,
    times,
    claim,
    ofOther('encodingAESKey'),
    keyOfOther,
    decoded,
  ],
  cipher: [
    scenario,
    shapes(['encodingAESKey', 'appId']),
    swapped,
    ofOther('encodingAESKey'),
    keyOfOther,
    appId,
    framing,
    plus,
  ],
  body: [scenario, encoding],
  transport: [scenario, encoding],
};

/** All causes that were looked at, the surest first and then in the order in which they are likely. */
export function causesOf(call: Refused): Cause[] {
  const order: Record<Certainty, number> = { proven: 0, to_check: 1, ruled_out: 2 };
  const found = CHECKS[call.refusal].flatMap((check) => check(call));
  return found.toSorted((a, b) => order[a.certainty] - order[b.certainty]);
}
