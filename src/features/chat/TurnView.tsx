import { memo } from 'react';
import type { MeaningField } from '#answer/meaning.ts';
import type { Answered, Turn } from '#data/conversation.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Locale } from '#i18n/locale.ts';
import { beginning } from '#protocol/beginning.ts';
import { BotSide } from './BotSide.tsx';
import { useChatTools } from './chatContext.ts';
import { differences, type LaneName } from './chatModel.ts';
import { fieldText } from './chatText.ts';

interface TurnViewProps {
  turn: Turn;
  /** Index in the conversation. */
  at: number;
  /** When the turn before was sent. */
  before: number | undefined;
  selected: LaneName | undefined;
}

/** One utterance and its answers. Remembered: of thousands of turns only those that change are drawn again. */
export const TurnView = memo(function TurnView({ turn, at, before, selected }: TurnViewProps) {
  const { chat } = useWords();
  const { renderText, onAsk } = useChatTools();
  const locale = useLocale();
  const number = formatCount(locale, at + 1);
  const different = differences(turn.reply, turn.other);
  const shared = { turnId: turn.id, number, different };
  return (
    <article
      aria-label={chat.turn(number)}
      className="flex flex-col gap-1.5 px-3.5 py-1.5 present:gap-5 present:px-7 present:py-2.5"
    >
      {isLater(turn.sentAt, before) && <TimeMark at={turn.sentAt} before={before} locale={locale} />}
      <div className="ml-auto max-w-[85%] rounded-[10px_2px_10px_10px] bg-bubble-own px-3 py-1.5 text-15 text-on-bubble-own present:rounded-[16px_4px_16px_16px] present:px-4.5 present:py-2.5 present:text-20 present:leading-8 [&_button]:!text-current">
        <span className="sr-only">{chat.said} </span>
        {renderText([{ kind: 'text', text: turn.msg }], onAsk)}
      </div>
      {turn.other ? (
        <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1 max-tablet:gap-1">
          {(['reply', 'other'] as const).map((lane) => (
            <div key={lane} role="group" aria-label={chat.compare.lanes[lane]} className="flex min-w-0 flex-col gap-1">
              <p className="text-12 font-semibold text-t3">{chat.compare.lanes[lane]}</p>
              <BotSide {...shared} reply={turn[lane]!} lane={lane} selected={selected === lane} />
            </div>
          ))}
          <Comparison reply={turn.reply} other={turn.other} different={different} />
        </div>
      ) : (
        <BotSide {...shared} reply={turn.reply} lane="reply" selected={selected !== undefined} />
      )}
    </article>
  );
});

interface ComparisonProps {
  reply: Turn['reply'];
  other: Turn['reply'];
  different: readonly MeaningField[];
}

/** What the two say differently; a difference is not a verdict, so it is blue. */
function Comparison({ reply, other, different }: ComparisonProps) {
  const { chat } = useWords();
  if (reply.state !== 'answered' || other.state !== 'answered') return null;
  if (different.length === 0)
    return <p className="col-span-full text-12 text-t3 present:hidden">{chat.compare.same}</p>;
  // The answers stand right above; their fields do not.
  const small = different.filter((field) => field !== 'answer' && field !== 'verdict');
  return (
    <div className="col-span-full text-12 present:hidden">
      <p className="font-semibold text-focus">
        <span aria-hidden>≠ </span>
        {chat.compare.summary(different.map((field) => chat.fields[field]).join(chat.separator))}
      </p>
      {small.length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)] gap-x-3 gap-y-0.5">
          {small.map((field) => (
            <div key={field} className="contents">
              <dt className="text-t3">{chat.fields[field]}</dt>
              <Value reply={reply} field={field} />
              <Value reply={other} field={field} />
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Value({ reply, field }: { reply: Answered; field: MeaningField }) {
  const { chat } = useWords();
  const text = fieldText(reply, field);
  return (
    <dd className="min-w-0 rounded-1 bg-mark px-1 wrap-anywhere">
      {text === '' ? <span className="text-t3">{chat.noValue}</span> : <bdi>{beginning(text, 200)}</bdi>}
    </dd>
  );
}

const PAUSE_MS = 5 * 60_000;

// Also when the clock went back: a turn earlier than the one before it says so by its time.
function isLater(sentAt: number, before: number | undefined): boolean {
  return before === undefined || Math.abs(sentAt - before) > PAUSE_MS;
}

function TimeMark({ at, before, locale }: { at: number; before: number | undefined; locale: Locale }) {
  const date = new Date(at);
  const sameDay = before !== undefined && new Date(before).toDateString() === date.toDateString();
  const text = new Intl.DateTimeFormat(locale, sameDay ? { timeStyle: 'short' } : DATED).format(date);
  return (
    <time dateTime={date.toISOString()} className="mx-auto my-1 text-12 text-t3 present:hidden">
      {text}
    </time>
  );
}

const DATED: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
