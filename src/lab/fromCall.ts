/** Single calls as cases: each stands alone, or is the next turn of a dialogue the bot has not ended. */
import type { Meaning } from '#answer/meaning.ts';
import type { Case } from './cases.ts';
import { casesFrom } from './fromConversation.ts';

export interface AnsweredCall {
  /** Of the call, so that it is not taken twice. */
  id: string;
  username: string;
  msg: string;
  meaning: Meaning;
  /** Name of the saved set whose words travelled with it; empty for none. */
  vocabulary: string;
}

export interface CollectedCase {
  /** Id of the call it was made of. */
  call: string;
  username: string;
  /** Whether the bot waited for the next turn. */
  open: boolean;
  one: Case;
}

/** Values of `dialog_status` after which the next utterance belongs to this one (seen in code: protocol.md section 4). */
const WAITING = new Set(['START', 'CONTINUE']);
/** Characters of an answer that are expected word for word. */
const WHOLE = 2_000;

/**
 * A call as a case that expects what was answered. It shares a `username` with the case before it only where that one
 * left a dialogue open: cases that stand alone run side by side.
 * @param before what was collected so far, in order
 */
export function collectCall(call: AnsweredCall, before: readonly CollectedCase[]): CollectedCase {
  const { id, username, msg, meaning, vocabulary } = call;
  const open = WAITING.has(meaning.dialogStatus);
  const joins = before.findLast((earlier) => earlier.username === username)?.open ?? false;
  const [one] = casesFrom(open || joins ? username : '', [{ msg, meaning, cut: meaning.answer.length > WHOLE }]);
  return { call: id, username, open, one: { ...one!, id: '', vocabulary } };
}

/** A table with collected cases at its end, numbered on; no id twice. */
export function withCollected(table: readonly Case[], collected: readonly CollectedCase[]): readonly Case[] {
  if (collected.length === 0) return table;
  const ids = new Set(table.map(({ id }) => id));
  let number = table.length;
  const added = collected.map(({ one }) => {
    do number++;
    while (ids.has(String(number)));
    return { ...one, id: String(number) };
  });
  return [...table, ...added];
}
