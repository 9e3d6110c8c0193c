import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import FileUp from 'lucide-react/icons/file-up';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import Table2 from 'lucide-react/icons/table-2';
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Mapping } from '#lab/caseColumns.ts';
import type { CollectedCase } from '#lab/fromCall.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';
import { modifierKey } from '#ui/modifierKey.ts';
import type { Refusal } from '#workers/caseMessages.ts';
import { CaseFileInput } from './CaseFileInput.tsx';
import { CaseProblems } from './CaseProblems.tsx';
import { CollectedList } from './CollectedList.tsx';
import type { CaseState, Refused } from './labCaseModel.ts';
import { MappingTable } from './MappingTable.tsx';

interface CasePanelProps {
  state: CaseState;
  /** While a run is going its cases cannot be replaced. */
  locked: boolean;
  onFile: (file: Blob, name: string) => void;
  onMap: (sheet: number, mapping: Mapping | undefined) => void;
  onCancel: () => void;
  onExample: () => void;
  /** Cases at the end of the table that were calls of the workbench. */
  collected: readonly CollectedCase[];
  /** By the ids of their calls. */
  onDropCollected: (calls: readonly string[]) => void;
  /** Takes the table away as a file. */
  onSave: () => void;
}

/** The cases of a run: where they come from, what their columns mean, and what is wrong with them. */
export function CasePanel(props: CasePanelProps) {
  const { state, locked, onFile, onCancel, onExample } = props;
  const { lab } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasteNote, setPasteNote] = useState<string>();
  const take = (text: string) => {
    setPasteNote(text.trim() === '' ? lab.pasteEmpty : undefined);
    if (text.trim() !== '') onFile(new Blob([text]), `${lab.pastedName}.tsv`);
  };
  const paste = () => navigator.clipboard.readText().then(take, () => setPasteNote(lab.pasteBlocked(modifierKey())));
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
            <RefusedFile refused={state} />
            <Empty onOpen={() => input.current?.click()} onExample={onExample} />
          </>
        );
      case 'ready':
        return <Ready {...props} state={state} />;
    }
  }
}

function RefusedFile({ refused: { name, problem } }: { refused: Refused }) {
  return (
    <>
      <p className="text-13 font-semibold wrap-anywhere">{name}</p>
      <Message tone="bad">
        <RefusalText problem={problem} />
      </Message>
    </>
  );
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

interface ReadyProps extends CasePanelProps {
  state: Extract<CaseState, { kind: 'ready' }>;
}

function Ready({ state, locked, onMap, collected, onDropCollected, onSave }: ReadyProps) {
  const { lab, labCalls } = useWords();
  const locale = useLocale();
  const { source, cases, refused } = state;
  const count = (value: number) => formatCount(locale, value);
  const columns = source?.table ? count(source.table.mapping.roles.length) : '';
  const name = source?.name ?? labCalls.tableName;
  return (
    <>
      {refused && <RefusedFile refused={refused} />}
      <div className="flex items-center gap-2.5">
        <span className="grid size-9 flex-none place-items-center rounded-3 bg-sel text-t2">
          <Table2 aria-hidden className="size-[18px]" strokeWidth={1.75} />
        </span>
        <div className="min-w-0">
          <p className="truncate text-13 font-semibold" title={name}>
            {name}
          </p>
          <p className="text-12 text-t3 tabular-nums">
            {lab.facts(count(cases.length), columns, source?.encoding ? lab.encodings[source.encoding] : '')}
          </p>
        </div>
      </div>
      {collected.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-12 text-t3">
          {source && labCalls.count(count(collected.length))}
          <span className="flex gap-3">
            <LinkButton onClick={onSave}>{labCalls.save}</LinkButton>
            {!locked && (
              <LinkButton onClick={() => onDropCollected(collected.map(({ call }) => call))}>
                {labCalls.drop}
              </LinkButton>
            )}
          </span>
        </p>
      )}
      {!locked && <CollectedList collected={collected} onDrop={(call) => onDropCollected([call])} />}
      {source?.notes.map((note) => (
        <Message key={note.code} tone="warn">
          {note.code === 'guessed_encoding'
            ? lab.guessedEncoding(lab.encodings[note.encoding])
            : lab.brokenQuotes(count(note.row))}
        </Message>
      ))}
      {source?.table && <MappingTable table={source.table} locked={locked} onMap={onMap} />}
      <CaseProblems state={state} />
    </>
  );
}
