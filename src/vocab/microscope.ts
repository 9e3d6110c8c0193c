/**
 * What a vocabulary changed: the same question with it, without it, and then with parts of it until the words that
 * matter are known. A state machine without clock or network: who asks the bot lives elsewhere.
 */
import { changedFields, type Meaning, type MeaningField } from '#answer/meaning.ts';
import { bisectionStep, type Range } from './bisection.ts';

/** One answer of the bot, and where the exchange it came by is kept. */
export interface Observation {
  meaning: Meaning;
  exchangeId: string;
}

/** `again`: the whole list a second time, to see whether the bot answers the same question the same way at all. */
export type Question =
  { kind: 'whole' } | { kind: 'none' } | { kind: 'again' } | { kind: 'part'; ranges: readonly Range[]; words: number };

export interface MicroscopeStep {
  ranges: readonly Range[];
  words: number;
  observation: Observation;
  /** Whether the answer was that of the whole list. */
  same: boolean;
}

export interface MicroscopeState {
  /** Words of all vocabularies together. */
  count: number;
  /** Calls that may be made in all. */
  budget: number;
  /** Calls made, those that brought no answer included: the bot may have had them. */
  made: number;
  whole?: Observation;
  none?: Observation;
  again?: Observation;
  steps: readonly MicroscopeStep[];
}

export type Conclusion =
  /** With and without mean the same: the vocabulary changes nothing for this text. */
  | { kind: 'no_effect' }
  /** Twice the same question, two answers: halving would find chance. */
  | { kind: 'unsteady'; fields: readonly MeaningField[] }
  /** Another version of the bot answered in the middle of the search. */
  | { kind: 'version_changed' }
  | { kind: 'budget_spent' }
  /** Indices into the words of all vocabularies, in their order. */
  | { kind: 'found'; indices: readonly number[] };

export type Next = { kind: 'ask'; question: Question } | { kind: 'done'; conclusion: Conclusion };

/** A search over `count` words with at most `budget` calls; both at least 1. */
export function startMicroscope(count: number, budget: number): MicroscopeState {
  return { count, budget, made: 0, steps: [] };
}

/** The state once a question is on its way. */
export function withCall(state: MicroscopeState): MicroscopeState {
  return { ...state, made: state.made + 1 };
}

/**
 * The fields in which two answers differ in what the bot understood and said. A score that moves a little is shown but
 * decides nothing, and the bot's version is judged on its own.
 */
export function difference(a: Observation, b: Observation): MeaningField[] {
  return changedFields(a.meaning, b.meaning).filter((field) => field !== 'confidence' && field !== 'botVersion');
}

/** What to ask next, or what the search came to. */
export function nextQuestion(state: MicroscopeState): Next {
  const { whole, none, again, steps, count } = state;
  const done = (conclusion: Conclusion): Next => ({ kind: 'done', conclusion });
  const ask = (question: Question): Next =>
    state.made >= state.budget ? done({ kind: 'budget_spent' }) : { kind: 'ask', question };
  if (!whole) return ask({ kind: 'whole' });
  if (!none) return ask({ kind: 'none' });
  if (versionChanged(state)) return done({ kind: 'version_changed' });
  if (difference(whole, none).length === 0) return done({ kind: 'no_effect' });
  if (!again) return ask({ kind: 'again' });
  const unsteady = difference(whole, again);
  if (unsteady.length > 0) return done({ kind: 'unsteady', fields: unsteady });
  const step = bisectionStep(
    count,
    steps.map(({ same }) => same),
  );
  if (step.kind === 'found') return done(step);
  return ask({ kind: 'part', ranges: step.ranges, words: step.words });
}

/** The state after a question that was on its way was answered. */
export function withAnswer(state: MicroscopeState, question: Question, observation: Observation): MicroscopeState {
  if (question.kind !== 'part') return { ...state, [question.kind]: observation };
  const { ranges, words } = question;
  const same = difference(state.whole!, observation).length === 0;
  return { ...state, steps: [...state.steps, { ranges, words, observation, same }] };
}

function versionChanged({ whole, none, again, steps }: MicroscopeState): boolean {
  const versions = [whole, none, again, ...steps.map(({ observation }) => observation)].flatMap(
    (observation) => observation?.meaning.botVersion || [],
  );
  return new Set(versions).size > 1;
}
