import CornerDownRight from 'lucide-react/icons/corner-down-right';
import type { MeaningField } from '#answer/meaning.ts';
import type { Turn, TurnReply } from '#data/conversation.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { beginning } from '#protocol/beginning.ts';
import { Message } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { failureText } from './chatText.ts';
import { reasonsFor, type Reason } from './chatModel.ts';

interface TurnIntroductionProps {
  turn: Turn;
  reply: TurnReply;
  /** The same bot's reply to the turn before. */
  before: TurnReply | undefined;
}

/** What was said and answered, and what the turns before tell about it. */
export function TurnIntroduction({ turn, reply, before }: TurnIntroductionProps) {
  const words = useWords();
  const { chat } = words;
  const reasons = reply.state === 'answered' ? reasonsFor(reply, before) : [];
  return (
    <>
      <Section>
        <dl className="grid grid-cols-[52px_minmax(0,1fr)] gap-y-1">
          <dt className="text-t3">{chat.you}</dt>
          <dd className="line-clamp-4 wrap-anywhere whitespace-pre-wrap">
            <bdi>{beginning(turn.msg, 400)}</bdi>
          </dd>
          {/* A rich answer's text is code; its pieces stand right below. */}
          {!(reply.state === 'answered' && reply.shape === 'rich') && (
            <>
              <dt className="text-t3">{chat.bot}</dt>
              <dd className="line-clamp-4 font-semibold wrap-anywhere">
                <bdi>{botText(reply, words)}</bdi>
              </dd>
            </>
          )}
        </dl>
        {turn.masked && (
          <div className="mt-2">
            <Message tone="note">{chat.turnMasked}</Message>
          </div>
        )}
      </Section>
      {reasons.length > 0 && (
        <Section>
          <SectionHead title={chat.why} />
          <ul className="mt-1 flex flex-col gap-1">
            {reasons.map((reason) => (
              <li key={reason.code} className="flex items-start gap-2 text-t2">
                <CornerDownRight aria-hidden className="mt-[3px] size-3.5 flex-none text-t3" strokeWidth={1.75} />
                <span className="min-w-0 wrap-anywhere">{reasonText(reason, words)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function botText(reply: TurnReply, words: Words): string {
  const trouble = failureText(reply, words);
  if (trouble) return trouble;
  if (reply.state !== 'answered') return words.chat.outcomes.waiting;
  return beginning(reply.meaning.answer, 400) || words.chat.noAnswer;
}

function reasonText(reason: Reason, { chat }: Words): string {
  const names = (fields: readonly MeaningField[]) => fields.map((field) => chat.fields[field]).join(chat.separator);
  switch (reason.code) {
    case 'slot_filled':
      return chat.reasons.slot_filled(reason.slot, reason.value);
    case 'slot_missed':
      return chat.reasons.slot_missed(reason.slot);
    case 'left_dialogue':
      return chat.reasons.left_dialogue(reason.slot, reason.title);
    case 'asks':
      return chat.reasons.asks(reason.slot);
    case 'default_answer':
      return chat.reasons.default_answer;
    case 'stale':
      return chat.reasons.stale;
    case 'differs':
      return chat.reasons.differs(names(reason.fields));
  }
}
