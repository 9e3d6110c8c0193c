import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { Turn } from '#data/conversation.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { LaneName } from './chatModel.ts';
import { TurnView } from './TurnView.tsx';

export interface Selection {
  turnId: string;
  lane: LaneName;
}

interface ThreadProps {
  turns: readonly Turn[];
  selection: Selection | undefined;
  /** Turn to bring into view; a new object asks again. */
  target: { at: number } | undefined;
}

/** Pixels from the end within which a person counts as reading along. */
const AT_END = 48;

/** All turns, of which only those in view exist. Follows the conversation while its end is in view. */
export function Thread({ turns, selection, target }: ThreadProps) {
  const { chat } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const virtualizer = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => estimate(turns[at]!),
    getItemKey: (at) => turns[at]!.id,
    overscan: 6,
    initialOffset: () => turns.reduce((sum, turn) => sum + estimate(turn), 0),
  });
  const height = virtualizer.getTotalSize();
  // Scrolling is outside React. Answers and measured heights push the end away; whoever reads along stays there.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && following.current) element.scrollTop = element.scrollHeight;
  }, [height, turns.length]);
  const show = useEffectEvent((at: number) => {
    following.current = at === turns.length - 1;
    virtualizer.scrollToIndex(at, { align: 'auto' });
  });
  useEffect(() => {
    if (target !== undefined) show(target.at);
  }, [target]);
  return (
    <div
      ref={scroller}
      role="log"
      aria-label={chat.phone}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < AT_END;
      }}
      className="min-h-0 flex-1 overflow-auto overscroll-contain [overflow-anchor:none] [scrollbar-width:thin]"
    >
      {/* A short conversation stands at the end, above the text field. */}
      <div role="presentation" className="flex min-h-full flex-col justify-end py-1.5">
        <div role="presentation" className="relative flex-none" style={{ height }}>
          {virtualizer.getVirtualItems().map((item) => {
            const turn = turns[item.index]!;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="presentation"
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TurnView
                  turn={turn}
                  at={item.index}
                  before={turns[item.index - 1]?.sentAt}
                  selected={selection?.turnId === turn.id ? selection.lane : undefined}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

// Near enough for a scroll bar that hardly moves while turns are measured.
function estimate({ msg, reply }: Turn): number {
  const answer = reply.state === 'answered' ? reply.meaning.answer.length : 0;
  const rich = reply.state === 'answered' && reply.shape === 'rich' ? 60 : 0;
  return 92 + 24 * (lines(Math.min(msg.length, 400)) + lines(Math.min(answer, 400))) + rich;
}

const PER_LINE = 18;

function lines(length: number): number {
  return Math.max(1, Math.ceil(length / PER_LINE)) - 1;
}
