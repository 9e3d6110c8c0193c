import { useState } from 'react';
import type { FileProblem } from '#data/historyFile.ts';
import type { Taken } from '#data/historyTrade.ts';
import type { ImportFound } from '#data/importReader.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { FileInput } from '#ui/FileInput.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';

interface ImportDialogProps {
  /** Looks through a file; nothing is written. */
  onRead: (file: File, onProgress: (share: number) => void) => Promise<ImportFound>;
  /** Takes in what was found. */
  onTake: (onTaken: (count: number) => void) => Promise<Taken>;
  /** Gives up what is under way. */
  onStop: () => void;
  onClose: () => void;
}

type Phase =
  | { at: 'choosing' }
  | { at: 'reading'; share: number }
  | { at: 'found' | 'taking'; found: ImportFound; taken: number }
  /** The file went away in the middle. */
  | { at: 'broken'; taken: number; of: number };

/** Choose a file, see what is in it, and only then take it in. */
export function ImportDialog({ onRead, onTake, onStop, onClose }: ImportDialogProps) {
  const { history, shell, vault } = useWords();
  const locale = useLocale();
  const [phase, setPhase] = useState<Phase>({ at: 'choosing' });
  const found = 'found' in phase ? phase.found : undefined;
  const fresh = found?.ok ? found.fresh : 0;

  const look = async (file: File) => {
    setPhase({ at: 'reading', share: 0 });
    const result = await onRead(file, (share) => setPhase({ at: 'reading', share }));
    // One that was given up has been followed by something else already.
    if (result.ok || result.problem) setPhase({ at: 'found', found: result, taken: 0 });
  };
  const take = async (good: ImportFound) => {
    setPhase({ at: 'taking', found: good, taken: 0 });
    const taken = await onTake((count) => setPhase({ at: 'taking', found: good, taken: count }));
    if (taken.whole) onClose();
    else setPhase({ at: 'broken', taken: taken.count, of: fresh });
  };
  const stop = () => {
    onStop();
    setPhase({ at: 'choosing' });
  };
  const close = () => {
    onStop();
    onClose();
  };
  return (
    <Dialog
      title={history.importTitle}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{history.importCancel}</Button>
          <Button
            variant="primary"
            disabled={phase.at !== 'found' || fresh === 0}
            onClick={() => found && void take(found)}
          >
            {fresh > 0 ? history.importTake(formatCount(locale, fresh)) : history.importNothing}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-t2">{history.importHint}</p>
        <FileInput
          label={history.importHint}
          button={vault.file.chooseFile}
          accept=".json,.har,application/json"
          disabled={phase.at === 'taking'}
          onFile={(file) => void look(file)}
        />
        {phase.at === 'reading' && (
          <Progress label={history.importReading} share={phase.share} stopLabel={history.importStop} onStop={stop} />
        )}
        {phase.at === 'taking' && (
          <Progress
            label={history.importTaking(formatCount(locale, phase.taken), formatCount(locale, fresh))}
            share={phase.taken / fresh}
            stopLabel={history.importStop}
            onStop={onStop}
          />
        )}
        <div role="status" className="flex flex-col gap-1.5 empty:hidden">
          {phase.at === 'found' && <Found found={phase.found} />}
          {phase.at === 'broken' && (
            <Message tone="bad">
              {history.importBroken(formatCount(locale, phase.taken), formatCount(locale, phase.of))}
            </Message>
          )}
        </div>
      </div>
    </Dialog>
  );
}

interface ProgressProps {
  label: string;
  /** 0 to 1. */
  share: number;
  stopLabel: string;
  onStop: () => void;
}

function Progress({ label, share, stopLabel, onStop }: ProgressProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex items-center gap-2 text-t2">
        {label}
        <LinkButton className="ml-auto flex-none" onClick={onStop}>
          {stopLabel}
        </LinkButton>
      </p>
      <progress aria-label={label} value={share} className="h-1 w-full overflow-hidden rounded-full accent-ink" />
    </div>
  );
}

function Found({ found }: { found: ImportFound }) {
  const { history } = useWords();
  const locale = useLocale();
  if (!found.ok) return found.problem && <Message tone="bad">{problemSentence(found.problem, history)}</Message>;
  const { count, fresh, others, source } = found;
  return (
    <>
      <p>{history.importFound(formatCount(locale, count), formatCount(locale, fresh))}</p>
      {others > 0 && <Message tone="note">{history.importOthers(formatCount(locale, others))}</Message>}
      {source === 'har' && <Message tone="note">{history.importHarNote}</Message>}
    </>
  );
}

function problemSentence(problem: FileProblem, { importProblems }: Words['history']): string {
  switch (problem.code) {
    case 'too_large':
      return importProblems.too_large(formatBytes(problem.bytes));
    case 'unreadable':
      return importProblems.unreadable(problem.reason);
    case 'not_json':
      return importProblems.not_json(problem.reason);
    case 'other_format':
    case 'curl':
    case 'postman':
      return importProblems[problem.code];
    case 'other_version':
      return importProblems.other_version(problem.version);
    case 'missing_member':
      return importProblems.missing_member(problem.place);
    case 'bad_record':
      return importProblems.bad_record(problem.place, problem.expected);
  }
}
