/** The microscope's searches: who asks the bot, one call after another, and where the answers so far are kept. */
import * as v from 'valibot';
import { meaningOf } from '#answer/meaning.ts';
import { readResponse } from '#answer/read.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { dictionaryJson, type DraftIssue } from '#protocol/draft.ts';
import {
  nextQuestion,
  startMicroscope,
  withAnswer,
  withCall,
  type MicroscopeState,
  type Observation,
  type Question,
} from '#vocab/microscope.ts';
import { partOf, wordCount } from '#vocab/part.ts';
import type { FailureReason } from './exchange.ts';
import { meaningSchema } from './meaningSchema.ts';
import { openPersisted, type PersistedSpec } from './persisted.ts';
import { send, type SendInput } from './send.ts';
import type { TextStorage } from './storage.ts';
import { createStore, type Store } from './store.ts';

/** A dictmsg call whose vocabularies are looked at. Its username is not used: every call gets a fresh one. */
export type MicroscopeCall = Omit<SendInput, 'signal' | 'onPrepared' | 'origin'>;

/** `compare` stops after the answer with and the answer without; `search` goes on to the words. */
export type MicroscopeDepth = 'compare' | 'search';

export type MicroscopeProblem =
  | { kind: 'failed'; reason: FailureReason }
  | { kind: 'unreadable' }
  | { kind: 'not_sent'; issues: readonly DraftIssue[] };

export interface MicroscopeRun {
  /** Of the text and all words: a search is only taken up for the very same question. */
  fingerprint: string;
  msg: string;
  state: MicroscopeState;
}

export interface Microscope {
  run: Store<MicroscopeRun | undefined>;
  /** The question under way. */
  asking: Store<Question | undefined>;
  /** What interrupted the last search; it can be taken up again. */
  problem: Store<MicroscopeProblem | undefined>;
  /** Asks until the depth is reached, the budget is spent or something goes wrong; takes up an earlier search. */
  look(call: MicroscopeCall, depth: MicroscopeDepth, budget: number): Promise<void>;
  stop(): void;
  forget(): void;
}

const observationSchema = v.object({ meaning: meaningSchema, exchangeId: v.string() });
const rangesSchema = v.array(v.tuple([v.number(), v.number()]));

const schema = v.object({
  fingerprint: v.string(),
  msg: v.string(),
  state: v.object({
    count: v.number(),
    budget: v.number(),
    made: v.number(),
    whole: v.exactOptional(observationSchema),
    none: v.exactOptional(observationSchema),
    again: v.exactOptional(observationSchema),
    steps: v.array(
      v.object({ ranges: rangesSchema, words: v.number(), observation: observationSchema, same: v.boolean() }),
    ),
  }),
});

const spec: PersistedSpec<MicroscopeRun | undefined> = {
  key: 'microscope',
  version: 2,
  schema: v.optional(schema),
  initial: () => undefined,
};

/** Kept in the tab: answers only, never a word of the vocabularies. */
export function openMicroscope(storage: TextStorage): Microscope {
  const run = openPersisted(storage, spec);
  const asking = createStore<Question | undefined>(undefined);
  const problem = createStore<MicroscopeProblem | undefined>(undefined);
  let controller: AbortController | undefined;

  async function look(call: MicroscopeCall, depth: MicroscopeDepth, budget: number): Promise<void> {
    if (controller) return;
    controller = new AbortController();
    const { signal } = controller;
    problem.set(undefined);
    try {
      const fingerprint = await fingerprintOf(call);
      const before = run.get();
      const known = before?.fingerprint === fingerprint ? before.state : undefined;
      let state: MicroscopeState = known
        ? { ...known, budget }
        : startMicroscope(wordCount(call.draft.vocabularies), budget);
      run.set({ fingerprint, msg: call.draft.msg, state });
      for (let next = nextQuestion(state); next.kind === 'ask'; next = nextQuestion(state)) {
        if (depth === 'compare' && next.question.kind !== 'whole' && next.question.kind !== 'none') return;
        asking.set(next.question);
        const before = state;
        state = withCall(state);
        run.set({ fingerprint, msg: call.draft.msg, state });
        // A page that goes away in the middle of a call has made it all the same.
        run.flush();
        const answer = await ask(call, next.question, signal);
        if ('problem' in answer) {
          if (answer.problem.kind === 'not_sent') run.set({ fingerprint, msg: call.draft.msg, state: before });
          if (!signal.aborted) problem.set(answer.problem);
          return;
        }
        state = withAnswer(state, next.question, answer.observation);
        run.set({ fingerprint, msg: call.draft.msg, state });
      }
    } finally {
      asking.set(undefined);
      controller = undefined;
      run.flush();
    }
  }

  return {
    run,
    asking,
    problem,
    look,
    stop: () => controller?.abort(),
    forget: () => {
      controller?.abort();
      run.set(undefined);
      problem.set(undefined);
    },
  };
}

async function ask(
  call: MicroscopeCall,
  question: Question,
  signal: AbortSignal,
): Promise<{ observation: Observation } | { problem: MicroscopeProblem }> {
  const { vocabularies } = call.draft;
  const sent = await send({
    ...call,
    origin: 'microscope',
    // The bot's memory of an earlier turn would answer instead of the words.
    draft: {
      ...call.draft,
      username: `m-${crypto.randomUUID().slice(0, 8)}`,
      vocabularies: wordsFor(question, vocabularies),
    },
    signal,
  });
  if (!sent.sent) return { problem: { kind: 'not_sent', issues: sent.issues } };
  const { id, outcome } = sent.exchange;
  if (outcome.kind === 'failure') return { problem: { kind: 'failed', reason: outcome.reason } };
  const { status, body } = outcome.received;
  const reading = readResponse({ status, bytes: body });
  if (reading.verdict === 'unreadable') return { problem: { kind: 'unreadable' } };
  return { observation: { meaning: meaningOf(reading), exchangeId: id } };
}

function wordsFor(question: Question, vocabularies: MicroscopeCall['draft']['vocabularies']) {
  switch (question.kind) {
    case 'none':
      return [];
    case 'whole':
    case 'again':
      return vocabularies;
    case 'part':
      return partOf(vocabularies, question.ranges);
  }
}

/** Tells searches apart: by the text, the words, and who is asked. Not by what is learnt from the answers. */
export async function fingerprintOf({ draft, profileId, target, scenario }: MicroscopeCall): Promise<string> {
  const text = JSON.stringify([profileId, target, scenario]) + dictionaryJson({ ...draft, username: '' });
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(utf8(text)))));
}
