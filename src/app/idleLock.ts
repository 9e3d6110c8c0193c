/** Locks the credentials on this device when nobody has touched this tab for a while. */
import type { ConsoleData } from '#data/console.ts';

/** How often the clock is looked at; a computer that slept is noticed with the next look. */
const LOOK = 10_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** @param now milliseconds; a clock that was put back only makes the wait longer. */
export function watchIdle({ profiles, preferences }: ConsoleData, now = () => Date.now()): () => void {
  let last = now();
  const live = () => (last = now());
  const look = () => {
    const { lockAfter } = preferences.get();
    if (lockAfter > 0 && now() - last >= lockAfter * 60_000) profiles.vault.lock();
  };
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, live, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  // An unlock is a sign of life, too, and the wait begins with it.
  const stop = profiles.vault.state.subscribe(live);
  const timer = setInterval(look, LOOK);
  return () => {
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, live, { capture: true });
    document.removeEventListener('visibilitychange', look);
    stop();
    clearInterval(timer);
  };
}
