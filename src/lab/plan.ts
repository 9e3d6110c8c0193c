/** From a case to the call that is made for it. */
import type { BodyEncoding } from '#protocol/body.ts';
import type { Draft } from '#protocol/draft.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Case } from './cases.ts';

/** How a run is made. Holds no credential. */
export interface RunSettings {
  api: EndpointId;
  encoding: BodyEncoding;
  /** Calls a second at most; 0 for no limit. The platform's staff once said about 50 (reported: protocol.md section 9). */
  rate: number;
  /** Calls under way at once, from 1. */
  concurrency: number;
  /** How often a transport failure is sent again, which may make a call act twice; 0 unless asked for. */
  retries: number;
  /** Milliseconds until a call is given up. */
  timeout: number;
  /** Beginning of every `username` of the run, so that runs do not share dialogues. */
  usernamePrefix: string;
  /** Vocabularies that travel with every case that names none; with any, calls go to `dictmsg`. */
  vocabularies: readonly Vocabulary[];
}

export const DEFAULT_SETTINGS: Omit<RunSettings, 'usernamePrefix'> = {
  api: 'message',
  encoding: 'form',
  rate: 20,
  concurrency: 8,
  retries: 0,
  timeout: 30_000,
  vocabularies: [],
};

export const MOST_CONCURRENCY = 256;

/** Saved vocabulary sets by name, for the cases that name one. */
export type VocabularySets = ReadonlyMap<string, readonly Vocabulary[]>;

/**
 * The `username` of a row: its dialogue's, or one of its own. The same in a resumed run.
 * @param dialogues names in the order of their first row, as {@link dialogueNumbers} counts them
 */
export function usernameOf(one: Case, row: number, prefix: string, dialogues: ReadonlyMap<string, number>): string {
  return one.dialogue === '' ? `${prefix}-${row + 1}` : `${prefix}-d${dialogues.get(one.dialogue) ?? 0}`;
}

/** Dialogues numbered from 1 in the order of the table. */
export function dialogueNumbers(cases: readonly Case[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { dialogue } of cases) {
    if (dialogue !== '' && !numbers.has(dialogue)) numbers.set(dialogue, numbers.size + 1);
  }
  return numbers;
}

/** @returns `undefined` when the case names a vocabulary set that is not there */
export function draftOf(one: Case, username: string, settings: RunSettings, sets: VocabularySets): Draft | undefined {
  const vocabularies = one.vocabulary === '' ? settings.vocabularies : sets.get(one.vocabulary);
  if (!vocabularies) return undefined;
  const api = vocabularies.length > 0 ? 'dictmsg' : settings.api;
  return { ...EXAMPLE_DRAFT, api, encoding: settings.encoding, username, msg: one.msg, vocabularies };
}
