import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { AllWords, useFrameWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { useStore } from '#ui/useStore.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import type { Address } from './useAddress.ts';
import { useGlobalShortcuts } from './useGlobalShortcuts.ts';
import { useProxy, type ProxyState } from './useProxy.ts';

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));
const Help = lazy(() => import('./Help.tsx').then((module) => ({ default: module.Help })));

type Layer = 'none' | 'palette' | 'help';

interface ShellProps {
  data: ConsoleData;
  address: Address;
  children: ReactNode;
}

/** The frame around every screen. */
export function Shell({ data, address, children }: ShellProps) {
  const { shell } = useFrameWords();
  const [layer, setLayer] = useState<Layer>('none');
  const proxy = useProxy();
  useGlobalShortcuts({ data, address, openPalette: () => setLayer('palette'), openHelp: () => setLayer('help') });
  const close = () => setLayer('none');
  return (
    <div className="grid h-dvh grid-cols-[64px_minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)_28px] max-tablet:grid-cols-[minmax(0,1fr)] max-tablet:grid-rows-[52px_minmax(0,1fr)_60px]">
      <a
        href="#main"
        className="absolute top-1 left-1 z-50 -translate-y-16 rounded-2 bg-raised px-3 py-2 shadow-pop focus:translate-y-0"
      >
        {shell.skipToMain}
      </a>
      <TopBar
        data={data}
        address={address}
        proxy={proxy}
        onPalette={() => setLayer('palette')}
        onHelp={() => setLayer('help')}
      />
      <Rail address={address} />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none">
        <Warnings data={data} proxy={proxy} />
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      </main>
      <StatusBar profile={address.profile} />
      <Suspense>
        {layer !== 'none' && (
          <AllWords>
            {layer === 'palette' ? (
              <Palette data={data} address={address} onHelp={() => setLayer('help')} onClose={close} />
            ) : (
              <Help onClose={close} />
            )}
          </AllWords>
        )}
      </Suspense>
    </div>
  );
}

/** What stands in the way of working at all, said where it cannot be missed. */
function Warnings({ data, proxy }: { data: ConsoleData; proxy: ProxyState }) {
  const { shell } = useFrameWords();
  const writes = [
    useStore(data.preferences.lastWrite),
    useStore(data.draft.lastWrite),
    useStore(data.profiles.lastWrite.tab),
    useStore(data.profiles.lastWrite.device),
  ];
  const failed = writes.find((write) => !write.ok);
  const insecure = !window.isSecureContext;
  if (!insecure && !failed && !proxy.failed) return null;
  return (
    <div role="alert" className="flex flex-col gap-1 border-b border-line bg-canvas px-4 py-2">
      {insecure && (
        <Message tone="bad">
          {shell.insecure} {shell.insecureFix(`http://localhost:${window.location.port}`)}
        </Message>
      )}
      {failed && !failed.ok && (
        <Message tone="warn">{failed.reason === 'full' ? shell.storageFull : shell.storageBlocked}</Message>
      )}
      {proxy.failed && (
        <Message tone="bad" action={{ label: shell.retry, run: proxy.askAgain }}>
          <b>{shell.noProxy}</b> {shell.noProxyHint}
        </Message>
      )}
    </div>
  );
}
