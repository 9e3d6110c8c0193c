import { useRef, useState } from 'react';
import { classes } from '#ui/classes.ts';
import { focused } from '#ui/focused.ts';

interface JsonWordProps {
  label: string;
  /** The line as it stands: a word as JSON, with what is around it. */
  text: string;
  /** What has been typed; kept outside, because the line may be scrolled away meanwhile. */
  typed: string | undefined;
  onType: (typed: string) => void;
  onWord: (word: string) => void;
  /** Told whether what is typed is no word. */
  onWrong: (wrong: boolean) => void;
  onEnd: () => void;
}

/** One word of a large JSON while it is edited, as JSON. What is no word stays until it is one, or is given up with Esc. */
export function JsonWord({ label, text, typed, onType, onWord, onWrong, onEnd }: JsonWordProps) {
  const before = text.trim().replace(/,$/, '');
  const value = typed ?? before;
  const [refused, setRefused] = useState(false);
  // Leaving the field takes the focus away, which would settle it once more.
  const ended = useRef(false);
  const settle = () => {
    if (ended.current) return;
    const word = wordIn(value);
    setRefused(word === undefined);
    onWrong(word === undefined);
    if (word === undefined) return;
    ended.current = true;
    if (value === before) onEnd();
    else onWord(word);
  };
  const giveUp = () => {
    ended.current = true;
    onEnd();
  };
  return (
    <input
      // Asked for with a press or a key.
      ref={focused}
      aria-label={label}
      aria-invalid={refused}
      value={value}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onType(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') settle();
        else if (event.key === 'Escape') giveUp();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className={classes(
        'ml-[4ch] h-5 w-[calc(100%-4ch)] rounded-1 bg-surface px-0.5 outline-2 -outline-offset-1',
        refused ? 'outline-red-solid' : 'outline-focus',
      )}
    />
  );
}

function wordIn(text: string): string | undefined {
  try {
    const word: unknown = JSON.parse(text.trim().replace(/,$/, ''));
    return typeof word === 'string' ? word : undefined;
  } catch {
    return undefined;
  }
}
