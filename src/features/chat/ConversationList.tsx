import Plus from 'lucide-react/icons/plus';
import Upload from 'lucide-react/icons/upload';
import type { ReactNode } from 'react';
import type { Conversation } from '#data/conversation.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { classes } from '#ui/classes.ts';

interface ConversationListProps {
  conversations: readonly Conversation[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onNew: () => void;
  onImport: () => void;
  /** Below the list: what is done with the chosen one. */
  children: ReactNode;
  className?: string;
}

/** Every conversation of this device, the latest first. */
export function ConversationList(props: ConversationListProps) {
  const { conversations, chosen, onChoose, onNew, onImport, children, className } = props;
  const { chat } = useWords();
  const locale = useLocale();
  return (
    <nav aria-label={chat.conversations} className={classes('flex min-h-0 flex-col bg-surface', className)}>
      <header className="flex h-10 flex-none items-center border-b border-line pr-2 pl-4">
        <h2 className="text-13 font-semibold">{chat.conversations}</h2>
        <span className="ml-auto flex gap-0.5">
          <IconButton label={chat.load.title} icon={<Upload strokeWidth={1.75} />} onClick={onImport} />
          <IconButton label={chat.newConversation} icon={<Plus strokeWidth={1.75} />} onClick={onNew} />
        </span>
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-auto">
        <ul className="flex flex-col gap-0.5 p-2">
          {conversations.map((conversation) => (
            <li key={conversation.id}>
              <button
                type="button"
                aria-current={conversation.id === chosen ? 'true' : undefined}
                onClick={() => onChoose(conversation.id)}
                className={classes(
                  'grid w-full grid-cols-[32px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-3 px-2 py-1.5 text-left hover:bg-hover max-tablet:min-h-14',
                  conversation.id === chosen && 'bg-sel hover:bg-sel',
                )}
              >
                <span
                  aria-hidden
                  className={classes(
                    'grid size-8 place-items-center rounded-2 font-semibold text-t2',
                    conversation.id === chosen ? 'bg-surface' : 'bg-hover',
                  )}
                >
                  {initial(conversation.name)}
                </span>
                <span className="flex min-w-0 flex-col">
                  <bdi title={conversation.name} className="truncate font-semibold">
                    {conversation.name}
                  </bdi>
                  <bdi title={conversation.last} className="truncate text-12 text-t3">
                    {conversation.last || chat.nothingSaid}
                  </bdi>
                </span>
                <span className="flex flex-col items-end text-12 text-t3">
                  <time dateTime={new Date(conversation.touchedAt).toISOString()}>
                    {whenText(conversation.touchedAt, locale)}
                  </time>
                  {conversation.turns > 0 && (
                    <span title={chat.turnsCount(formatCount(locale, conversation.turns))}>
                      {formatCount(locale, conversation.turns)}
                    </span>
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {conversations.length === 0 && <p className="px-4 py-2 text-12 text-t3">{chat.listEmpty}</p>}
        <p className="px-4 pt-1 pb-3 text-12 text-t3">{chat.context}</p>
        {children}
      </div>
    </nav>
  );
}

function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '·';
}

// The time today, the date before that.
function whenText(ms: number, locale: string): string {
  const date = new Date(ms);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, today ? { timeStyle: 'short' } : { month: 'numeric', day: 'numeric' }).format(
    date,
  );
}
