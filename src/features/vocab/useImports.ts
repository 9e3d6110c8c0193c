/** Files and pasted texts on their way onto the desk: progress, a way to give up, and what came of each. */
import { useRef, useState } from 'react';
import type { DraftVocabulary } from '#data/drafts.ts';
import type { Imported } from '#vocab/deskTypes.ts';
import type { Shelf } from './shelf.ts';

export interface ImportReport {
  key: string;
  name: string;
  result: Imported | { ok: false; failed: string };
}

export interface Imports {
  /** What is running, if anything. */
  running: { name: string; share: number } | undefined;
  reports: readonly ImportReport[];
  take: (files: readonly File[]) => Promise<void>;
  cancel: () => void;
  dismiss: (key: string) => void;
}

/** Words of a vocabulary that is there already are added to it; other vocabularies are new. */
export function useImports(shelf: Shelf, current: () => readonly DraftVocabulary[]): Imports {
  const [running, setRunning] = useState<Imports['running']>();
  const [reports, setReports] = useState<readonly ImportReport[]>([]);
  const controller = useRef<AbortController>(undefined);

  const settle = async (result: Imported) => {
    if (!result.ok) return;
    const fresh = [];
    for (const { name, summary } of result.lists) {
      const before = current().find((vocabulary) => vocabulary.name === name);
      if (!before) fresh.push({ name, summary, enabled: true });
      else {
        await shelf.edit(before.id, { kind: 'append', from: summary.id });
        await shelf.desk.ask('drop', summary.id);
      }
    }
    shelf.adopt(fresh);
  };

  const takeOne = async (file: File, signal: AbortSignal) => {
    const { name } = file;
    setRunning({ name, share: 0 });
    try {
      await shelf.ready();
      const onProgress = (share: number) => setRunning({ name, share });
      const result = await shelf.desk.run('importFile', [file, name], { signal, onProgress });
      await settle(result);
      setReports((all) => [...all, { key: crypto.randomUUID(), name, result }]);
    } catch (error) {
      if (signal.aborted) return;
      const failed = error instanceof Error ? error.message : String(error);
      setReports((all) => [...all, { key: crypto.randomUUID(), name, result: { ok: false, failed } }]);
    }
  };

  return {
    running,
    reports,
    take: async (files) => {
      controller.current = new AbortController();
      const { signal } = controller.current;
      setReports([]);
      for (const file of files) if (!signal.aborted) await takeOne(file, signal);
      setRunning(undefined);
    },
    cancel: () => controller.current?.abort(),
    dismiss: (key) => setReports((all) => all.filter((report) => report.key !== key)),
  };
}
