import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import type { CollectedCase } from '#lab/fromCall.ts';
import { IconButton } from '#ui/IconButton.tsx';

interface CollectedListProps {
  collected: readonly CollectedCase[];
  /** By the id of its call. */
  onDrop: (call: string) => void;
}

/** The calls that became cases, each to be taken out by its button or with the Delete key. */
export function CollectedList({ collected, onDrop }: CollectedListProps) {
  const { labCalls } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const dropped = useRef<number>(undefined);
  // The keyboard goes on where the row was: at the next one, or at the last.
  useEffect(() => {
    if (dropped.current === undefined) return;
    const buttons = list.current?.querySelectorAll('button') ?? [];
    buttons[Math.min(dropped.current, buttons.length - 1)]?.focus();
    dropped.current = undefined;
  }, [collected]);
  if (collected.length === 0) return null;
  const drop = (at: number) => {
    dropped.current = at;
    onDrop(collected[at]!.call);
  };
  return (
    <ul ref={list} aria-label={labCalls.list} className="-m-1 max-h-42 overflow-auto p-1">
      {collected.map(({ call, one: { msg } }, at) => (
        <li key={call} className="flex items-center gap-2 border-t border-line first:border-t-0">
          <span className="min-w-0 flex-1 truncate text-12" title={msg}>
            <bdi>{msg}</bdi>
          </span>
          <IconButton
            label={labCalls.dropOne(msg)}
            icon={<X strokeWidth={1.75} />}
            onClick={() => drop(at)}
            onKeyDown={(event) => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return;
              event.preventDefault();
              drop(at);
            }}
          />
        </li>
      ))}
    </ul>
  );
}
