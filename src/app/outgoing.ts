/** What a call needs on its way, whatever the size of its text and its vocabularies. */
import type { ConsoleData } from '#data/console.ts';
import { callOf, isLarge, type WorkbenchDraft } from '#data/drafts.ts';
import type { Exchange } from '#data/exchange.ts';
import type { Profile } from '#data/profiles.ts';
import type { Carrier, Preparer, SendInput } from '#data/send.ts';
import { isSmall, type Draft } from '#protocol/draft.ts';
import { shelfOf } from './vocabularyShelf.ts';

/** Most words that are kept with a call, so that what they changed can be looked at. */
export const WORDS_WITH_CALL = 120_000;

/** Whether a call carried words, but more than are kept with it. */
export function leftWordsOut({ vocabularies, prepared }: Exchange): boolean {
  // A quote inside a text is written with a backslash, and these are none: no message looks like this.
  return vocabularies?.length === 0 && prepared.plaintext.includes('"real_time_slot_candidates":{"');
}

export type Outgoing = Pick<SendInput, 'draft' | 'prepare' | 'carryLarge'>;

export async function outgoing(data: ConsoleData, draft: WorkbenchDraft, profile: Profile): Promise<Outgoing> {
  if (!isLarge(draft)) return outgoingCall(callOf(draft), profile);
  const shelf = await shelfOf(data);
  return {
    draft: { ...callOf(draft), vocabularies: await shelf.vocabulariesOf(draft, WORDS_WITH_CALL) },
    prepare: preparerOf(data, draft, profile),
    carryLarge: carrier(),
  };
}

/** The same for a call with all its words. */
export function outgoingCall(draft: Draft, profile: Profile): Outgoing {
  return isSmall(draft) ? { draft } : { draft, prepare: aside(draft, profile), carryLarge: carrier() };
}

/** The draft once every key typed into a vocabulary has arrived where the words are. */
export async function settled(data: ConsoleData, draft: WorkbenchDraft): Promise<WorkbenchDraft> {
  if (draft.api !== 'dictmsg') return draft;
  await (await shelfOf(data)).ready();
  return data.draft.get();
}

// Few calls are large: what carries them loads with the first.
const carrier = () => (typeof Worker === 'undefined' ? undefined : carryLarge);
const carryLarge: Carrier = async (path, init) => (await import('#workers/fetching.ts')).fetchInWorker(path, init);

/** Prepares a call where its words are, or off this thread; nothing for one that is prepared in a moment. */
export function preparerOf(data: ConsoleData, draft: WorkbenchDraft, profile: Profile): Preparer | undefined {
  if (isLarge(draft)) {
    return async (environment, signal) =>
      (await shelfOf(data)).seal(draft, profile.credentials, environment, { signal });
  }
  const call = callOf(draft);
  return isSmall(call) ? undefined : aside(call, profile);
}

function aside(draft: Draft, { credentials }: Profile): Preparer | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return async (environment) => (await import('#workers/preparing.ts')).prepareAside(draft, credentials, environment);
}
