/** Files and pasted texts on their way onto the desk: progress, a way to give up, and what came of each. */
import { useRef, useState } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import type { Imported } from '#vocab/deskTypes.ts';
import { replaceAll } from './replaceAll.ts';
import { RESTING_TIME, type Shelf } from './shelf.ts';
import { unfinishedJson } from './vocabularyModel.ts';

export interface ImportReport {
  key: string;
  name: string;
  /** `unfinished`: what is typed in the JSON view would be lost. */
  result: Imported | { ok: false; failed: string } | { ok: false; unfinished: true };
  /** Takes a replacement back, for as long as what it removed is there. */
  undo?: (() => void) | undefined;
}

export interface Imports {
  /** What is running, if anything. */
  running: { name: string; share: number } | undefined;
  reports: readonly ImportReport[];
  take: (files: readonly File[]) => Promise<void>;
  /** The vocabularies of a JSON take the place of all. It is called so where it is no file of the person's. */
  replace: (json: File, label?: string) => Promise<void>;
  cancel: () => void;
  dismiss: (key: string) => void;
}

/** Puts what was read where it belongs; may give the way back. */
type Settle = (result: Extract<Imported, { ok: true }>) => Promise<(() => void) | undefined>;

/** Words of a vocabulary that is there already are added to it; other vocabularies are new. */
export function useImports(shelf: Shelf, draft: Store<WorkbenchDraft>): Imports {
  const [running, setRunning] = useState<Imports['running']>();
  const [reports, setReports] = useState<readonly ImportReport[]>([]);
  const controller = useRef<AbortController>(undefined);

  const add: Settle = async (result) => {
    const fresh = [];
    for (const { name, summary } of result.lists) {
      const before = draft.get().vocabularies.find((vocabulary) => vocabulary.name === name);
      if (!before) fresh.push({ name, summary, enabled: true });
      else {
        await shelf.edit(before.id, { kind: 'append', from: summary.id });
        await shelf.desk.ask('drop', summary.id);
      }
    }
    shelf.adopt(fresh);
    return undefined;
  };
  const putInPlace: Settle = ({ lists }) => replaceAll(shelf, draft, lists);

  const takeOne = async (file: File, name: string, settle: Settle, signal: AbortSignal) => {
    setRunning({ name, share: 0 });
    try {
      await shelf.ready();
      const onProgress = (share: number) => setRunning({ name, share });
      const result = await shelf.desk.run('importFile', [file, file.name], { signal, onProgress });
      const undo = result.ok ? await settle(result) : undefined;
      const key = crypto.randomUUID();
      setReports((all) => [...all, { key, name, result, undo }]);
      if (undo) {
        const expired = (report: ImportReport) => (report.key === key ? { ...report, undo: undefined } : report);
        setTimeout(() => setReports((all) => all.map(expired)), RESTING_TIME);
      }
    } catch (error) {
      if (signal.aborted) return;
      const failed = error instanceof Error ? error.message : String(error);
      setReports((all) => [...all, { key: crypto.randomUUID(), name, result: { ok: false, failed } }]);
    }
  };

  const takeAll = async (files: readonly File[], settle: Settle, label?: string) => {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setReports([]);
    for (const file of files) if (!signal.aborted) await takeOne(file, label ?? file.name, settle, signal);
    setRunning(undefined);
  };

  const take = async (files: readonly File[]) => {
    if (unfinishedJson(draft.get()) === undefined) return takeAll(files, add);
    const result = { ok: false, unfinished: true } as const;
    setReports(files.map(({ name }) => ({ key: crypto.randomUUID(), name, result })));
  };

  return {
    running,
    reports,
    take,
    replace: (json, label) => takeAll([json], putInPlace, label),
    cancel: () => controller.current?.abort(),
    dismiss: (key) => setReports((all) => all.filter((report) => report.key !== key)),
  };
}
