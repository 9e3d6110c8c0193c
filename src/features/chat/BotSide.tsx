import Bot from 'lucide-react/icons/bot';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { MeaningField } from '#answer/meaning.ts';
import type { TurnReply } from '#data/conversation.ts';
import { formatMs, formatScore } from '#i18n/format.ts';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/Message.tsx';
import { endsSelection } from '#ui/selecting.ts';
import { AnswerBubble } from './AnswerBubble.tsx';
import { useChatTools } from './chatContext.ts';
import { outcomeOf, type LaneName } from './chatModel.ts';
import { failureText } from './chatText.ts';

interface BotSideProps {
  turnId: string;
  /** Counted from 1. */
  number: string;
  reply: TurnReply;
  lane: LaneName;
  selected: boolean;
  /** Fields in which the other bot's reply differs. */
  different: readonly MeaningField[];
}

/** A bot's side of a turn: its answer, how it came about, and what went wrong. */
export function BotSide({ turnId, number, reply, lane, selected, different }: BotSideProps) {
  const { chat } = useWords();
  const { onSelect } = useChatTools();
  return (
    <div
      role="presentation"
      // The line below the bubble is the button; a press anywhere beside it is a convenience for the pointer.
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, summary') && !endsSelection(event)) onSelect(turnId, lane);
      }}
      className={classes(
        '-mx-1.5 grid grid-cols-[28px_minmax(0,1fr)] gap-2 rounded-3 px-1.5 py-1 present:grid-cols-[40px_minmax(0,1fr)] present:gap-3',
        selected && 'bg-mark shadow-[inset_0_0_0_1.5px_var(--focus)] present:bg-transparent present:shadow-none',
      )}
    >
      <span className="grid size-7 place-items-center rounded-2 bg-surface text-t2 ring-1 ring-line present:size-10 present:rounded-[10px]">
        <Bot aria-hidden className="size-4 present:size-5" strokeWidth={1.75} />
      </span>
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <span className="sr-only">{chat.bot}</span>
        <Content turnId={turnId} reply={reply} />
        <DebugLine
          number={number}
          reply={reply}
          different={different}
          selected={selected}
          onSelect={() => onSelect(turnId, lane)}
        />
      </div>
    </div>
  );
}

function Content({ turnId, reply }: { turnId: string; reply: TurnReply }) {
  const words = useWords();
  const { onAgain } = useChatTools();
  if (reply.state === 'waiting') return <Typing />;
  const trouble = failureText(reply, words);
  return (
    <>
      {reply.state === 'answered' && (!trouble || reply.meaning.answer !== '') && <AnswerBubble reply={reply} />}
      {trouble && (
        <p className="flex max-w-full items-start gap-1.5 rounded-[2px_10px_10px_10px] bg-red-tint px-3 py-1.5 text-red-text">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 flex-none" strokeWidth={1.75} />
          <span className="min-w-0 wrap-anywhere">{trouble}</span>
          <LinkButton className="mt-px min-h-5 flex-none !text-red-text" onClick={() => onAgain(turnId)}>
            {words.chat.resend}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Typing() {
  const { chat } = useWords();
  return (
    <p className="flex h-9 items-center gap-1 rounded-[2px_10px_10px_10px] bg-bubble px-4">
      <span className="sr-only">{chat.typing}</span>
      {[0, 160, 320].map((delay) => (
        <i
          key={delay}
          aria-hidden
          className="size-1.5 rounded-full bg-t3 motion-safe:animate-pulse"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </p>
  );
}

interface DebugLineProps {
  number: string;
  reply: TurnReply;
  different: readonly MeaningField[];
  selected: boolean;
  onSelect: () => void;
}

/** Match, confidence and time; never in front of an audience. */
function DebugLine({ number, reply, different, selected, onSelect }: DebugLineProps) {
  const { chat } = useWords();
  if (reply.state === 'waiting' || reply.state === 'unsent' || reply.state === 'lost') return null;
  const outcome = outcomeOf(reply);
  const warned = outcome !== 'answered';
  const marked = (field: MeaningField) => different.includes(field) && 'rounded-1 bg-mark px-1 text-focus';
  const replayed = reply.state === 'answered' ? (reply.differs ?? []) : [];
  return (
    <div className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-0.5 text-12 text-t3 present:hidden">
      <button
        type="button"
        aria-pressed={selected}
        title={chat.outcomes[outcome]}
        onClick={onSelect}
        className={classes(
          'flex min-h-6 items-center gap-2 rounded-1 hover:text-t1 max-tablet:min-h-11',
          warned && (outcome === 'failed' || outcome === 'refused' ? 'text-red-text' : 'text-amber-text'),
        )}
      >
        <span className="sr-only">{chat.showTurn(number)}</span>
        {warned && <TriangleAlert aria-hidden className="size-3 flex-none" strokeWidth={2} />}
        {reply.state === 'answered' ? (
          <>
            <span className={classes('mono max-w-40 truncate', marked('status'))}>
              {reply.meaning.status || reply.meaning.errorCode || reply.httpStatus}
            </span>
            {reply.meaning.confidence !== '' && (
              <span className={classes(marked('confidence'))}>{formatScore(reply.meaning.confidence)}</span>
            )}
          </>
        ) : (
          <span className="mono">{reply.reason}</span>
        )}
        <span>{formatMs(reply.ms)} ms</span>
      </button>
      {replayed.length > 0 && (
        <span className="text-amber-text">
          {chat.differs(replayed.map((field) => chat.fields[field]).join(chat.separator))}
        </span>
      )}
    </div>
  );
}
