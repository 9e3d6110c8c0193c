import X from 'lucide-react/icons/x';
import { useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { CHECK_BITS, LIST_CHECK_IDS, QUIET } from '#vocab/analysis.ts';
import type { ShownRow } from '#vocab/deskTypes.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';

/** Height of a row in CSS pixels. */
export const ROW_HEIGHT = 28;

export const COLUMNS = 'grid grid-cols-[56px_minmax(56px,1fr)_52px_minmax(0,118px)_28px] items-center';

/** Longest word that is edited in a one-line field, in characters; a longer one would be laid out at every key. */
const LONGEST_EDITED = 20_000;

interface WordRowProps {
  /** Place on screen, from 0. */
  at: number;
  /** Distance from the top of the list in CSS pixels. */
  top: number;
  /** Absent while it is on its way. */
  shown: ShownRow | undefined;
  /** Another number when another word may have come into this row. */
  moves: number;
  selected: boolean;
  onEdit: (word: string) => void;
  onRemove: () => void;
  onSelect: (event: MouseEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One word: its number, the text itself, its size, and what is wrong with it. */
export function WordRow({ at, top, shown, moves, selected, ...events }: WordRowProps) {
  const { workbench, vocabulary } = useWords();
  const locale = useLocale();
  // What is being typed, until the row is left or is another word's: the desk's answer comes a moment later than the next key.
  const [typed, setTyped] = useState<{ word: string; moves: number }>();
  const number = (shown?.row ?? at) + 1;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={selected}
      className={classes(
        COLUMNS,
        'absolute inset-x-0 top-0 border-b border-line text-13 focus-within:bg-mark',
        selected && 'bg-mark',
      )}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <span role="rowheader" className="h-full">
        <button
          type="button"
          tabIndex={-1}
          aria-label={vocabulary.selectRow(number)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={events.onSelect}
          className="size-full cursor-default pr-3 text-right text-12 text-t3"
        >
          {formatCount(locale, number)}
        </button>
      </span>
      <span role="gridcell">
        {shown && shown.word.length > LONGEST_EDITED ? (
          <span className="block truncate px-1 text-t3">{vocabulary.longWord(shown.word.length)}</span>
        ) : (
          <input
            data-row={at}
            aria-label={`${workbench.word} ${number}`}
            value={(typed?.moves === moves ? typed.word : shown?.word) ?? ''}
            readOnly={!shown}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => {
              setTyped({ word: event.target.value, moves });
              events.onEdit(event.target.value);
            }}
            onBlur={() => setTyped(undefined)}
            onPaste={events.onPaste}
            onKeyDown={events.onKeyDown}
            className="h-[26px] w-full bg-transparent px-1 outline-none"
          />
        )}
      </span>
      <span role="gridcell" className="pr-3 text-right text-12 text-t3">
        {shown?.bytes}
      </span>
      <span role="gridcell" className="truncate text-12">
        {shown && <RowFinding shown={shown} />}
      </span>
      <span role="gridcell">
        <IconButton
          size="small"
          tabIndex={-1}
          label={workbench.removeWord(beginning(shown?.word ?? '', 40))}
          icon={<X />}
          onClick={events.onRemove}
        />
      </span>
    </div>
  );
}

function RowFinding({ shown: { bits, first, word } }: { shown: ShownRow }): ReactNode {
  const { vocabulary } = useWords();
  const check = LIST_CHECK_IDS.find((id) => bits & CHECK_BITS[id]);
  if (!check) return null;
  const text =
    check === 'duplicate' && first >= 0
      ? vocabulary.duplicateOf(first + 1)
      : check === 'invisible' || check === 'bidi'
        ? `${vocabulary.checks[check]} ${hiddenIn(word)}`
        : vocabulary.checks[check];
  return (
    <span title={text} className={CHECK_BITS[check] & QUIET ? 'text-t3' : 'text-amber-text'}>
      {text}
    </span>
  );
}

/** The first character nobody sees, by its number. */
function hiddenIn(word: string): string {
  const found =
    /[\0-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f/.exec(
      word,
    );
  return found ? `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : '';
}
