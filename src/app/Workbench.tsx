import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { callOf, type WorkbenchDraft } from '#data/drafts.ts';
import { replyStates } from '#data/reading.ts';
import { chainColumns } from '#features/chain/stations.ts';
import { ComposePane } from '#features/compose/ComposePane.tsx';
import { ScenarioPicker } from '#features/compose/ScenarioPicker.tsx';
import { SendBar } from '#features/compose/SendBar.tsx';
import { SizeMeter } from '#features/compose/SizeMeter.tsx';
import { RequestPane } from '#features/request/RequestPane.tsx';
import { SentBytes } from '#features/request/SentBytes.tsx';
import { AllWords, useCoreWords } from '#i18n/I18n.tsx';
import { toHex } from '#protocol/bytes.ts';
import { ENDPOINTS } from '#protocol/endpoints.ts';
import { RANDOM_LENGTH } from '#protocol/msgCrypt.ts';
import { SCENARIOS } from '#protocol/scenarios.ts';
import { Dot } from '#ui/Dot.tsx';
import { useStore } from '#ui/useStore.ts';
import { credentialNotes } from './credentialNotes.ts';
import { noticeSecrets } from './noticeSecrets.ts';
import { notify } from './notices.ts';
import { linkWanted } from './linkWanted.ts';
import { keyNames, SHORTCUTS } from './shortcuts.ts';
import { PhoneBar } from './PhoneBar.tsx';
import { SpineFacts } from './SpineFacts.tsx';
import type { Address } from './useAddress.ts';
import { useCall } from './useCall.ts';
import { useDiagnosis } from './useDiagnosis.tsx';
import { useOrigin } from './useOrigin.ts';
import { useFurther, useReading } from './useReading.ts';
import { useScreenShortcuts } from './useScreenShortcuts.ts';
import { VocabularyEffect } from './VocabularyEffect.tsx';
import { WorkbenchPanes, toggleFold, useLayout, type PaneId } from './WorkbenchPanes.tsx';

const ResponsePane = lazy(() =>
  import('#features/response/ResponsePane.tsx').then((module) => ({ default: module.ResponsePane })),
);
const DecodedPane = lazy(() =>
  import('#features/decoded/DecodedPane.tsx').then((module) => ({ default: module.DecodedPane })),
);
const WorkbenchVocabularies = lazy(() =>
  import('./WorkbenchVocabularies.tsx').then((module) => ({ default: module.WorkbenchVocabularies })),
);
const StationReason = lazy(() => import('./StationReason.tsx').then((module) => ({ default: module.StationReason })));
const CallCode = lazy(() => import('./CallCode.tsx').then((module) => ({ default: module.CallCode })));
const DecodedActions = lazy(() =>
  import('./DecodedActions.tsx').then((module) => ({ default: module.DecodedActions })),
);

interface WorkbenchProps {
  data: ConsoleData;
  address: Address;
}

const SEND_KEYS = SHORTCUTS.find((shortcut) => shortcut.id === 'send')!;

