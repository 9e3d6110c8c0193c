/** From an exchange to what a turn keeps of it. */
import type { AnswerPart } from '#answer/answerParts.ts';
import { meaningOf } from '#answer/meaning.ts';
import { nodeAt } from '#answer/pointer.ts';
import { shownParts, type Reading } from '#answer/read.ts';
import { slotsOf } from '#answer/slots.ts';
import type { Answered, KeptBody, TurnReply } from '#data/conversation.ts';
import type { Exchange } from '#data/exchange.ts';
import { beginning } from '#protocol/beginning.ts';

/** Characters of an answer a turn keeps; the body has them all. */
const KEPT = 2_000;
/** Bytes a bubble reads again for its pieces; what is longer shows its beginning and is read in the inspector. */
const LONGEST_IN_BUBBLE = 64 * 1024;

/** What became of an utterance: a failed call as well as a reply of any kind. */
export function replyOf({ id, outcome }: Exchange, reading: Reading): TurnReply {
  const { phases, received } = outcome;
  if (outcome.kind === 'failure') {
    return { state: 'failed', exchangeId: id, reason: outcome.reason, ms: phases.total };
  }
  const { answer, slots, ...meaning } = meaningOf(reading);
  const asked = askedSlot(reading);
  return {
    state: 'answered',
    exchangeId: id,
    ms: phases.total,
    bytes: received?.body.length ?? 0,
    httpStatus: received?.status ?? 0,
    emulated: received?.emulated ?? false,
    reason: reading.reason,
    shape: shapeOf(reading),
    meaning: { ...meaning, answer: beginning(answer, KEPT), slots: slots.map(([name, value]) => [name, value]) },
    cut: answer.length > KEPT,
    ...(asked === undefined ? {} : { asked }),
    ...(reading.health ? { health: reading.health.verdict } : {}),
  };
}

/** The body of an exchange as it is kept; nothing when nothing came. */
export function bodyOf({ id, outcome }: Exchange, conversationId: string): KeptBody | undefined {
  const { received } = outcome;
  if (!received) return undefined;
  const contentType = received.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return { exchangeId: id, conversationId, status: received.status, contentType, bytes: received.body };
}

// The engine's own slot that says which one it wants (protocol.md section 4.3, seen in code).
function askedSlot(reading: Reading): string | undefined {
  const base = reading.envelope === 'v2' ? '/data' : '';
  return slotsOf(nodeAt(reading.json?.root, base), base).find(({ name }) => name === '_stoask_')?.value;
}

function shapeOf(reading: Reading): Answered['shape'] {
  if (reading.size > LONGEST_IN_BUBBLE) return 'long';
  return shownParts(reading).every(isPlain) ? 'plain' : 'rich';
}

function isPlain(part: AnswerPart): boolean {
  return part.kind === 'text' && part.runs.every(({ kind }) => kind === 'text');
}
