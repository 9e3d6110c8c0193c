/** A conversation on screen: its turns, what happens to them, and what can be said about them. Pure. */
import { changedFields, type MeaningField } from '#answer/meaning.ts';
import type { Answered, Turn, TurnReply } from '#data/conversation.ts';

/** Earlier turns said again under another username. */
export interface Replay {
  done: number;
  total: number;
  /** Turns whose answer is not as it was the first time. */
  differing: number;
  state: 'running' | 'done' | 'cancelled';
}

export interface Thread {
  state: 'loading' | 'ready';
  turns: readonly Turn[];
  replay: Replay | undefined;
}

export const EMPTY_THREAD: Thread = { state: 'loading', turns: [], replay: undefined };

/** `reply` is the conversation's own bot, `other` the one beside it. */
export type LaneName = 'reply' | 'other';

export type ThreadEvent =
  | { kind: 'loaded'; turns: readonly Turn[] }
  /** Another tab has written; `own` are the turns this page waits for itself. */
  | { kind: 'heard'; turns: readonly Turn[]; own: ReadonlySet<string> }
  | { kind: 'asked'; turn: Turn }
  /** Lands at its own turn, in whatever order answers come. */
  | { kind: 'replied'; turnId: string; lane: LaneName; reply: TurnReply }
  | { kind: 'replay'; replay: Replay | undefined };

export function threadAfter(thread: Thread, event: ThreadEvent): Thread {
  switch (event.kind) {
    case 'loaded':
      return { ...thread, state: 'ready', turns: [...event.turns, ...thread.turns] };
    case 'heard': {
      const merged = new Map(thread.turns.map((turn) => [turn.id, turn]));
      for (const turn of event.turns) {
        const known = merged.get(turn.id);
        const older = known && isWaiting(turn) && !isWaiting(known);
        if (!older && !event.own.has(turn.id)) merged.set(turn.id, turn);
      }
      return { ...thread, turns: [...merged.values()].toSorted((a, b) => a.at - b.at) };
    }
    case 'asked':
      return { ...thread, turns: [...thread.turns, event.turn] };
    case 'replied': {
      // The latest turns are the ones waited for.
      const at = thread.turns.findLastIndex(({ id }) => id === event.turnId);
      const turn = thread.turns[at];
      return turn ? { ...thread, turns: thread.turns.with(at, { ...turn, [event.lane]: event.reply }) } : thread;
    }
    case 'replay':
      return { ...thread, replay: event.replay };
  }
}

/** Whether an answer is still on its way. */
export function isWaiting({ reply, other }: Turn): boolean {
  return reply.state === 'waiting' || other?.state === 'waiting';
}

/** How a turn went, the worst that is true of it. */
export type Outcome = 'waiting' | 'failed' | 'refused' | 'missed' | 'stale' | 'answered';

export function outcomeOf(reply: TurnReply): Outcome {
  switch (reply.state) {
    case 'waiting':
      return 'waiting';
    case 'failed':
    case 'unsent':
    case 'lost':
      return 'failed';
    case 'answered':
      if (reply.meaning.verdict !== 'success') return 'refused';
      if (reply.meaning.status === 'NOMATCH') return 'missed';
      return reply.health === 'newest_not_in_use' || reply.health === 'contradictory' ? 'stale' : 'answered';
  }
}

const WORST_FIRST: readonly Outcome[] = ['failed', 'refused', 'missed', 'stale', 'waiting', 'answered'];

/** A stretch of a conversation on the line of marks. */
export interface Mark {
  outcome: Outcome;
  /** Index of its first turn. */
  from: number;
}

/** The whole conversation in at most so many marks; each shows the worst of its turns. */
export function marksOf(turns: readonly Turn[], most: number): Mark[] {
  const size = Math.max(1, Math.ceil(turns.length / most));
  return Array.from({ length: Math.ceil(turns.length / size) }, (_, i) => {
    const from = i * size;
    const outcomes = new Set(turns.slice(from, from + size).map(({ reply }) => outcomeOf(reply)));
    return { outcome: WORST_FIRST.find((outcome) => outcomes.has(outcome)) ?? 'answered', from };
  });
}

/** How many turns went which way. */
export function tally(turns: readonly Turn[]): Record<Outcome, number> {
  const counts = { waiting: 0, failed: 0, refused: 0, missed: 0, stale: 0, answered: 0 };
  for (const { reply } of turns) counts[outcomeOf(reply)]++;
  return counts;
}

// The version of the bot is no part of what a person hears, and two bots have different ones anyway.
const HEARD = new Set<MeaningField>(['verdict', 'errorCode', 'answer', 'title', 'status', 'slots', 'confidence']);

/** In what two replies to the same words differ; nothing while one is missing. */
export function differences(a: TurnReply | undefined, b: TurnReply | undefined): MeaningField[] {
  if (a?.state !== 'answered' || b?.state !== 'answered') return [];
  return changedFields(a.meaning, b.meaning).filter((field) => HEARD.has(field));
}

/** Why a turn came out as it did, as far as the turns before it tell; the reply alone is the doctor's matter. */
export type Reason =
  | { code: 'slot_filled'; slot: string; value: string }
  | { code: 'slot_missed'; slot: string }
  | { code: 'asks'; slot: string }
  | { code: 'default_answer' }
  | { code: 'left_dialogue'; slot: string; title: string }
  | { code: 'stale' }
  | { code: 'differs'; fields: readonly MeaningField[] };

export function reasonsFor(reply: Answered, before: TurnReply | undefined): Reason[] {
  const { meaning, asked, health, differs } = reply;
  const reasons: Reason[] = [];
  const slot = before?.state === 'answered' ? before.asked : undefined;
  if (slot !== undefined) {
    const value = meaning.slots.find(([name]) => name === slot)?.[1];
    if (value !== undefined) reasons.push({ code: 'slot_filled', slot, value });
    else if (asked === slot || meaning.status === 'NOMATCH') reasons.push({ code: 'slot_missed', slot });
    else reasons.push({ code: 'left_dialogue', slot, title: meaning.title });
  }
  if (asked !== undefined) reasons.push({ code: 'asks', slot: asked });
  if (meaning.status === 'NOMATCH') reasons.push({ code: 'default_answer' });
  if (health === 'newest_not_in_use' || health === 'contradictory') reasons.push({ code: 'stale' });
  if (differs && differs.length > 0) reasons.push({ code: 'differs', fields: differs });
  return reasons;
}

/** What was said in a conversation, the latest first and each once: for the arrow keys. */
export function ownLines(turns: readonly Turn[]): string[] {
  return [...new Set(turns.map(({ msg }) => msg).toReversed())];
}

/** Lines of a script as typed: one utterance each, empty ones left out. */
export function scriptLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
