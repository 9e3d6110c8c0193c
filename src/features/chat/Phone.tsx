import type { ReactNode } from 'react';
import type { Conversation } from '#data/conversation.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Tag } from '#ui/Tag.tsx';
import { Composer } from './Composer.tsx';
import { HealthLine } from './HealthLine.tsx';
import { Thread, type Selection } from './Thread.tsx';
import { isWaiting, ownLines, type Thread as ThreadState } from './chatModel.ts';

interface PhoneProps {
  conversation: Conversation;
  thread: ThreadState;
  /** The bot's name: that of its credentials. */
  bot: string;
  /** Whether its answers come from the emulator; that is never left unsaid. */
  emulated: boolean;
  disabled: boolean;
  selection: Selection | undefined;
  target: { at: number } | undefined;
  /** What has to be known before anything is said: a live target, missing credentials, a replay. */
  notices: ReactNode;
  onShow: (at: number) => void;
  onDraft: (text: string) => void;
  /** A text to be changed and sent. */
  prefill: { text: string } | undefined;
  onSend: (text: string) => void;
  onCancel: () => void;
  className?: string;
}

/** The conversation as its user would see it, in the frame of a phone. */
export function Phone(props: PhoneProps) {
  const { conversation, thread, bot, selection, target, notices, className = '' } = props;
  const { chat } = useWords();
  return (
    <section aria-label={conversation.name} className={`flex min-h-0 flex-col overflow-hidden bg-phone ${className}`}>
      <header className="flex h-11 flex-none items-center justify-center gap-2 border-b border-line bg-surface px-4 present:tablet:hidden">
        <b className="min-w-0 truncate">{bot}</b>
        <span className="min-w-0 truncate text-12 text-t3 present:hidden">{conversation.lane.username}</span>
        {props.emulated && <Tag>{chat.emulated}</Tag>}
      </header>
      {thread.turns.length > 0 && <HealthLine turns={thread.turns} onShow={props.onShow} />}
      {notices}
      {thread.state === 'ready' && thread.turns.length === 0 ? (
        <p className="m-auto max-w-60 p-6 text-center text-12 text-t3 present:text-15">{chat.empty}</p>
      ) : (
        <Thread key={conversation.id} turns={thread.turns} selection={selection} target={target} />
      )}
      <Composer
        key={`${conversation.id} text`}
        draft={conversation.draft}
        onDraft={props.onDraft}
        prefill={props.prefill}
        lines={ownLines(thread.turns)}
        waiting={thread.turns.some(isWaiting)}
        disabled={props.disabled}
        onSend={props.onSend}
        onCancel={props.onCancel}
      />
    </section>
  );
}
