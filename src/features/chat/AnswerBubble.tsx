import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AnswerPart } from '#answer/answerParts.ts';
import type { Answered } from '#data/conversation.ts';
import { keptAnswerOptions } from '#data/keptAnswer.ts';
import { formatBytes } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { useChatTools } from './chatContext.ts';

/** What the bot said: text at once, everything richer from the kept body. */
export function AnswerBubble({ reply }: { reply: Answered }) {
  switch (reply.shape) {
    case 'plain':
      return <PlainAnswer reply={reply} />;
    case 'rich':
      return <RichAnswer reply={reply} />;
    case 'long':
      return <LongAnswer reply={reply} />;
  }
}

function PlainAnswer({ reply }: { reply: Answered }) {
  const { chat } = useWords();
  const { renderText, onAsk } = useChatTools();
  const { answer } = reply.meaning;
  if (answer === '') return <p className="text-12 text-t3">{chat.noAnswer}</p>;
  return <Bubble>{renderText([{ kind: 'text', text: answer }], onAsk)}</Bubble>;
}

function LongAnswer({ reply }: { reply: Answered }) {
  const { chat } = useWords();
  return (
    <>
      <PlainAnswer reply={reply} />
      <p className="text-12 text-t3">{chat.long(formatBytes(reply.bytes))}</p>
    </>
  );
}

function RichAnswer({ reply }: { reply: Answered }) {
  const { conversations } = useChatTools();
  const { data } = useQuery(keptAnswerOptions(conversations, reply.exchangeId));
  // Until the body is read, and where it is not kept, what the turn itself holds.
  if (!data) return <PlainAnswer reply={reply} />;
  return piecesOf(data).map((part, i) => <Part key={i} part={part} said={reply.meaning.answer} />);
}

/** Several answers in one are several bubbles. What `msg[]` says once more is left to the inspector. */
function piecesOf(parts: readonly AnswerPart[]): AnswerPart[] {
  const repeats = (part: AnswerPart) =>
    part.pointer.startsWith('/msg/') && parts.some((other) => other !== part && SAME[part.kind]?.includes(other.kind));
  return parts
    .filter((part) => !repeats(part))
    .flatMap((part) => (part.kind === 'multi' ? piecesOf(part.parts) : [part]));
}

const SAME: Partial<Record<AnswerPart['kind'], readonly AnswerPart['kind'][]>> = {
  music: ['music', 'fm'],
  news: ['newsSkill'],
};

function Part({ part, said }: { part: AnswerPart; said: string }) {
  const { renderText, renderPart, onAsk } = useChatTools();
  if (part.kind === 'text') return <Bubble>{renderText(part.runs, onAsk)}</Bubble>;
  if (part.kind === 'options') return <QuickReplies part={part} said={said} />;
  return (
    <div className="flex w-[284px] max-w-full flex-col gap-1.5 *:w-full *:!rounded-[2px_10px_10px_10px] *:bg-bubble *:!py-2.5 present:w-[326px] present:[zoom:1.35]">
      {renderPart(part, onAsk)}
    </div>
  );
}

interface QuickRepliesProps {
  part: Extract<AnswerPart, { kind: 'options' }>;
  /** The answer: often the introduction once more. */
  said: string;
}

function QuickReplies({ part, said }: QuickRepliesProps) {
  const { chat, decoded } = useWords();
  const { renderText, onAsk } = useChatTools();
  const options = part.options.filter(({ title }) => title !== '');
  const opening = part.opening !== undefined && part.opening.trim() !== said.trim() && part.opening;
  return (
    <>
      {opening && <Bubble>{renderText([{ kind: 'text', text: opening }], onAsk)}</Bubble>}
      <div
        role="group"
        aria-label={decoded.parts.options}
        className="flex flex-wrap gap-1.5 empty:hidden present:gap-2.5"
      >
        {options.map(({ title, pointer }) => (
          <button
            key={pointer}
            type="button"
            title={chat.sayThis(title)}
            onClick={() => onAsk(title)}
            className="h-[30px] max-w-full truncate rounded-full bg-surface px-3.5 font-semibold text-green-text shadow-[inset_0_0_0_1px_var(--green)] hover:bg-green-tint max-tablet:h-11 dark:bg-transparent present:h-11 present:px-6 present:text-15"
          >
            <bdi>{title}</bdi>
          </button>
        ))}
      </div>
    </>
  );
}

function Bubble({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-full min-w-0 rounded-[2px_10px_10px_10px] bg-bubble px-3 py-1.5 text-15 present:rounded-[4px_16px_16px_16px] present:px-4.5 present:py-2.5 present:text-20 present:leading-8">
      {children}
    </div>
  );
}
