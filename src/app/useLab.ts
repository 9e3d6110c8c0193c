import { useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { RunRecord } from '#data/runSchema.ts';
import { createStore } from '#data/store.ts';
import { exampleFile } from '#features/lab/exampleCases.ts';
import type { ExportKind } from '#features/lab/exportKinds.ts';
import { badFields, INITIAL_RUN_FORM, settingsOf, type RunForm } from '#features/lab/runForm.ts';
import type { ShownState } from '#features/lab/RunHeader.tsx';
import type { LabSession } from '#features/lab/session.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Resumption } from '#lab/run.ts';
import { useStore } from '#ui/useStore.ts';
import { labDesksOf } from './labDesks.ts';
import { saveCases, saveRun } from './labFiles.ts';
import { vocabulariesFor, type LabVocabularyChoice } from './LabVocabularies.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useOrigin } from './useOrigin.ts';

// What is typed outlives a visit to another screen.
const formStore = createStore(INITIAL_RUN_FORM);
const NO_SESSION = createStore(undefined);

/** The desks of the lab as the screen needs them: what there is, and what can be done with it. */
export function useLab(data: ConsoleData, { profile }: Address) {
  const words = useWords();
  const { lab, labCalls, shell } = words;
  const locale = useLocale();
  const { cases, runs } = labDesksOf(data);
  const caseState = useStore(cases.state);
  const collected = useStore(cases.collected);
  const desk = useStore(runs.state);
  const form = useStore(formStore);
  const { target, scenario } = useStore(data.preferences);
  const session = desk.shown?.session;
  const view = useStore<ReturnType<LabSession['view']['get']> | undefined>(session?.view ?? NO_SESSION);
  const origin = useOrigin(view?.record.target ?? target);
  const [vocabularies, setVocabularies] = useState<LabVocabularyChoice>('none');
  const [failure, setFailure] = useState<string>();
  const table = caseState.kind === 'ready' ? caseState : undefined;
  const tableName = table?.source?.name ?? labCalls.tableName;
  const state: ShownState | undefined = view && (view.interrupted ? 'interrupted' : view.progress.state);
  const going = state === 'running' || state === 'pausing';

  const attempt = (work: Promise<unknown>) => {
    setFailure(undefined);
    work.catch((error: unknown) => setFailure(lab.startFailed(error instanceof Error ? error.message : String(error))));
  };
  const start = () => {
    if (!table) return;
    if (!profile) return setFailure(lab.noProfile);
    const id = crypto.randomUUID();
    const now = Date.now();
    const record: RunRecord = {
      id,
      name: `${tableName} ${new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(now)}`,
      createdAt: now,
      updatedAt: now,
      target,
      profileId: profile.id,
      scenario: target === 'emulator' ? scenario : '',
      total: table.cases.length,
      state: 'running',
      counts: { passed: 0, failed: 0, error: 0, skipped: 0 },
      accuracy: { hits: 0, all: 0 },
      latency: {},
      versions: [],
    };
    attempt(
      vocabulariesFor(data, vocabularies, table.cases).then(({ vocabularies: own, sets }) => {
        const settings = { ...settingsOf(form), usernamePrefix: `r${id.slice(0, 6)}`, vocabularies: own };
        return runs.start({ record, plan: { settings, sets }, cases: table.cases }, profile.credentials);
      }),
    );
  };
  const takeUp = (how: Pick<Resumption, 'forUnsure' | 'retryTransport'>) => {
    const own = data.profiles.list.get().find(({ id }) => id === view?.record.profileId);
    if (!own) return setFailure(lab.noProfile);
    attempt(runs.takeUp(how, own.credentials));
  };
  const resume = () => {
    if (view?.interrupted) takeUp({ forUnsure: 'leave', retryTransport: false });
    else session?.resume();
  };
  const exportAs = async (kind: ExportKind) => {
    if (!desk.shown) return;
    const baselineName = desk.runs.find(({ id }) => id === desk.baseline)?.name;
    const done = await saveRun(kind, { ...desk.shown, origin, baselineName, door: data.door, words });
    if (done) void notify(lab.exported);
  };
  const remove = async (id: string) => {
    const removal = await runs.remove(id);
    void notify(lab.removed, {
      label: shell.undo,
      run: () => void removal.undo(),
      onGone: () => void removal.complete(),
    });
  };
  const read = (file: Blob, name: string) => {
    if (!going) runs.leave();
    void cases.read(file, name);
  };
  const others = desk.runs.filter(({ id }) => id !== view?.record.id);
  return {
    cases,
    runs,
    caseState,
    collected,
    desk,
    form,
    changeForm: (changes: Partial<RunForm>) => formStore.update((now) => ({ ...now, ...changes })),
    vocabularies,
    setVocabularies,
    session,
    view,
    state,
    going,
    /** Why a run cannot be started; nothing when it can. */
    blocked: going
      ? lab.states[state]
      : !table || table.cases.length === 0
        ? lab.none
        : badFields(form).length > 0
          ? lab.badForm
          : undefined,
    failure,
    /** Runs the one on screen can be compared with. */
    others,
    start,
    takeUp,
    /** Goes on; absent while there are rows nobody knows the fate of, which the person decides about first. */
    resume: view?.interrupted && view.unsure.length > 0 ? undefined : resume,
    exportAs,
    remove,
    read,
    readExample: () => read(exampleFile(), `${lab.exampleName}.tsv`),
    saveTable: async () => {
      if (table && (await saveCases(table.cases, tableName, data.door))) void notify(lab.exported);
    },
    dropCollected: (calls: readonly string[]) => {
      const text = calls.length === collected.length ? labCalls.dropped : labCalls.droppedOne;
      void notify(text, { label: shell.undo, run: cases.drop(new Set(calls)) });
    },
    compareWith: (id: string) => void runs.compareWith(id),
  };
}

export type LabState = ReturnType<typeof useLab>;
