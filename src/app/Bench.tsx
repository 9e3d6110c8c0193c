import { Suspense, lazy } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { draftSpec } from '#data/drafts.ts';
import { CoreWordsProvider, useFrameWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { requestedAction } from './requestedAction.ts';
import { keyNames, SHORTCUTS } from './shortcuts.ts';
import type { Address } from './useAddress.ts';
import { useShortcuts } from './useShortcuts.ts';
import { withQueries } from './withQueries.tsx';

const Workbench = lazy(() => withQueries(import('./Workbench.tsx').then((module) => module.Workbench)));
const FirstRun = lazy(() => import('#features/firstRun/FirstRun.tsx').then((module) => ({ default: module.FirstRun })));

interface BenchProps {
  data: ConsoleData;
  address: Address;
}

const SEND_KEYS = SHORTCUTS.find((shortcut) => shortcut.id === 'send')!;

/** The first screen until something was sent, typed in or skipped; from then on the workbench. */
export function Bench({ data, address }: BenchProps) {
  const { shell } = useFrameWords();
  const { welcomed } = useStore(data.preferences);
  const enter = () => data.preferences.update((now) => ({ ...now, welcomed: true }));
  const loading = <p className="p-6 text-t3">{shell.loading}</p>;
  const sendExample = () => {
    data.preferences.update((now) => ({ ...now, target: 'emulator', scenario: 'healthy' }));
    data.draft.set(draftSpec.initial());
    requestedAction.set('send');
    enter();
  };
  useShortcuts(welcomed ? {} : { send: sendExample });
  if (welcomed) {
    return (
      <Suspense fallback={loading}>
        <CoreWordsProvider>
          <Workbench data={data} address={address} />
        </CoreWordsProvider>
      </Suspense>
    );
  }
  return (
    <Suspense fallback={loading}>
      <FirstRun
        sending={false}
        sendKeys={keyNames(SEND_KEYS)}
        onSend={sendExample}
        onCredentials={(found) => {
          const empty = { appId: '', token: '', encodingAESKey: '' };
          const { id } = data.profiles.create(shell.newProfile, { ...empty, ...found });
          enter();
          address.open('/settings/credentials', id);
        }}
        onFillByHand={() => address.go('/settings/credentials')}
        onSkip={enter}
      />
    </Suspense>
  );
}
