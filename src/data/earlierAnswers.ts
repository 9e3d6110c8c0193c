/** What the bots answered to this session's calls, the latest ones only: several replies say what one cannot. */
import type { EarlierAnswer } from '#answer/earlierAnswers.ts';
import type { Exchange } from './exchange.ts';
import type { ReplyReading } from './reading.ts';
import type { Store } from './store.ts';

export interface AnswerGiven extends EarlierAnswer {
  exchangeId: string;
  profileId: string;
  target: Exchange['target'];
  /** Unix milliseconds. */
  at: number;
}

const KEPT = 200;
/** Characters: a default answer is short. */
const LONGEST = 2_000;

/** Takes an answer down once. */
export function noteAnswer(
  answers: Store<readonly AnswerGiven[]>,
  exchange: Exchange,
  { reading }: ReplyReading,
): void {
  const { id, profileId, target, msg, startedAt } = exchange;
  const answer = reading.answer?.text;
  if (!answer || answer.length > LONGEST || answers.get().some(({ exchangeId }) => exchangeId === id)) return;
  const given = { exchangeId: id, profileId, target, at: startedAt, msg, answer };
  answers.update((before) => [...before, given].slice(-KEPT));
}

/** The answers of the same bot at the same place before this call. */
export function earlierThan(answers: readonly AnswerGiven[], exchange: Exchange): readonly EarlierAnswer[] {
  const { id, profileId, target, startedAt } = exchange;
  return answers.filter(
    (given) =>
      given.exchangeId !== id && given.profileId === profileId && given.target === target && given.at <= startedAt,
  );
}
