import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import FileUp from 'lucide-react/icons/file-up';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Table2 from 'lucide-react/icons/table-2';
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Mapping } from '#lab/caseColumns.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Message } from '#ui/Message.tsx';
import type { Refusal } from '#workers/caseMessages.ts';
import { CaseFileInput } from './CaseFileInput.tsx';
import { CaseProblems } from './CaseProblems.tsx';
import type { CaseState } from './labCaseModel.ts';
import { MappingTable } from './MappingTable.tsx';

interface CasePanelProps {
  state: CaseState;
  /** While a run is going its cases cannot be replaced. */
  locked: boolean;
  onFile: (file: Blob, name: string) => void;
  onMap: (sheet: number, mapping: Mapping | undefined) => void;
  onCancel: () => void;
  onExample: () => void;
}

/** The cases of a run: where they come from, what their columns mean, and what is wrong with them. */
export function CasePanel({ state, locked, onFile, onMap, onCancel, onExample }: CasePanelProps) {
  const { lab } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasteNote, setPasteNote] = useState<string>();
  const take = (text: string) => {
    setPasteNote(text.trim() === '' ? lab.pasteEmpty : undefined);
    if (text.trim() !== '') onFile(new Blob([text]), `${lab.pastedName}.tsv`);
  };
  const paste = () => navigator.clipboard.readText().then(take, () => setPasteNote(lab.pasteBlocked));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !locked) onFile(file, file.name);
  };
  return (
    <section
      aria-label={lab.cases}
      className={over ? 'bg-mark' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!locked);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event: ClipboardEvent) => {
        if (locked || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        take(event.clipboardData.getData('text/plain'));
      }}
    >
      <header className="flex h-10 items-center border-b border-line pr-2 pl-4">
        <h2 className="text-13 font-semibold">{lab.cases}</h2>
        <span className="ml-auto flex gap-0.5">
          <IconButton label={lab.paste} icon={<ClipboardPaste />} disabled={locked} onClick={() => void paste()} />
          <IconButton label={lab.open} icon={<FileUp />} disabled={locked} onClick={() => input.current?.click()} />
        </span>
        <CaseFileInput ref={input} onFile={(file) => onFile(file, file.name)} />
      </header>
      <div className="flex flex-col gap-3 border-b border-line px-4 py-3">
        {pasteNote && <Message tone="warn">{pasteNote}</Message>}
        {body()}
      </div>
    </section>
  );

  function body() {
    switch (state.kind) {
      case 'none':
        return <Empty onOpen={() => input.current?.click()} onExample={onExample} />;
      case 'reading':
        return (
          <p role="status" className="flex items-center gap-2 text-12 text-t2">
            <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
            <span className="min-w-0 flex-1 truncate">{lab.reading(state.name)}</span>
            <Button size="small" onClick={onCancel}>
              {lab.stopReading}
            </Button>
          </p>
        );
      case 'refused':
        return (
          <>
            <p className="text-13 font-semibold wrap-anywhere">{state.name}</p>
            <Message tone="bad">
              <RefusalText problem={state.problem} />
            </Message>
            <Empty onOpen={() => input.current?.click()} onExample={onExample} />
          </>
        );
      case 'ready':
        return <Ready state={state} locked={locked} onMap={onMap} />;
    }
  }
}

function RefusalText({ problem }: { problem: Refusal }) {
  const { refused } = useWords().lab;
  switch (problem.code) {
    case 'too_large':
      return refused.too_large(formatBytes(problem.bytes), formatBytes(problem.limit));
    case 'broken_spreadsheet':
    case 'unreadable':
      return refused[problem.code](problem.reason);
    default:
      return refused[problem.code];
  }
}

function Empty({ onOpen, onExample }: { onOpen: () => void; onExample: () => void }) {
  const { lab } = useWords();
  return (
    <div className="flex flex-col items-start gap-2 rounded-3 border border-dashed border-line-strong p-3 text-12 text-t2">
      <p>{lab.dropHint}</p>
      <p className="text-t3">
        {lab.twoColumns} {lab.schema}
      </p>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button size="small" icon={<FileUp />} onClick={onOpen}>
          {lab.open}
        </Button>
        <Button size="small" variant="ghost" onClick={onExample}>
          {lab.example}
        </Button>
      </div>
    </div>
  );
}

interface ReadyProps {
  state: Extract<CaseState, { kind: 'ready' }>;
  locked: boolean;
  onMap: CasePanelProps['onMap'];
}

function Ready({ state, locked, onMap }: ReadyProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const { source, cases } = state;
  const count = (value: number) => formatCount(locale, value);
  const columns = source.table ? count(source.table.mapping.roles.length) : '';
  return (
    <>
      <div className="flex items-center gap-2.5">
        <span className="grid size-9 flex-none place-items-center rounded-3 bg-sel text-t2">
          <Table2 aria-hidden className="size-[18px]" strokeWidth={1.75} />
        </span>
        <div className="min-w-0">
          <p className="truncate text-13 font-semibold" title={source.name}>
            {source.name}
          </p>
          <p className="text-12 text-t3 tabular-nums">
            {lab.facts(count(cases.length), columns, source.encoding ? lab.encodings[source.encoding] : '')}
          </p>
        </div>
      </div>
      {source.notes.map((note) => (
        <Message key={note.code} tone="warn">
          {note.code === 'guessed_encoding'
            ? lab.guessedEncoding(lab.encodings[note.encoding])
            : lab.brokenQuotes(count(note.row))}
        </Message>
      ))}
      {source.table && <MappingTable table={source.table} locked={locked} onMap={onMap} />}
      <CaseProblems state={state} />
    </>
  );
}
