import type { ReactNode } from 'react';
import { MEANING_FIELDS } from '#answer/meaning.ts';
import type { TurnReply } from '#data/conversation.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { Section } from '#ui/Pane.tsx';
import { fieldText } from './chatText.ts';

interface KeptTurnProps {
  title: ReactNode;
  reply: TurnReply;
  /** Its call is looked for in history. */
  isReading: boolean;
  tools?: ReactNode;
  introduction: ReactNode;
  footer: ReactNode;
}

/** A turn whose request and bytes are not here: what it kept of itself. */
export function KeptTurn({ title, reply, isReading, tools, introduction, footer }: KeptTurnProps) {
  const { chat, history } = useWords();
  const absent = isReading ? history.loading : `${chat.noExchange}${chat.noExchangeHint}`;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center gap-4 border-b border-line pr-2 pl-4">
        <h2 className="text-13 font-semibold whitespace-nowrap">{title}</h2>
        {tools && <div className="ml-auto flex gap-0.5">{tools}</div>}
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-auto">
        {introduction}
        <Section>
          <Message tone="note">{reply.state === 'waiting' ? chat.waitingTurn : absent}</Message>
        </Section>
        {reply.state === 'answered' && (
          <Section>
            <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
              {MEANING_FIELDS.map((field) => (
                <div key={field} className="contents">
                  <dt className="text-t3">{chat.fields[field]}</dt>
                  <dd className="min-w-0 wrap-anywhere">
                    <bdi>{fieldText(reply, field) || <span className="text-t3">{chat.noValue}</span>}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        )}
      </div>
      <footer className="flex-none border-t border-line px-4 py-2">{footer}</footer>
    </div>
  );
}
