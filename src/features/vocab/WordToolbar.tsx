import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import CopyMinus from 'lucide-react/icons/copy-minus';
import Ellipsis from 'lucide-react/icons/ellipsis';
import FileDown from 'lucide-react/icons/file-down';
import Plus from 'lucide-react/icons/plus';
import Redo from 'lucide-react/icons/redo-2';
import RemoveFormatting from 'lucide-react/icons/remove-formatting';
import Search from 'lucide-react/icons/search';
import Undo from 'lucide-react/icons/undo-2';
import Upload from 'lucide-react/icons/upload';
import { useRef, type ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import type { Edit, ListFindings, ListSummary } from '#vocab/deskTypes.ts';
import type { VocabularyFormat } from '#vocab/vocabularyFile.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';

export const FORMATS: readonly VocabularyFormat[] = ['csv', 'tsv', 'txt', 'json', 'xlsx'];

/** Endings of files that can hold vocabularies. */
const READABLE = '.csv,.tsv,.tab,.txt,.json,.xlsx';

interface WordToolbarProps {
  summary: ListSummary;
  findings: ListFindings | undefined;
  searching: boolean;
  onAdd: () => void;
  onPaste: () => void;
  onFiles: (files: readonly File[]) => void;
  onEdit: (edit: Edit) => void;
  onSearch: (searching: boolean) => void;
  onExport: (format: VocabularyFormat) => void;
  /** Further items of the menu. */
  items: ReactNode;
}

/** What is done with a whole list. */
export function WordToolbar({ summary, findings, searching, onEdit, ...events }: WordToolbarProps) {
  const { workbench, vocabulary } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const duplicates = summary.repeats ?? findings?.counts.duplicate ?? 0;
  const untidy = findings?.untidy ?? 0;
  return (
    <div
      role="toolbar"
      aria-label={workbench.vocabularies}
      className="flex min-h-9 flex-none flex-wrap items-center gap-0.5 border-b border-line px-1 py-0.5"
    >
      <IconButton size="small" label={workbench.addWord} icon={<Plus />} onClick={events.onAdd} />
      <Button variant="ghost" size="small" icon={<ClipboardPaste />} onClick={events.onPaste}>
        {vocabulary.paste}
      </Button>
      <Button variant="ghost" size="small" icon={<Upload />} onClick={() => chooser.current?.click()}>
        {vocabulary.import}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={READABLE}
        aria-label={vocabulary.import}
        onChange={(event) => {
          events.onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {duplicates > 0 && (
        <Button
          variant="ghost"
          size="small"
          icon={<CopyMinus />}
          onClick={() => onEdit({ kind: 'fix', fix: 'duplicate' })}
        >
          {vocabulary.dedupe(duplicates)}
        </Button>
      )}
      {untidy > 0 && (
        <Button variant="ghost" size="small" icon={<RemoveFormatting />} onClick={() => onEdit({ kind: 'tidy' })}>
          {vocabulary.tidy(untidy)}
        </Button>
      )}
      <span className="ml-auto flex">
        <IconButton
          size="small"
          label={vocabulary.undo}
          icon={<Undo />}
          disabled={!summary.canUndo}
          onClick={() => onEdit({ kind: 'undo' })}
        />
        <IconButton
          size="small"
          label={vocabulary.redo}
          icon={<Redo />}
          disabled={!summary.canRedo}
          onClick={() => onEdit({ kind: 'redo' })}
        />
        <IconButton
          size="small"
          label={vocabulary.search}
          icon={<Search />}
          aria-pressed={searching}
          onClick={() => events.onSearch(!searching)}
        />
        <Menu
          label={vocabulary.more}
          align="end"
          trigger={<Ellipsis className="size-3.5" />}
          triggerProps={{
            'aria-label': vocabulary.more,
            title: vocabulary.more,
            className: 'inline-grid size-6 place-items-center rounded-2 text-t3 hover:bg-hover hover:text-t1',
          }}
        >
          {events.items}
          {FORMATS.map((format) => (
            <MenuItem key={format} icon={<FileDown />} onSelect={() => events.onExport(format)}>
              {vocabulary.export(format.toUpperCase())}
            </MenuItem>
          ))}
        </Menu>
      </span>
    </div>
  );
}
