import PanelLeft from 'lucide-react/icons/panel-left';
import Play from 'lucide-react/icons/play';
import { useRef, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { RunRecord } from '#data/runSchema.ts';
import { createStore } from '#data/store.ts';
import { CasePanel } from '#features/lab/CasePanel.tsx';
import { exampleFile } from '#features/lab/exampleCases.ts';
import { ExportMenu, type ExportKind } from '#features/lab/ExportMenu.tsx';
import { Invitation } from '#features/lab/Invitation.tsx';
import { Results, type ResultsHandle } from '#features/lab/Results.tsx';
import { badFields, INITIAL_RUN_FORM, settingsOf } from '#features/lab/runForm.ts';
import { RunHeader } from '#features/lab/RunHeader.tsx';
import { RunList, type RunItem } from '#features/lab/RunList.tsx';
import { RunNotices } from '#features/lab/RunNotices.tsx';
import { RunProgressBar } from '#features/lab/RunProgressBar.tsx';
import { RunSettingsPanel } from '#features/lab/RunSettingsPanel.tsx';
import type { LabSession } from '#features/lab/session.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { useStore } from '#ui/useStore.ts';
import { labDesksOf } from './labDesks.ts';
import { saveRun } from './labFiles.ts';
import { LabRow } from './LabRow.tsx';
import { LabVocabularies, vocabulariesFor, type LabVocabularyChoice } from './LabVocabularies.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useOrigin } from './useOrigin.ts';
import { useScreenShortcuts } from './useScreenShortcuts.ts';

interface LabProps {
  data: ConsoleData;
  address: Address;
}

// What is typed outlives a visit to another screen.
const formStore = createStore(INITIAL_RUN_FORM);
const NO_SESSION = createStore(undefined);

/** Cases in, a run, its results: does the bot still answer right? */
export function Lab({ data, address }: LabProps) {
  const words = useWords();
  const { lab, shell } = words;
  const locale = useLocale();
  const { cases, runs } = labDesksOf(data);
  const caseState = useStore(cases.state);
  const desk = useStore(runs.state);
  const form = useStore(formStore);
  const { target, scenario, runsKept } = useStore(data.preferences);
  const session = desk.shown?.session;
  const view = useStore<ReturnType<LabSession['view']['get']> | undefined>(session?.view ?? NO_SESSION);
  const origin = useOrigin(view?.record.target ?? target);
  const [vocabularies, setVocabularies] = useState<LabVocabularyChoice>('none');
  const [row, setRow] = useState<number>();
  const [asking, setAsking] = useState(false);
  const [removing, setRemoving] = useState<RunItem>();
  const results = useRef<ResultsHandle>(null);
  const [drawer, setDrawer] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { profile } = address;
  const state = view && (view.interrupted ? 'interrupted' : view.progress.state);
  const going = state === 'running' || state === 'pausing';
  const ready = caseState.kind === 'ready' && caseState.cases.length > 0 && badFields(form).length === 0;

  const onRows = (act: (rows: ResultsHandle) => void) => () => (results.current ? act(results.current) : false);
  useScreenShortcuts({
    nextEntry: onRows((rows) => rows.move(1)),
    previousEntry: onRows((rows) => rows.move(-1)),
    filter: onRows((rows) => rows.focusFilter()),
    // A dialog closes by itself.
    cancel: () => (row === undefined || asking || removing ? false : setRow(undefined)),
  });

  const attempt = (work: Promise<unknown>) => {
    setFailure(undefined);
    work.catch((error: unknown) => setFailure(lab.startFailed(error instanceof Error ? error.message : String(error))));
  };
  const start = () => {
    setAsking(false);
    if (caseState.kind !== 'ready') return;
    if (!profile) return setFailure(lab.noProfile);
    const id = crypto.randomUUID();
    const now = Date.now();
    const record: RunRecord = {
      id,
      name: `${caseState.source.name} ${new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(now)}`,
      createdAt: now,
      updatedAt: now,
      target,
      profileId: profile.id,
      scenario: target === 'emulator' ? scenario : '',
      total: caseState.cases.length,
      state: 'running',
      counts: { passed: 0, failed: 0, error: 0, skipped: 0 },
      accuracy: { hits: 0, all: 0 },
      latency: {},
      versions: [],
    };
    const { cases: table } = caseState;
    setRow(undefined);
    attempt(
      vocabulariesFor(data, vocabularies, table).then((words) => {
        const settings = {
          ...settingsOf(form),
          usernamePrefix: `r${id.slice(0, 6)}`,
          vocabularies: words.vocabularies,
        };
        return runs.start({ record, plan: { settings, sets: words.sets }, cases: table }, profile.credentials);
      }),
    );
  };
  const takeUp = (how: Parameters<typeof runs.takeUp>[0]) => {
    const own = data.profiles.list.get().find(({ id }) => id === view?.record.profileId);
    if (!own) return setFailure(lab.noProfile);
    attempt(runs.takeUp(how, own.credentials));
  };
  const resume = () => {
    if (!view?.interrupted) return session?.resume();
    if (view.unsure.length === 0) takeUp({ forUnsure: 'leave', retryTransport: false });
  };
  const exportAs = async (kind: ExportKind) => {
    if (!desk.shown) return;
    const baselineName = desk.runs.find(({ id }) => id === desk.baseline)?.name;
    const done = await saveRun(kind, { ...desk.shown, origin, baselineName, door: data.door, words });
    if (done) void notify(lab.exported);
  };
  const items = desk.runs.map((run): RunItem => ({
    id: run.id,
    name: run.name,
    accuracy: run.accuracy.all > 0 ? run.accuracy.hits / run.accuracy.all : undefined,
    done: run.state === 'done' ? undefined : doneShare(run.id === view?.record.id ? view.progress : run),
  }));
  const read = (file: Blob, name: string) => {
    if (!going) runs.leave();
    void cases.read(file, name);
  };
  const readExample = () => read(exampleFile(), `${lab.exampleName}.tsv`);
  return (
    <div className="relative grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] max-tablet:grid-cols-[minmax(0,1fr)]">
      <div
        className={`flex min-h-0 flex-col overflow-auto border-r border-line bg-surface *:flex-none max-tablet:absolute max-tablet:inset-0 max-tablet:z-10 ${drawer ? '' : 'max-tablet:hidden'}`}
      >
        <CasePanel
          state={caseState}
          locked={going}
          onFile={read}
          onMap={(sheet, mapping) => void cases.map(sheet, mapping)}
          onCancel={cases.cancel}
          onExample={readExample}
        />
        <RunSettingsPanel
          form={form}
          locked={going}
          onChange={(changes) => formStore.update((now) => ({ ...now, ...changes }))}
          profile={profile?.name ?? '—'}
          target={shell.targetShort[target]}
          baselines={desk.runs.filter(({ id }) => id !== view?.record.id)}
          baseline={desk.baseline}
          onBaseline={(id) => void runs.compareWith(id)}
          vocabularies={
            <LabVocabularies data={data} value={vocabularies} disabled={going} onChange={setVocabularies} />
          }
        />
        <RunList
          runs={items}
          shown={view?.record.id}
          baseline={desk.baseline}
          onOpen={(id) => {
            setRow(undefined);
            setDrawer(false);
            void runs.open(id);
          }}
          onBaseline={(id) => void runs.compareWith(id)}
          onRename={(id, name) => void runs.rename(id, name)}
          onRemove={(id) => setRemoving(items.find((item) => item.id === id))}
          kept={runsKept}
          onKeep={(count) => data.preferences.update((now) => ({ ...now, runsKept: count }))}
          onPrune={() => void runs.retain(runsKept)}
        />
        {drawer && (
          <div className="sticky bottom-0 z-10 border-t border-line bg-surface p-3 tablet:hidden">
            <Button className="w-full" onClick={() => setDrawer(false)}>
              {shell.close}
            </Button>
          </div>
        )}
      </div>
      <section className="flex min-h-0 min-w-0 flex-col overflow-auto bg-surface" aria-label={lab.title}>
        <RunHeader
          state={state}
          onPause={() => session?.pause()}
          onResume={resume}
          onCancel={() => session?.cancel()}
          drawer={
            <Button className="tablet:hidden" icon={<PanelLeft className="size-4" />} onClick={() => setDrawer(true)}>
              {lab.drawer}
            </Button>
          }
          start={
            !going && (
              <Button
                variant={state === 'paused' || state === 'interrupted' ? 'secondary' : 'primary'}
                icon={<Play className="size-4" />}
                disabled={!ready}
                onClick={() => (target === 'emulator' ? start() : setAsking(true))}
              >
                {lab.start}
              </Button>
            )
          }
          exports={view && view.progress.done > 0 && <ExportMenu onExport={(kind) => void exportAs(kind)} />}
        />
        <RunNotices view={view} elsewhere={desk.elsewhere} notKept={desk.notKept} failure={failure} onTakeUp={takeUp} />
        {view && session ? (
          <>
            <RunProgressBar progress={view.progress} elapsedMs={view.record.updatedAt - view.record.createdAt} />
            <Results
              handle={results}
              session={session}
              view={view}
              opened={row}
              onOpen={setRow}
              inspector={
                row !== undefined && (
                  <LabRow
                    data={data}
                    desk={runs}
                    session={session}
                    row={row}
                    onClose={() => setRow(undefined)}
                    onAsk={(question) => {
                      data.draft.update((now) => ({ ...now, msg: question }));
                      address.go('/');
                    }}
                  />
                )
              }
            />
          </>
        ) : (
          <Invitation
            cases={caseState.kind === 'ready' ? caseState.cases : []}
            onFile={(file) => read(file, file.name)}
            onExample={readExample}
          />
        )}
      </section>
      {asking && caseState.kind === 'ready' && (
        <Dialog
          title={lab.liveTitle}
          closeLabel={shell.close}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{lab.cancelDialog}</Button>
              <Button variant="primary" onClick={start}>
                {lab.liveGo}
              </Button>
            </>
          }
        >
          <p className="text-13">
            {lab.liveText(formatCount(locale, caseState.cases.length), shell.targetShort[target], profile?.name ?? '—')}
          </p>
        </Dialog>
      )}
      {removing && (
        <Dialog
          title={lab.removeTitle}
          closeLabel={shell.close}
          onClose={() => setRemoving(undefined)}
          footer={
            <>
              <Button onClick={() => setRemoving(undefined)}>{lab.cancelDialog}</Button>
              <Button
                variant="danger"
                onClick={() => {
                  setRemoving(undefined);
                  void runs.remove(removing.id).then(() => notify(lab.removed));
                }}
              >
                {lab.remove}
              </Button>
            </>
          }
        >
          <p className="text-13 wrap-anywhere">{lab.removeText(removing.name)}</p>
        </Dialog>
      )}
    </div>
  );
}

function doneShare({ counts, total }: Pick<RunRecord, 'counts' | 'total'>): number {
  const done = counts.passed + counts.failed + counts.error + counts.skipped;
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
