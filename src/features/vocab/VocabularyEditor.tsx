import { use, useState, type DragEvent } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { FieldNote } from '#ui/Field.tsx';
import { MenuItem } from '#ui/Menu.tsx';
import { Message } from '#ui/Message.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { useStore } from '#ui/useStore.ts';
import type { VocabularyFormat } from '#vocab/vocabularyFile.ts';
import { ImportReports } from './ImportReports.tsx';
import { JsonView } from './JsonView.tsx';
import { JsonWindow } from './JsonWindow.tsx';
import { SetsDialog } from './SetsDialog.tsx';
import type { Shelf } from './shelf.ts';
import { useImports } from './useImports.ts';
import { VocabularyChips } from './VocabularyChips.tsx';
import {
  addVocabulary,
  changeVocabulary,
  countOf,
  fitsTextField,
  freeName,
  unfinishedJson,
} from './vocabularyModel.ts';
import { VocabularyName } from './VocabularyName.tsx';
import { WordTable } from './WordTable.tsx';

export interface VocabularyEditorProps {
  draft: Store<WorkbenchDraft>;
  /** Opened with the first look at vocabularies. */
  shelf: Promise<Shelf>;
  notes: readonly FieldNote[];
  profileNames: ReadonlyMap<string, string>;
  onSave: (file: { name: string; type: string; content: Blob }) => void;
  onCopy: (text: string) => void;
  readClipboard: () => Promise<string | undefined>;
  /** Says something in passing, with a way back. */
  onNotice: (text: string, undo: () => void) => void;
}

type View = 'table' | 'json';