/** Compose, request, response and decoded, tied together. Assembles; what it assembles lives elsewhere. */
export function Workbench({ data, address }: WorkbenchProps) {
  const words = useCoreWords();
  const { workbench, shell } = words;
  const { profile } = address;
  const layout = useLayout();
  const draft = useStore(data.draft);
  const preferences = useStore(data.preferences);
  const sentCount = useStore(data.sentCount);
  const [shown, setShown] = useState<PaneId>('compose');
  const [linkedPointer, setLinkedPointer] = useState<string>();
  const call = useCall(data, profile, () => setShown(layout === 'tablet' ? 'response' : 'decoded'));
  const { prepared, issues, exchange, phase } = call;
  const reading = useReading(data, exchange);
  const further = useFurther(data, exchange);
  const trend = useStore(data.healthTrend);
  const answersGiven = useStore(data.answersGiven);
  const diagnosis = useDiagnosis({ data, address, call, reading });
  const origin = useOrigin(preferences.target);
  const change = (changes: Partial<WorkbenchDraft>) => {
    if (changes.msg) void noticeSecrets(data, 'bench', changes.msg);
    data.draft.update((now) => ({ ...now, ...changes }));
  };
  const sending = phase === 'sending';

  const clear = () => {
    const before = data.draft.get();
    const { username, msg, extraClaims } = { username: '', msg: '', extraClaims: '' };
    change({ username, msg, extraClaims, vocabularyText: undefined });
    void notify(workbench.cleared, { label: shell.undo, run: () => data.draft.set(before) });
  };
  const newContext = () => change({ username: `u-${crypto.randomUUID().slice(0, 8)}` });
  const copyValue = () =>
    prepared &&
    void data.door
      .copy(prepared.value, { asked: [prepared.value] })
      .then((done) => notify(done ? shell.copied : shell.copyFailed));
  const copyCurl = async () => {
    if (!prepared || prepared.large || !profile) return;
    const { CURL } = await import('#snippets/curl.ts');
    const text = CURL.generate({
      draft: callOf(draft),
      prepared,
      credentials: profile.credentials,
      baseUrl: origin,
      form: 'frozen',
      secrets: 'literal',
    });
    const done = await data.door.copy(text, { asked: [prepared.value] });
    void notify(done ? workbench.copiedCurl : shell.copyFailed);
  };
  const ask = (question: string) => {
    change({ msg: question });
    setShown('compose');
  };

  useScreenShortcuts({
    send: () => call.send(),
    cancel: () => sending && call.cancel(),
    applyFix: diagnosis.fix,
    apiMessage: () => change({ api: 'message' }),
    apiDictmsg: () => change({ api: 'dictmsg' }),
    newContext,
    copyCurl: () => void copyCurl(),
    collapseRequest: () => toggleFold(data.preferences, draft.api, 'request'),
    collapseResponse: () => toggleFold(data.preferences, draft.api, 'response'),
    paneCompose: () => show('compose'),
    paneRequest: () => show('request'),
    paneResponse: () => show('response'),
    paneDecoded: () => show('decoded'),
  });
  const show = (pane: PaneId) => {
    setShown(pane);
    // The pane may only come into being with this update.
    requestAnimationFrame(() => document.getElementById(pane)?.focus());
  };

  const notes = credentialNotes({
    profile,
    api: draft.api,
    profiles: data.profiles,
    words,
    onManage: () => address.go('/settings/credentials'),
  });
  const scheme = ENDPOINTS[draft.api].scheme;
  const reply = reading && exchange && replyStates(exchange, reading);
  const status = exchange?.outcome.received?.status;
  const loading = <p className="p-4 text-12 text-t3">{shell.loading}</p>;
  const code = prepared && profile && (
    <Suspense fallback={loading}>
      <CallCode data={data} draft={draft} prepared={prepared} credentials={profile.credentials} />
    </Suspense>
  );
  const panes: Record<PaneId, (tools: ReactNode) => ReactNode> = {
    compose: () => (
      <ComposePane
        draft={draft}
        onChange={change}
        onClear={clear}
        onNewContext={newContext}
        issues={issues}
        credentialNotes={notes}
        scenario={
          preferences.target === 'emulator' && (
            <ScenarioPicker
              scenario={preferences.scenario}
              scenarios={SCENARIOS}
              name={(id) => workbench.scenarios[id]}
              onChange={(scenario) => data.preferences.update((now) => ({ ...now, scenario }))}
            />
          )
        }
        vocabularies={
          <Suspense fallback={loading}>
            <AllWords>
              <WorkbenchVocabularies data={data} profile={profile} issues={issues} />
            </AllWords>
          </Suspense>
        }
        footer={
          layout !== 'phone' && (
            <SendBar
              scheme={scheme}
              sending={sending}
              ready={call.ready}
              turn={diagnosis.fixable ? 'again' : 'first'}
              copyable={prepared !== undefined && !prepared.large}
              sentCount={sentCount}
              meter={<SizeMeter draft={draft} prepared={prepared} onChange={change} />}
              sendKeys={keyNames(SEND_KEYS)}
              onSend={() => call.send()}
              onCancel={call.cancel}
              onCopyValue={copyValue}
              onCopyCurl={() => void copyCurl()}
              onCopyLink={() => linkWanted.set(true)}
            />
          )
        }
      />
    ),
    request: (tools) => (
      <RequestPane
        prepared={prepared}
        origin={origin}
        frozen={draft.frozenRandom !== undefined}
        onFreeze={(frozen) => change({ frozenRandom: frozen ? freshRandom() : undefined })}
        tools={tools}
        code={code}
        dock={layout === 'desk' && scheme === 'jwt' && exchange && code}
        rejected={diagnosis.signature}
        sent={<SentBytes exchangeId={exchange?.id} />}
      />
    ),
    response: (tools) => (
      <Suspense fallback={loading}>
        <AllWords>
          <ResponsePane
            exchange={exchange}
            reading={reading}
            sending={sending}
            linkedPointer={linkedPointer}
            onLink={setLinkedPointer}
            onSave={(file) => void data.door.save(file)}
            tools={tools}
          />
        </AllWords>
      </Suspense>
    ),
    decoded: () => (
      <Suspense fallback={loading}>
        <AllWords>
          <DecodedPane
            exchange={exchange}
            reading={reading}
            sending={sending}
            linkedPointer={linkedPointer}
            onLink={setLinkedPointer}
            onAsk={ask}
            onFurther={further}
            onUseProfile={address.chooseProfile}
            trend={trend}
            answersGiven={answersGiven}
            diagnosis={diagnosis.causes}
            supplement={exchange && <VocabularyEffect data={data} exchange={exchange} />}
            actions={
              <>
                {diagnosis.copy}
                <Suspense>
                  {exchange && reading && <DecodedActions {...{ data, address, exchange, reading }} />}
                </Suspense>
              </>
            }
          />
        </AllWords>
      </Suspense>
    ),
  };
  return (
    <>
      <h1 className="sr-only">{shell.bench}</h1>
      <WorkbenchPanes
        layout={layout}
        api={draft.api}
        ending={diagnosis.causes ? 'refused' : 'other'}
        stations={chainColumns({ scheme, issues, phase, exchange, reply })}
        why={(station) => (
          <Suspense fallback={loading}>
            <AllWords>
              <StationReason
                {...{ station, issues, exchange, reading }}
                credentialNotes={notes}
                lead={diagnosis.lead}
                onMore={() => show('decoded')}
              />
            </AllWords>
          </Suspense>
        )}
        panes={panes}
        spines={{ response: status !== undefined && exchange && <SpineFacts call={call} /> }}
        preferences={data.preferences}
        shown={shown}
        onShow={setShown}
        marks={{
          response: status !== undefined && <span className="text-11">{status}</span>,
          decoded: reply && (
            <Dot state={reply.business.state === 'failed' ? 'bad' : reply.health === 'warned' ? 'warn' : 'ok'} />
          ),
        }}
        phoneBar={<PhoneBar draft={draft} onChange={change} call={call} />}
      />
    </>
  );
}

function freshRandom(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH)));
}
