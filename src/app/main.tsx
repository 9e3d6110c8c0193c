import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hearForgetting } from '#data/forgetSignal.ts';
import { openConsole } from '#data/console.ts';
import type { LeakFinder } from '#data/door.ts';
import { browserStorage } from '#data/storage.ts';
import './app.css';
import { App } from './App.tsx';
import { watchIdle } from './idleLock.ts';
import { takeLinkLanguage } from './linkLanguage.ts';
import { readLarge } from './readLarge.ts';
import { guardScripts } from './trustedTypes.ts';

guardScripts();

// The search for secrets, and the worker for much of it, load with the first thing that leaves or is kept.
let finder: Promise<LeakFinder> | undefined;
const findSecrets: LeakFinder = async (content, secrets) => {
  finder ??= import('#workers/leaks.ts').then(({ openLeakFinder }) => openLeakFinder());
  finder.catch(() => (finder = undefined));
  return (await finder)(content, secrets);
};

const storages = { tab: browserStorage('tab'), device: browserStorage('device') };
const data = openConsole(storages, findSecrets, undefined, readLarge);
takeLinkLanguage(window.location.search, data);

window.addEventListener('pagehide', data.flush);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && data.flush());
// Another tab has written: profiles of the device are shared, everything else is this tab's own.
window.addEventListener('storage', data.profiles.reload);

// A fresh page has nothing in its memory: not in a component, not in a cache, not in a call still on its way.
data.forgotten.subscribe(() => data.forgotten.get() && window.location.replace('/'));
hearForgetting(() => {
  data.forgetEverything();
  data.forgotten.set(true);
});

watchIdle(data);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App data={data} />
  </StrictMode>,
);