/** The real-time dictionaries of a call, of any size: a table or JSON, always in step. */
export function VocabularyEditor(props: VocabularyEditorProps) {
  const { workbench, vocabulary: words } = useWords();
  const { notes } = props;
  const shelf = use(props.shelf);
  const draft = useStore(props.draft);
  const findings = useStore(shelf.findings);
  const kept = useStore(shelf.kept);
  const [wanted, setView] = useState<View>(draft.vocabularyText === undefined ? 'table' : 'json');
  // Text that came back with a profile, or by an undo, is shown where it can be finished.
  const view = draft.vocabularyText === undefined ? wanted : 'json';
  const [chosenId, setChosenId] = useState<string>();
  const [setsOpen, setSetsOpen] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [exportProblem, setExportProblem] = useState<string>();
  const imports = useImports(shelf, props.draft);
  const { vocabularies } = draft;
  const large = vocabularies.some((each) => each.large);
  const typed = draft.vocabularyText !== undefined || fitsTextField(vocabularies);
  const chosen = vocabularies.find((vocabulary) => vocabulary.id === chosenId) ?? vocabularies[0];
  const change = (changes: Partial<WorkbenchDraft>) => props.draft.update((now) => ({ ...now, ...changes }));
  const changeOne = (id: string, changes: Parameters<typeof changeVocabulary>[2]) =>
    change({ vocabularies: changeVocabulary(vocabularies, id, changes), vocabularyText: undefined });

  const choose = (next: View) => {
    // Text that cannot be read stays on screen: leaving the view would lose it.
    if (next === 'table' && draft.vocabularyText !== undefined) {
      if (unfinishedJson(draft) !== undefined) return;
      change({ vocabularyText: undefined });
    }
    setView(next);
  };
  const add = () => {
    const next = addVocabulary(vocabularies, workbench.newVocabulary);
    change({ vocabularies: next, vocabularyText: undefined });
    setChosenId(next.at(-1)!.id);
  };
  const remove = () => {
    if (!chosen) return;
    const at = vocabularies.indexOf(chosen);
    change({ vocabularies: vocabularies.filter((each) => each !== chosen), vocabularyText: undefined });
    props.onNotice(words.removed(chosen.name), () =>
      props.draft.update((now) => ({
        ...now,
        vocabularies: now.vocabularies.toSpliced(at, 0, chosen),
        vocabularyText: unfinishedJson(now),
      })),
    );
  };
  const duplicate = async () => {
    if (!chosen) return;
    const summary = await shelf.desk.ask('copy', chosen.id, crypto.randomUUID());
    shelf.adopt([{ name: freeName(vocabularies, words.copyOf(chosen.name)), summary, enabled: false }]);
  };
  const merge = async (into: string) => {
    if (!chosen) return;
    await shelf.edit(into, { kind: 'append', from: chosen.id });
    setChosenId(into);
  };
  const exportLists = async (lists: typeof vocabularies, name: string, format: VocabularyFormat) => {
    setExportProblem(undefined);
    await shelf.ready();
    const written = await shelf.desk.run('exportFile', [
      { lists: lists.map((each) => ({ id: each.id, name: each.name })), format },
    ]);
    if (written.ok)
      return props.onSave({
        name: `${name || 'vocabularies'}.${format}`,
        type: written.type,
        content: written.content,
      });
    const { problem } = written;
    const { exportFailed } = words;
    setExportProblem(
      problem.code === 'cell_too_long'
        ? exportFailed.cell_too_long(problem.at, problem.length)
        : exportFailed[problem.code],
    );
  };
  const copyJson = async () => {
    await shelf.ready();
    const lists = vocabularies.map(({ id, name }) => ({ id, name }));
    const written = await shelf.desk.run('exportFile', [{ lists, format: 'json' }]);
    if (written.ok) props.onCopy(await written.content.text());
  };
  const drag = (event: DragEvent, over: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(over);
  };

  return (
    <div
      role="presentation"
      className="relative flex flex-col gap-2"
      onDragEnter={(event) => drag(event, true)}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setDropping(false)}
      onDrop={(event) => {
        drag(event, false);
        const files = [...event.dataTransfer.files];
        const [json] = files;
        if (view === 'json' && json && files.length === 1 && /\.json$/i.test(json.name)) void imports.replace(json);
        else void imports.take(files);
      }}
    >
      <div className="flex items-center gap-2 text-12 text-t3">
        <span title={workbench.vocabulariesHint} className="whole-words min-w-0 flex-1 whitespace-nowrap">
          <b className="text-t1">{workbench.vocabularies}</b>
          <span>{workbench.vocabulariesHint}</span>
        </span>
        <Segmented
          label={workbench.vocabularyView}
          size="tiny"
          value={view}
          onChange={choose}
          options={[
            { value: 'table', label: workbench.table },
            { value: 'json', label: 'JSON' },
          ]}
        />
      </div>
      <ImportReports imports={imports} />
      {view === 'json' && typed && (
        <JsonView
          draft={draft}
          onChange={change}
          onPaste={(json) => void imports.replace(json, words.pastedJson)}
          notes={notes}
        />
      )}
      {view === 'json' && !typed && (
        <JsonWindow
          shelf={shelf}
          vocabularies={vocabularies}
          notes={notes}
          onCopy={() => void copyJson()}
          onSave={() => void exportLists(vocabularies, 'vocabularies', 'json')}
          onFile={(json) => void imports.replace(json)}
          onPaste={(json) => void imports.replace(json, words.pastedJson)}
        />
      )}
      {view === 'table' && (
        <>
          <VocabularyChips
            vocabularies={vocabularies}
            chosen={chosen}
            findings={findings}
            onChoose={setChosenId}
            onEnable={(id, enabled) => changeOne(id, { enabled })}
            onAdd={add}
            onSets={() => setSetsOpen(true)}
          />
          {chosen && (
            <>
              <VocabularyName
                vocabulary={chosen}
                others={vocabularies.filter((each) => each !== chosen).map(({ name }) => name)}
                onRename={(name) => changeOne(chosen.id, { name })}
                onRemove={remove}
              />
              <ChosenTable
                key={chosen.id}
                shelf={shelf}
                id={chosen.id}
                onFiles={(files) => void imports.take(files)}
                onExport={(format) => void exportLists([chosen], chosen.name, format)}
                onCopy={props.onCopy}
                readClipboard={props.readClipboard}
                items={
                  <>
                    <MenuItem onSelect={() => void duplicate()}>{words.duplicate}</MenuItem>
                    {vocabularies
                      .filter((each) => each !== chosen)
                      .map((each) => (
                        <MenuItem key={each.id} onSelect={() => void merge(each.id)}>
                          {words.mergeInto(each.name)}
                        </MenuItem>
                      ))}
                    {vocabularies.length > 1 && (
                      <MenuItem onSelect={() => void exportLists(vocabularies, 'vocabularies', 'json')}>
                        {words.exportAll('JSON')}
                      </MenuItem>
                    )}
                    {vocabularies.length > 1 && (
                      <MenuItem onSelect={() => void exportLists(vocabularies, 'vocabularies', 'xlsx')}>
                        {words.exportAll('XLSX')}
                      </MenuItem>
                    )}
                  </>
                }
              />
            </>
          )}
          {exportProblem && (
            <Message tone="bad" action={{ label: words.dismiss, run: () => setExportProblem(undefined) }}>
              {exportProblem}
            </Message>
          )}
          {notes.map((note) => (
            <Message key={note.key} tone={note.tone}>
              {note.text}
            </Message>
          ))}
          {kept === 'no' && large && <Message tone="warn">{words.notKept}</Message>}
        </>
      )}
      <Message tone="note">{workbench.vocabularyEffect}</Message>
      {setsOpen && (
        <SetsDialog
          shelf={shelf}
          draft={props.draft}
          profileNames={props.profileNames}
          words={vocabularies.reduce((sum, each) => sum + countOf(each), 0)}
          onNotice={props.onNotice}
          onClose={() => setSetsOpen(false)}
        />
      )}
      {dropping && (
        <div className="pointer-events-none absolute -inset-1 z-10 grid place-items-center rounded-3 border-2 border-dashed border-focus bg-surface/90 text-13 font-semibold">
          {view === 'json' ? words.dropJson : words.dropHere}
        </div>
      )}
    </div>
  );
}

type ChosenTableProps = Omit<Parameters<typeof WordTable>[0], 'summary' | 'findings' | 'jsonBytes'> & { id: string };

/** The table of a vocabulary once its words lie on the desk. */
function ChosenTable({ id, ...props }: ChosenTableProps) {
  const { vocabulary: words, shell } = useWords();
  const summary = useStore(props.shelf.summaries).get(id);
  const found = useStore(props.shelf.findings).get(id);
  const lost = useStore(props.shelf.lost).has(id);
  if (lost && !summary) return <Message tone="bad">{words.lost}</Message>;
  if (!summary) return <p className="text-12 text-t3">{shell.loading}</p>;
  return <WordTable {...props} summary={summary} findings={found} jsonBytes={summary.jsonBytes} />;
}
