/** The one door by which anything leaves the page on purpose: it looks for secrets in all that passes. */
import type { findLeaks } from '#protocol/leaks.ts';
import type { Hit } from '#protocol/secretScan.ts';
import { copyText } from './clipboard.ts';
import { download, type LeavingFile } from './download.ts';
import { hitsIn, withoutHits, type Content, type PlacedHit } from './lookThrough.ts';
import type { KnownSecret, Secrets } from './secrets.ts';
import { seen, type Sight } from './sight.ts';
import { createStore, type Store } from './store.ts';

export interface LeaveOptions {
  /**
   * What the person asked for there and then: secrets, or texts made from them, as values. Nobody is asked again about
   * these; everything else that is found is still held back.
   */
  asked?: readonly string[] | undefined;
}

/** A link hides what is in it: a secret leaves it masked or not at all. */
export type Way = { kind: 'copy' } | { kind: 'save'; name: string } | { kind: 'link' };

export type DoorAnswer = 'masked' | 'as_is' | 'cancel';

export interface FoundSecret extends Omit<Hit, 'secret'> {
  secret: KnownSecret;
  /** From 1. */
  line: number;
}

/** Something is held back until it is answered. */
export interface DoorQuestion {
  way: Way;
  /** None where it is asked because nobody could look inside. */
  found: readonly FoundSecret[];
  sight: Sight;
  answer(answer: DoorAnswer): void;
}

/** What went through. */
export interface Passage {
  way: Way;
  /** How many secrets were looked for. */
  known: number;
  /** Whether the secrets of a locked vault could not be looked for. */
  locked: boolean;
  /** Whether what lies inside could not be looked at. */
  unread: boolean;
  /** How many were in it as it left. */
  left: number;
  /** How many were masked on the way. */
  masked: number;
}

export interface Door {
  /** @returns whether the text is on the clipboard now, whole or masked. */
  copy(text: string, options?: LeaveOptions): Promise<boolean>;
  /** @returns whether the file was handed to the browser, whole or masked. */
  save(file: LeavingFile, options?: LeaveOptions): Promise<boolean>;
  /** @returns the text as it may stand in a link, or `undefined` when somebody would rather not make one. */
  forLink(text: string): Promise<string | undefined>;
  question: Store<DoorQuestion | undefined>;
  /** The last thing that went through, until somebody has said so. */
  passed: Store<Passage | undefined>;
}

export type LeakFinder = typeof findLeaks;

// The search loads with the first thing that leaves.
const findHere: LeakFinder = async (content, secrets) =>
  (await import('#protocol/leaks.ts')).findLeaks(content, secrets);

/** @param find looks for the secrets; a page gives one that leaves its thread free. */
export function openDoor(secrets: Secrets, find: LeakFinder = findHere): Door {
  const question = createStore<DoorQuestion | undefined>(undefined);
  const passed = createStore<Passage | undefined>(undefined);

  const ask = (way: Way, found: readonly FoundSecret[], sight: Sight) =>
    new Promise<DoorAnswer>((resolve) => {
      // A question nobody answered does not stand in the way of the next.
      question.get()?.answer('cancel');
      question.set({
        way,
        found,
        sight,
        answer: (answer) => {
          question.set(undefined);
          resolve(answer);
        },
      });
    });

  /** @returns what may leave, or `undefined` when nothing may. */
  const examine = async (
    way: Way,
    content: Content,
    { asked = [] }: LeaveOptions,
  ): Promise<{ content: Content; passage: Passage } | undefined> => {
    const known = secrets.known();
    const { content: looked, sight } = await seen(content);
    const hits = known.length === 0 ? [] : await hitsIn(looked, known, find);
    const wanted = new Set(asked);
    const unasked = hits.filter(({ secret, text }) => !wanted.has(secret.value) && !wanted.has(text));
    const locked = secrets.unknown();
    const unread = sight === 'unreadable';
    const passage = { way, known: known.length, locked, unread, left: countSecrets(hits), masked: 0 };
    const blind = unread && (known.length > 0 || locked);
    const answer = unasked.length > 0 || blind ? await ask(way, ofKnown(unasked, known), sight) : 'as_is';
    switch (answer) {
      case 'cancel':
        return undefined;
      case 'as_is':
        return { content, passage };
      case 'masked': {
        const going = new Set(unasked);
        const left = countSecrets(hits.filter((hit) => !going.has(hit)));
        const rest = await withoutHits(looked, unasked);
        return { content: rest, passage: { ...passage, left, masked: countSecrets(unasked) } };
      }
    }
  };

  return {
    question,
    passed,
    copy: async (text, options = {}) => {
      const checked = await examine({ kind: 'copy' }, text, options);
      const done = checked !== undefined && (await copyText(checked.content as string));
      if (done) passed.set(checked.passage);
      return done;
    },
    forLink: async (text) => (await examine({ kind: 'link' }, text, {}))?.content as string | undefined,
    save: async (file, options = {}) => {
      const checked = await examine({ kind: 'save', name: file.name }, file.content, options);
      const done = checked !== undefined && download({ ...file, content: checked.content });
      if (done) passed.set(checked.passage);
      return done;
    },
  };
}

function ofKnown(hits: readonly PlacedHit[], known: readonly KnownSecret[]): FoundSecret[] {
  const byId = new Map(known.map((secret) => [secret.id, secret]));
  return hits.map((hit) => ({ ...hit, secret: byId.get(hit.secret.id)! }));
}

function countSecrets(hits: readonly Hit[]): number {
  return new Set(hits.map(({ secret }) => secret.id)).size;
}
