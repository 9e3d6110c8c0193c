import PanelLeft from 'lucide-react/icons/panel-left';
import Play from 'lucide-react/icons/play';
import { useRef, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { RunRecord } from '#data/runSchema.ts';
import { CasePanel } from '#features/lab/CasePanel.tsx';
import { ExportMenu } from '#features/lab/ExportMenu.tsx';
import { Invitation } from '#features/lab/Invitation.tsx';
import { Results, type ResultsHandle } from '#features/lab/Results.tsx';
import { RunHeader } from '#features/lab/RunHeader.tsx';
import { RunList, type RunItem } from '#features/lab/RunList.tsx';
import { RunNotices } from '#features/lab/RunNotices.tsx';
import { RunProgressBar } from '#features/lab/RunProgressBar.tsx';
import { RunSettingsPanel } from '#features/lab/RunSettingsPanel.tsx';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { useStore } from '#ui/useStore.ts';
import { labCommands } from './labCommands.ts';
import { LabRow } from './LabRow.tsx';
import { LabVocabularies } from './LabVocabularies.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useLab } from './useLab.ts';
import { useScreenShortcuts } from './useScreenShortcuts.ts';

interface LabProps {
  data: ConsoleData;
  address: Address;
}

/** Cases in, a run, its results: does the bot still answer right? */
export function Lab({ data, address }: LabProps) {
  const words = useWords();
  const { lab, shell } = words;
  const locale = useLocale();
  const state = useLab(data, address);
  const { cases, runs, caseState, desk, session, view, going } = state;
  const { target, runsKept } = useStore(data.preferences);
  const [row, setRow] = useState<number>();
  const [asking, setAsking] = useState(false);
  const results = useRef<ResultsHandle>(null);
  const [drawer, setDrawer] = useState(false);
  const { profile } = address;

  const start = () => {
    setAsking(false);
    setRow(undefined);
    state.start();
  };
  // What a live bot is asked is asked for good.
  const askToStart = () => (target === 'emulator' ? start() : setAsking(true));
  const onRows = (act: (rows: ResultsHandle) => void) => () => (results.current ? act(results.current) : false);
  useScreenShortcuts({
    ...labCommands(state, askToStart, (sentence) => void notify(sentence), words),
    nextEntry: onRows((rows) => rows.move(1)),
    previousEntry: onRows((rows) => rows.move(-1)),
    filter: onRows((rows) => rows.focusFilter()),
    // A dialog closes by itself.
    cancel: () => (row === undefined || asking ? false : setRow(undefined)),
  });
  const items = desk.runs.map((run): RunItem => ({
    id: run.id,
    name: run.name,
    accuracy: run.accuracy.all > 0 ? run.accuracy.hits / run.accuracy.all : undefined,
    done: run.state === 'done' ? undefined : doneShare(run.id === view?.record.id ? view.progress : run),
  }));
  return (
    <div className="relative grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] max-tablet:grid-cols-[minmax(0,1fr)]">
      <div
        className={`flex min-h-0 flex-col overflow-auto border-r border-line bg-surface *:flex-none max-tablet:absolute max-tablet:inset-0 max-tablet:z-10 ${drawer ? '' : 'max-tablet:hidden'}`}
      >
        <CasePanel
          state={caseState}
          locked={going}
          onFile={state.read}
          onMap={(sheet, mapping) => void cases.map(sheet, mapping)}
          onCancel={cases.cancel}
          onExample={state.readExample}
          collected={state.collected}
          onDropCollected={state.dropCollected}
          onSave={() => void state.saveTable()}
        />
        <RunSettingsPanel
          form={state.form}
          locked={going}
          onChange={state.changeForm}
          profile={profile?.name ?? '—'}
          target={shell.targetShort[target]}
          baselines={state.others}
          baseline={desk.baseline}
          onBaseline={state.compareWith}
          vocabularies={
            <LabVocabularies data={data} value={state.vocabularies} disabled={going} onChange={state.setVocabularies} />
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
          onBaseline={state.compareWith}
          onRename={(id, name) => void runs.rename(id, name)}
          onRemove={(id) => void state.remove(id)}
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
      <section className="flex min-h-0 min-w-0 bg-surface" aria-label={lab.title}>
        <div className="@container flex min-w-0 flex-1 flex-col overflow-auto">
          <RunHeader
            state={state.state}
            onPause={() => session?.pause()}
            onResume={state.resume}
            onCancel={() => void session?.cancel()}
            drawer={
              <Button className="tablet:hidden" icon={<PanelLeft className="size-4" />} onClick={() => setDrawer(true)}>
                {lab.drawer}
              </Button>
            }
            start={
              !going &&
              (!view || state.blocked === undefined) && (
                <Button
                  variant={state.state === 'paused' || state.state === 'interrupted' ? 'secondary' : 'primary'}
                  icon={<Play className="size-4" />}
                  disabled={state.blocked !== undefined}
                  onClick={askToStart}
                >
                  {lab.start}
                </Button>
              )
            }
            exports={view && view.progress.done > 0 && <ExportMenu onExport={(kind) => void state.exportAs(kind)} />}
          />
          <RunNotices
            view={view}
            elsewhere={desk.elsewhere}
            notKept={desk.notKept}
            failure={state.failure}
            onTakeUp={state.takeUp}
          />
          {view && session ? (
            <>
              <RunProgressBar progress={view.progress} elapsedMs={view.record.updatedAt - view.record.createdAt} />
              <Results handle={results} session={session} view={view} opened={row} onOpen={setRow} />
            </>
          ) : (
            <Invitation
              cases={caseState.kind === 'ready' ? caseState.cases : []}
              onFile={(file) => state.read(file, file.name)}
              onExample={state.readExample}
            />
          )}
        </div>
        {view && session && row !== undefined && (
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
    </div>
  );
}

function doneShare({ counts, total }: Pick<RunRecord, 'counts' | 'total'>): number {
  const done = counts.passed + counts.failed + counts.error + counts.skipped;
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
