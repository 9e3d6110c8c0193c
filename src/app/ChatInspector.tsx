import { useQuery } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import GitFork from 'lucide-react/icons/git-fork';
import Pencil from 'lucide-react/icons/pencil';
import RotateCw from 'lucide-react/icons/rotate-cw';
import SquareArrowOutUpRight from 'lucide-react/icons/square-arrow-out-up-right';
import X from 'lucide-react/icons/x';
import type { ConsoleData } from '#data/console.ts';
import type { Turn, TurnReply } from '#data/conversation.ts';
import type { ChatSession } from '#features/chat/chatSession.ts';
import { KeptTurn } from '#features/chat/KeptTurn.tsx';
import type { Selection } from '#features/chat/Thread.tsx';
import { TurnIntroduction } from '#features/chat/TurnIntroduction.tsx';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { ExchangePanes } from './ExchangePanes.tsx';

interface ChatInspectorProps {
  data: ConsoleData;
  session: ChatSession;
  turns: readonly Turn[];
  selection: Selection | undefined;
  onMove: (by: 1 | -1) => void;
  /** Absent where the inspector has a column of its own. */
  onClose: (() => void) | undefined;
  /** Puts a question into the text field. */
  onAsk: (question: string) => void;
  /** Says something at once. */
  onSay: (text: string) => void;
  onFork: (turn: Turn) => void;
  onOpenBench: (turn: Turn) => void;
}

/** The chosen turn taken apart: the workbench's panes for it, and what can be done from here. */
export function ChatInspector(props: ChatInspectorProps) {
  const { data, session, turns, selection, onMove, onClose, onAsk, onSay, onFork, onOpenBench } = props;
  const { chat } = useWords();
  const locale = useLocale();
  const at = turns.findIndex(({ id }) => id === selection?.turnId);
  const turn = turns[at];
  const lane = selection?.lane ?? 'reply';
  const reply = turn?.[lane] ?? turn?.reply;
  const { exchange, isReading } = useExchange(data, session, reply);
  if (!turn || !reply) return <p className="m-auto max-w-72 p-6 text-center text-12 text-t3">{chat.nothingSelected}</p>;
  const shared = {
    title: `${chat.turn(formatCount(locale, at + 1))}${turn.other ? ` · ${chat.compare.lanes[lane]}` : ''}`,
    tools: (
      <>
        <IconButton label={chat.previous} icon={<ChevronUp />} disabled={at === 0} onClick={() => onMove(-1)} />
        <IconButton
          label={chat.next}
          icon={<ChevronDown />}
          disabled={at === turns.length - 1}
          onClick={() => onMove(1)}
        />
        {onClose && <IconButton label={chat.closeInspector} icon={<X />} onClick={onClose} />}
      </>
    ),
    introduction: <TurnIntroduction turn={turn} reply={reply} before={turns[at - 1]?.[lane]} />,
    footer: (
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" icon={<GitFork />} title={chat.forkHint} onClick={() => onFork(turn)}>
          {chat.fork}
        </Button>
        <Button size="small" icon={<Pencil />} onClick={() => onAsk(turn.msg)}>
          {chat.edit}
        </Button>
        <Button size="small" icon={<RotateCw />} title={chat.resendAtEnd} onClick={() => onSay(turn.msg)}>
          {chat.resend}
        </Button>
        <Button
          size="small"
          variant="ghost"
          icon={<SquareArrowOutUpRight />}
          className="ml-auto"
          onClick={() => onOpenBench(turn)}
        >
          {chat.openBench}
        </Button>
      </div>
    ),
  };
  if (!exchange) return <KeptTurn {...shared} reply={reply} isReading={isReading} />;
  return <ExchangePanes data={data} exchange={exchange} onAsk={onAsk} {...shared} />;
}

/** The call of a reply: from this page's life, else from history, with the secrets that are still at hand. */
function useExchange({ history }: ConsoleData, session: ChatSession, reply: TurnReply | undefined) {
  const id = reply && 'exchangeId' in reply ? reply.exchangeId : undefined;
  const { data, isFetching } = useQuery({
    queryKey: ['chat-exchange', id],
    queryFn: async () => (await history.read(id!))?.exchange ?? null,
    enabled: id !== undefined,
    // What is on screen stays whole, also when newer calls take its room; what is not is no business of this cache.
    initialData: () => (id === undefined ? undefined : session.exchange(id)),
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
  return { exchange: data ?? undefined, isReading: isFetching };
}
