import { useVirtualizer } from '@tanstack/react-virtual';
import CopyMinus from 'lucide-react/icons/copy-minus';
import Plus from 'lucide-react/icons/plus';
import RemoveFormatting from 'lucide-react/icons/remove-formatting';
import { useMemo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { dedupe, tidy, wordProblems, wordsOfText, type WordProblem } from './vocabularyModel.ts';
import { ROW_HEIGHT, WordHead, WordRow } from './WordRow.tsx';

interface WordTableProps {
  words: readonly string[];
  onChange: (words: string[]) => void;
}

/** The words of one vocabulary. Only the rows in view exist; a pasted column becomes rows. */
export function WordTable({ words, onChange }: WordTableProps) {
  const { workbench } = useCoreWords();
  const scroller = useRef<HTMLDivElement>(null);
  const problems = useMemo(() => wordProblems(words), [words]);
  const rows = useVirtualizer({
    count: words.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  const focusRow = (index: number) => {
    rows.scrollToIndex(index);
    // The row may only come into being with the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLInputElement>(`[data-row="${index}"]`)?.focus());
  };
  const insert = (index: number) => {
    onChange(words.toSpliced(index, 0, ''));
    focusRow(index);
  };
  const remove = (index: number) => onChange(words.toSpliced(index, 1));

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
      insert(index + 1);
    } else if (event.key === 'Backspace' && words[index] === '') {
      event.preventDefault();
      remove(index);
      focusRow(Math.max(0, index - 1));
    } else if (event.key === 'ArrowDown') focusRow(Math.min(words.length - 1, index + 1));
    else if (event.key === 'ArrowUp') focusRow(Math.max(0, index - 1));
  };

  return (
    <div className="flex flex-col overflow-hidden rounded-2 border border-line-strong">
      <Toolbar words={words} problems={problems} onAdd={() => insert(words.length)} onChange={onChange} />
      {words.length === 0 ? (
        <PasteTarget onPaste={(text) => onChange(wordsOfText(text))} label={workbench.emptyVocabulary} />
      ) : (
        <div role="table" aria-label={workbench.vocabularies} aria-rowcount={words.length + 1}>
          <WordHead />
          <div ref={scroller} role="rowgroup" className="max-h-72 overflow-auto">
            <div role="presentation" style={{ height: rows.getTotalSize() }} className="relative">
              {rows.getVirtualItems().map(({ index, start }) => (
                <WordRow
                  key={index}
                  index={index}
                  top={start}
                  word={words[index]!}
                  problem={problems.get(index)}
                  onChange={(word) => onChange(words.with(index, word))}
                  onRemove={() => remove(index)}
                  onPaste={(event) => paste(event, index)}
                  onKeyDown={(event) => keys(event, index)}
                />
              ))}
            </div>
          </div>
        </div>
      )}
      <div className="flex h-7 flex-none items-center gap-3 border-t border-line px-2.5 text-12 whitespace-nowrap text-t3">
        {workbench.words(words.length)}
        <span className="ml-auto min-w-0 truncate" title={workbench.pasteWordsHint}>
          {workbench.pasteWordsHint}
        </span>
      </div>
    </div>
  );
}

interface ToolbarProps extends WordTableProps {
  problems: ReadonlyMap<number, WordProblem>;
  onAdd: () => void;
}

function Toolbar({ words, problems, onAdd, onChange }: ToolbarProps) {
  const { workbench } = useCoreWords();
  const kinds = [...problems.values()].map((problem) => problem.kind);
  const duplicates = kinds.filter((kind) => kind === 'duplicate').length;
  const untidy = kinds.length - duplicates;
  return (
    <div className="flex min-h-9 flex-none flex-wrap items-center gap-0.5 border-b border-line px-1">
      <Button variant="ghost" size="small" icon={<Plus />} onClick={onAdd}>
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
  );
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
