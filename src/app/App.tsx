import { Suspense, lazy, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { ConsoleData } from '#data/console.ts';
import { AllWords, I18nProvider, useFrameWords } from '#i18n/I18n.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useStore } from '#ui/useStore.ts';
import { Bench } from './Bench.tsx';
import { Copying } from './Copying.tsx';
import { DoorWatch } from './DoorWatch.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { Notices } from './Notices.tsx';
import { ShareWatch } from './ShareWatch.tsx';
import { Shell } from './Shell.tsx';
import { useAddress } from './useAddress.ts';
import { VaultWatch } from './VaultWatch.tsx';
import { withQueries } from './withQueries.tsx';

const History = lazy(() => withQueries(import('./History.tsx').then((module) => module.History)));
const Chat = lazy(() => withQueries(import('./Chat.tsx').then((module) => module.Chat)));
const Lab = lazy(() => withQueries(import('./Lab.tsx').then((module) => module.Lab)));
const Settings = lazy(() => withQueries(import('./Settings.tsx').then((module) => module.Settings)));
const Toolbox = lazy(() => withQueries(import('./Toolbox.tsx').then((module) => module.Toolbox)));

interface AppProps {
  data: ConsoleData;
}

/** Providers, language, theme and routes. */
export function App({ data }: AppProps) {
  const { locale, theme } = useStore(data.preferences);
  const dark = useMediaQuery('(prefers-color-scheme: dark)');
  const shown = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
  // The root element carries language and theme for CSS, hyphenation and assistive technology.
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = shown;
  }, [locale, shown]);
  return (
    <Suspense>
      <I18nProvider locale={locale}>
        <ErrorScreen>
          <Copying copy={data.door.copy}>
            <Screens data={data} />
          </Copying>
          <DoorWatch data={data} />
          <VaultWatch data={data} />
          <Notices />
        </ErrorScreen>
      </I18nProvider>
    </Suspense>
  );
}

function Screens({ data }: AppProps) {
  const { shell } = useFrameWords();
  const address = useAddress(data);
  // The title is outside React's tree.
  useEffect(() => {
    document.title = shell.product;
  }, [shell.product]);
  return (
    <Shell data={data} address={address}>
      <ShareWatch data={data} address={address} />
      <Suspense fallback={<p className="p-6 text-t3">{shell.loading}</p>}>
        <Switch>
          <Route path="/">
            <Bench data={data} address={address} />
          </Route>
          <Route path="/toolbox/:section?">
            {({ section }) => (
              <AllWords>
                <Toolbox data={data} address={address} section={section} />
              </AllWords>
            )}
          </Route>
          <Route path="/history/:id?/:against?">
            {({ id, against }) => (
              <AllWords>
                <History key={`${id} ${against}`} data={data} address={address} opened={id} against={against} />
              </AllWords>
            )}
          </Route>
          <Route path="/chat/:conversation?">
            {({ conversation }) => (
              <AllWords>
                <Chat data={data} address={address} chosen={conversation} />
              </AllWords>
            )}
          </Route>
          <Route path="/batch">
            <AllWords>
              <Lab data={data} address={address} />
            </AllWords>
          </Route>
          <Route path="/settings/:section?">
            {({ section }) => (
              <AllWords>
                <Settings data={data} address={address} section={section} />
              </AllWords>
            )}
          </Route>
          <Route>
            <Redirect to="/" />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
