import Send from 'lucide-react/icons/send';
import Square from 'lucide-react/icons/square';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { TextArea } from '#ui/Field.tsx';

interface ComposerProps {
  /** What was typed here before. */
  draft: string;
  onDraft: (text: string) => void;
  /** A text to be changed and sent; a new object puts it into the field. */
  prefill: { text: string } | undefined;
  /** Earlier lines, the latest first. */
  lines: readonly string[];
  waiting: boolean;
  disabled: boolean;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** Milliseconds of rest after which what is typed is kept. */
const REST = 300;

/** The text field. Enter sends, unless an input method is at work; the arrows bring back what was said. */
export function Composer(props: ComposerProps) {
  const { draft, onDraft, prefill, lines, waiting, disabled, onSend, onCancel } = props;
  const { chat } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(draft);
  /** Which earlier line is shown; -1 is what was typed. */
  const [recalled, setRecalled] = useState(-1);
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState(prefill);
  if (prefill !== taken) {
    setTaken(prefill);
    if (prefill) setText(prefill.text);
  }
  useEffect(() => {
    if (prefill) field.current?.focus();
  }, [prefill]);
  const keep = useEffectEvent(() => text !== draft && onDraft(text));
  // Typing rests, the screen goes away, the page goes away: three moments to keep what stands there.
  useEffect(() => {
    const timer = setTimeout(keep, REST);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const hidden = () => keep();
    window.addEventListener('pagehide', hidden);
    return () => {
      window.removeEventListener('pagehide', hidden);
      hidden();
    };
  }, []);

  const send = () => {
    if (text.trim() === '' || disabled) return;
    onSend(text);
    setText('');
    setRecalled(-1);
  };
  const recall = (at: number) => {
    if (at >= lines.length || at < -1) return;
    if (recalled === -1) setTyped(text);
    const next = at === -1 ? (recalled === -1 ? text : typed) : lines[at]!;
    setRecalled(at);
    setText(next);
    // The caret goes to the end, where one would go on typing.
    requestAnimationFrame(() => field.current?.setSelectionRange(next.length, next.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter and arrows belong to the input method while it composes; some report that by the key code alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      // With Control or Command, too: that sends everywhere else.
      event.stopPropagation();
      send();
    } else if (
      event.key === 'ArrowUp' &&
      selectionEnd === selectionStart &&
      !value.slice(0, selectionStart).includes('\n')
    ) {
      if (lines.length > 0) event.preventDefault();
      recall(recalled + 1);
    } else if (event.key === 'ArrowDown' && recalled >= 0 && !value.slice(selectionEnd).includes('\n')) {
      event.preventDefault();
      recall(recalled - 1);
    }
  };
  return (
    <form
      className="flex flex-none items-end gap-2 border-t border-line bg-surface px-3 py-2.5 present:p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        ref={field}
        id="chat-text"
        rows={1}
        aria-label={chat.compose}
        aria-description={chat.composeHint}
        title={chat.composeHint}
        placeholder={chat.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRecalled(-1);
        }}
        onKeyDown={onKeyDown}
        // Each paragraph in its own direction; `dir="auto"` costs Chromium the square of the lines.
        className="max-h-40 min-h-9 !resize-none [unicode-bidi:plaintext] [field-sizing:content] max-tablet:min-h-11 max-tablet:!py-2.5 present:min-h-13 present:!px-4 present:!py-3.5 present:text-15"
      />
      {waiting && text.trim() === '' ? (
        <button
          type="button"
          aria-label={chat.cancel}
          title={`${chat.cancel} Esc`}
          onClick={onCancel}
          className="grid h-9 w-11 flex-none place-items-center rounded-2 bg-surface text-t2 hairline hover:bg-hover max-tablet:h-11 present:h-13 present:w-16"
        >
          <Square aria-hidden className="size-4" strokeWidth={1.75} />
        </button>
      ) : (
        <button
          type="submit"
          aria-label={chat.send}
          disabled={disabled || text.trim() === ''}
          className="grid h-9 w-11 flex-none place-items-center rounded-2 bg-green text-on-green enabled:hover:bg-green-hover disabled:bg-hover disabled:text-t3 max-tablet:h-11 present:h-13 present:w-16"
        >
          <Send aria-hidden className="size-4 present:size-5" strokeWidth={1.75} />
        </button>
      )}
    </form>
  );
}
