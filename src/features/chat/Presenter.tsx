import ArrowRight from 'lucide-react/icons/arrow-right';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { Tag } from '#ui/Tag.tsx';

interface PresenterProps {
  /** Name of the bot. */
  bot: string;
  /** Whether its answers come from the emulator; that is never left unsaid. */
  emulated: boolean;
  script: readonly string[];
  /** Whether an answer is on its way: the next line waits for it. */
  waiting: boolean;
  onSay: (line: string) => void;
  onLeave: () => void;
  /** The phone. */
  children: ReactNode;
}

const FORWARD = new Set(['ArrowRight', 'PageDown']);

/** Nothing but the conversation, over the whole screen; a script is stepped through with one key or a clicker. */
export function Presenter({ bot, emulated, script, waiting, onSay, onLeave, children }: PresenterProps) {
  const { chat } = useWords();
  const locale = useLocale();
  const ref = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  const line = script[at];
  useFullScreen(ref, onLeave);
  const step = () => {
    if (line === undefined || waiting) return;
    onSay(line);
    setAt(at + 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!FORWARD.has(event.key) || event.nativeEvent.isComposing || event.repeat) return;
    // In a text that is being written the arrow moves the caret.
    const text = event.target instanceof HTMLTextAreaElement ? event.target.value : '';
    if (text !== '' && event.key === 'ArrowRight') return;
    event.preventDefault();
    step();
  };
  return (
    <dialog
      ref={ref}
      data-present
      aria-label={chat.presenter.title}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
      className="fixed inset-0 m-0 h-dvh max-h-none w-screen max-w-none bg-canvas text-t1 outline-none open:flex open:flex-col"
    >
      <header className="flex h-14 flex-none items-center gap-3 px-6 max-tablet:h-13 max-tablet:px-3">
        <span className="flex min-w-0 items-center gap-2 max-tablet:hidden">
          <b className="min-w-0 truncate">{bot}</b>
          {emulated && <Tag>{chat.emulated}</Tag>}
        </span>
        <span className="ml-auto flex items-center gap-3 max-tablet:ml-0 max-tablet:w-full">
          {script.length > 0 && (
            <Step
              line={line}
              place={chat.presenter.step(
                formatCount(locale, Math.min(at + 1, script.length)),
                formatCount(locale, script.length),
              )}
              waiting={waiting}
              onStep={step}
              onRestart={() => setAt(0)}
            />
          )}
          <button
            type="button"
            onClick={onLeave}
            className="ml-auto flex h-8 items-center gap-2 rounded-2 px-2 whitespace-nowrap text-t3 hover:bg-hover hover:text-t1 max-tablet:h-11"
          >
            {chat.presenter.leave}
            <span className="max-tablet:hidden">
              <Kbd keys={['Esc']} />
            </span>
          </button>
        </span>
      </header>
      <div className="flex min-h-0 flex-1 justify-center px-6 pb-6 max-tablet:p-0">{children}</div>
    </dialog>
  );
}

interface StepProps {
  line: string | undefined;
  place: string;
  waiting: boolean;
  onStep: () => void;
  onRestart: () => void;
}

/** The way to the next line. What it says stays the presenter's secret until it is said. */
function Step({ line, place, waiting, onStep, onRestart }: StepProps) {
  const { chat } = useWords();
  const done = line === undefined;
  return (
    <button
      type="button"
      aria-disabled={waiting}
      title={done ? chat.presenter.finished : chat.presenter.keys}
      onClick={done ? onRestart : onStep}
      className="flex h-8 items-center gap-2 rounded-2 px-2.5 whitespace-nowrap text-t3 hairline hover:bg-hover hover:text-t1 aria-disabled:opacity-60 max-tablet:h-11"
    >
      {done ? chat.presenter.restart : chat.presenter.next}
      {!done && <span>{place}</span>}
      {done ? (
        <RotateCcw aria-hidden className="size-4" strokeWidth={1.75} />
      ) : (
        <ArrowRight aria-hidden className="size-4" strokeWidth={1.75} />
      )}
    </button>
  );
}

// A modal dialog has no declarative form, and neither has the full screen; both are left together.
function useFullScreen(ref: { readonly current: HTMLDialogElement | null }, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.focus();
    const root = document.documentElement;
    // Only a press may ask for it, and it may be refused; the dialog covers the window all the same.
    if (navigator.userActivation?.isActive) {
      root.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
    }
    const changed = () => document.fullscreenElement === null && leave();
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
      dialog?.close();
    };
  }, [ref]);
}
