import X from 'lucide-react/icons/x';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useCoreWords } from '#i18n/I18n.tsx';
import { utf8Length } from '#protocol/bytes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import type { WordProblem } from './vocabularyModel.ts';

/** Height of a row in CSS pixels. */
export const ROW_HEIGHT = 28;

const COLUMNS = 'grid grid-cols-[44px_minmax(0,1fr)_44px_minmax(0,112px)_28px] items-center';

/** Names of the columns. */
export function WordHead() {
  const { workbench } = useCoreWords();
  return (
    <div role="rowgroup">
      <div role="row" className={`${COLUMNS} h-[26px] border-b border-line bg-sunken text-12 text-t3`}>
        <span role="columnheader" className="pr-3 text-right">
          {workbench.row}
        </span>
        <span role="columnheader">{workbench.word}</span>
        <span role="columnheader" className="pr-3 text-right">
          {workbench.bytes}
        </span>
        <span role="columnheader">{workbench.check}</span>
        <span role="columnheader">
          <span className="sr-only">{workbench.actions}</span>
        </span>
      </div>
    </div>
  );
}

interface WordRowProps {
  index: number;
  /** Distance from the top of the list in CSS pixels. */
  top: number;
  word: string;
  problem: WordProblem | undefined;
  onChange: (word: string) => void;
  onRemove: () => void;
  onPaste: (event: ClipboardEvent) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One word: its number, the text itself, its size, and what is wrong with it. */
export function WordRow({ index, top, word, problem, onChange, onRemove, onPaste, onKeyDown }: WordRowProps) {
  const { workbench } = useCoreWords();
  const locale = useLocale();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`${COLUMNS} absolute inset-x-0 border-b border-line text-13 focus-within:bg-mark`}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="pr-3 text-right text-12 text-t3">
        {formatCount(locale, index + 1)}
      </span>
      <span role="cell">
        <input
          data-row={index}
          aria-label={`${workbench.word} ${index + 1}`}
          value={word}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          className="h-[26px] w-full bg-transparent px-1 outline-none"
        />
      </span>
      <span role="cell" className="pr-3 text-right text-12 text-t3">
        {utf8Length(word)}
      </span>
      <span role="cell" className="truncate text-12 text-amber-text">
        {problem && <ProblemText problem={problem} />}
      </span>
      <span role="cell">
        <IconButton size="small" label={workbench.removeWord(word)} icon={<X />} onClick={onRemove} />
      </span>
    </div>
  );
}

function ProblemText({ problem }: { problem: WordProblem }): string {
  const { workbench } = useCoreWords();
  switch (problem.kind) {
    case 'empty':
      return workbench.wordEmpty;
    case 'duplicate':
      return workbench.wordDuplicate(problem.of + 1);
    case 'spaced':
      return workbench.wordSpaced;
  }
}
