import Ban from 'lucide-react/icons/ban';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import type { ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import type { RunState } from '#lab/run.ts';
import { Button } from '#ui/Button.tsx';
import { Tag } from '#ui/Tag.tsx';

/** What a run on screen is doing; `interrupted`: it was going when its page went away. */
export type ShownState = RunState | 'interrupted';

interface RunHeaderProps {
  state: ShownState | undefined;
  onPause: () => void;
  /** Absent where something has to be decided first. */
  onResume: (() => void) | undefined;
  onCancel: () => void;
  /** Starts a new run; absent while one is going. */
  start: ReactNode;
  exports: ReactNode;
  /** Opens the cases and parameters where there is no room for them. */
  drawer: ReactNode;
}

/** The name of the screen, what the run is doing, and what can be done about it. */
export function RunHeader({ state, onPause, onResume, onCancel, start, exports, drawer }: RunHeaderProps) {
  const { lab } = useWords();
  const going = state === 'running' || state === 'pausing';
  const waiting = state === 'paused' || state === 'interrupted';
  return (
    <header className="flex flex-wrap items-center gap-2 px-5 pt-3 pb-2 max-tablet:px-4">
      <h1 className="text-15 font-semibold">{lab.title}</h1>
      {state && (
        <Tag tone={state === 'running' ? 'ok' : waiting ? 'warn' : 'plain'}>
          {going && <i aria-hidden className="size-2 rounded-full bg-current motion-safe:animate-pulse" />}
          {lab.states[state]}
        </Tag>
      )}
      <span role="status" className="sr-only">
        {state && lab.states[state]}
      </span>
      <span className="ml-auto">{drawer}</span>
      <span className="flex flex-wrap items-center gap-2 max-tablet:w-full max-tablet:empty:hidden">
        {going && (
          <Button icon={<Pause className="size-4" />} disabled={state === 'pausing'} onClick={onPause}>
            {lab.pause}
          </Button>
        )}
        {waiting && onResume && (
          <Button variant="primary" icon={<Play className="size-4" />} onClick={onResume}>
            {lab.resume}
          </Button>
        )}
        {(going || waiting) && (
          <Button icon={<Ban className="size-4" />} onClick={onCancel}>
            {lab.cancel}
          </Button>
        )}
        {start}
        {exports}
      </span>
    </header>
  );
}
