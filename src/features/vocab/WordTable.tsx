import { useVirtualizer } from '@tanstack/react-virtual';
import CopyMinus from 'lucide-react/icons/copy-minus';
import Plus from 'lucide-react/icons/plus';
import RemoveFormatting from 'lucide-react/icons/remove-formatting';
import X from 'lucide-react/icons/x';
import { useMemo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { utf8Length } from '#protocol/bytes.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { dedupe, tidy, wordProblems, wordsOfText, type WordProblem } from './vocabularyModel.ts';

interface WordTableProps {
  words: readonly string[];
  onChange: (words: string[]) => void;
}

const ROW_HEIGHT = 28;
const COLUMNS = 'grid grid-cols-[44px_minmax(0,1fr)_44px_minmax(0,112px)_28px] items-center';

/** The words of one vocabulary. Only the rows in view exist; a pasted column becomes rows. */
export function WordTable({ words, onChange }: WordTableProps) {
  const { workbench } = useWords();
  const locale = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const problems = useMemo(() => wordProblems(words), [words]);
  const rows = useVirtualizer({
    count: words.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const count = (kind: WordProblem['kind']) => [...problems.values()].filter((problem) => problem.kind === kind).length;
  const duplicates = count('duplicate');
  const untidy = count('empty') + count('spaced');

  const focusRow = (index: number) => {
    rows.scrollToIndex(index);
    // The row may only come into being with the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLInputElement>(`[data-row="${index}"]`)?.focus());
  };
  const insert = (index: number, added: readonly string[]) => onChange(words.toSpliced(index, 0, ...added));

  const paste = (event: ClipboardEvent, index: number) => {
    const pasted = wordsOfText(event.clipboardData.getData('text'));
    if (pasted.length < 2) return;
    event.preventDefault();
    onChange(words.toSpliced(index, words[index] === '' ? 1 : 0, ...pasted));
  };

  const keys = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      insert(index + 1, ['']);
      focusRow(index + 1);
    } else if (event.key === 'Backspace' && words[index] === '') {
      event.preventDefault();
      onChange(words.toSpliced(index, 1));
      focusRow(Math.max(0, index - 1));
    } else if (event.key === 'ArrowDown') focusRow(Math.min(words.length - 1, index + 1));
    else if (event.key === 'ArrowUp') focusRow(Math.max(0, index - 1));
  };

  return (
    <div
      role="table"
      aria-label={workbench.vocabularies}
      aria-rowcount={words.length + 1}
      className="flex flex-col overflow-hidden rounded-2 border border-line-strong"
    >
      <div className="flex h-9 flex-none items-center gap-0.5 border-b border-line px-1">
        <Button
          variant="ghost"
          size="small"
          icon={<Plus />}
          onClick={() => (insert(words.length, ['']), focusRow(words.length))}
        >
          {workbench.addWord}
        </Button>
        {duplicates > 0 && (
          <Button variant="ghost" size="small" icon={<CopyMinus />} onClick={() => onChange(dedupe(words))}>
            {workbench.dedupe(duplicates)}
          </Button>
        )}
        {untidy > 0 && (
          <Button variant="ghost" size="small" icon={<RemoveFormatting />} onClick={() => onChange(tidy(words))}>
            {workbench.trimWords(untidy)}
          </Button>
        )}
      </div>
      <div role="row" className={`${COLUMNS} h-[26px] flex-none border-b border-line bg-sunken text-12 text-t3`}>
        <span role="columnheader" className="pr-3 text-right">
          {workbench.row}
        </span>
        <span role="columnheader">{workbench.word}</span>
        <span role="columnheader" className="pr-3 text-right">
          {workbench.bytes}
        </span>
        <span role="columnheader">{workbench.check}</span>
        <span role="columnheader">
          <span className="sr-only">{workbench.removeWord('')}</span>
        </span>
      </div>
      <div ref={scroller} className="max-h-72 overflow-auto" tabIndex={-1}>
        {words.length === 0 && (
          <PasteTarget onPaste={(text) => onChange(wordsOfText(text))} label={workbench.emptyVocabulary} />
        )}
        <div role="rowgroup" style={{ height: rows.getTotalSize() }} className="relative">
          {rows.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={`${COLUMNS} absolute inset-x-0 border-b border-line text-13 focus-within:bg-mark`}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            >
              <span role="cell" className="pr-3 text-right text-12 text-t3">
                {formatCount(locale, index + 1)}
              </span>
              <span role="cell">
                <input
                  data-row={index}
                  aria-label={`${workbench.word} ${index + 1}`}
                  value={words[index]}
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(event) => onChange(words.with(index, event.target.value))}
                  onPaste={(event) => paste(event, index)}
                  onKeyDown={(event) => keys(event, index)}
                  className="h-[26px] w-full bg-transparent px-1 outline-none"
                />
              </span>
              <span role="cell" className="pr-3 text-right text-12 text-t3">
                {utf8Length(words[index]!)}
              </span>
              <span role="cell" className="truncate text-12 text-amber-text">
                {problemText(problems.get(index))}
              </span>
              <span role="cell">
                <IconButton
                  size="small"
                  label={workbench.removeWord(words[index]!)}
                  icon={<X />}
                  onClick={() => onChange(words.toSpliced(index, 1))}
                />
              </span>
            </div>
          ))}
        </div>
      </div>
      <div className="flex h-7 flex-none items-center gap-3 border-t border-line px-2.5 text-12 whitespace-nowrap text-t3">
        {workbench.words(words.length)}
        <span className="ml-auto min-w-0 truncate" title={workbench.pasteWordsHint}>
          {workbench.pasteWordsHint}
        </span>
      </div>
    </div>
  );

  function problemText(problem: WordProblem | undefined): string {
    switch (problem?.kind) {
      case 'empty':
        return workbench.wordEmpty;
      case 'duplicate':
        return workbench.wordDuplicate(problem.of + 1);
      case 'spaced':
        return workbench.wordSpaced;
      case undefined:
        return '';
    }
  }
}

function PasteTarget({ label, onPaste }: { label: string; onPaste: (text: string) => void }) {
  return (
    <textarea
      rows={3}
      aria-label={label}
      placeholder={label}
      value=""
      onChange={(event) => onPaste(event.target.value)}
      onPaste={(event) => {
        event.preventDefault();
        onPaste(event.clipboardData.getData('text'));
      }}
      className="block w-full resize-none bg-transparent p-3 text-13 outline-none"
    />
  );
}
