import { useId, useState } from 'react';
import { examineFile, type ImportFound } from '#data/historyImport.ts';
import type { FileProblem } from '#data/historyFile.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Message } from '#ui/Message.tsx';

type Good = Extract<ImportFound, { ok: true }>;

interface ImportDialogProps {
  /** How many records of a file are not here yet. */
  countNew: (found: Good) => Promise<number>;
  onImport: (found: Good) => Promise<void>;
  onClose: () => void;
}

/** Choose a file, see what is in it, and only then take it in. */
export function ImportDialog({ countNew, onImport, onClose }: ImportDialogProps) {
  const { history, shell } = useWords();
  const locale = useLocale();
  const id = useId();
  const [found, setFound] = useState<ImportFound>();
  const [fresh, setFresh] = useState(0);
  const [busy, setBusy] = useState(false);

  const look = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setFound(undefined);
    const result = await examineFile(file);
    if (result.ok) setFresh(await countNew(result));
    setFound(result);
    setBusy(false);
  };
  const take = async (good: Good) => {
    setBusy(true);
    await onImport(good);
    onClose();
  };
  const total = found?.ok ? (found.source === 'har' ? found.exchanges.length : found.records.length) : 0;
  return (
    <Dialog
      title={history.importTitle}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{history.importCancel}</Button>
          <Button
            variant="primary"
            disabled={busy || !found?.ok || fresh === 0}
            onClick={() => found?.ok && void take(found)}
          >
            {history.importTake(formatCount(locale, fresh))}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <label htmlFor={id} className="text-t2">
          {history.importHint}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,.har,application/json"
          onChange={(event) => void look(event.target.files?.[0])}
          className="w-full rounded-2 p-1.5 text-13 fieldline file:mr-3 file:rounded-2 file:border-0 file:bg-hover file:px-3 file:py-1.5 file:text-t1"
        />
        <div role="status" className="flex flex-col gap-1.5">
          {busy && <p className="text-t3">{history.importReading}</p>}
          {found?.ok && (
            <>
              <p>{history.importFound(formatCount(locale, total), formatCount(locale, fresh))}</p>
              {found.others > 0 && (
                <Message tone="note">{history.importOthers(formatCount(locale, found.others))}</Message>
              )}
              {found.source === 'har' && <Message tone="note">{history.importHarNote}</Message>}
            </>
          )}
          {found && !found.ok && <Message tone="bad">{problemSentence(found.problem, history)}</Message>}
        </div>
      </div>
    </Dialog>
  );
}

function problemSentence(problem: FileProblem, { importProblems }: Words['history']): string {
  switch (problem.code) {
    case 'too_large':
      return importProblems.too_large(formatBytes(problem.bytes));
    case 'not_json':
      return importProblems.not_json(problem.reason);
    case 'other_format':
      return importProblems.other_format;
    case 'other_version':
      return importProblems.other_version(problem.version);
    case 'bad_record':
      return importProblems.bad_record(problem.place, problem.expected);
  }
}
