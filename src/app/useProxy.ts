import { useEffect } from 'react';
import type { ProxyStatus } from '#data/proxy.ts';
import { createStore } from '#data/store.ts';
import { useStore } from '#ui/useStore.ts';

export interface ProxyState {
  /** Unknown until it has answered. */
  status: ProxyStatus | undefined;
  failed: boolean;
  askAgain: () => void;
}

/** Milliseconds until what asks is asked for once more. */
const AGAIN = 30_000;

/** What the frame knows of the proxy. */
export const proxyState = createStore<ProxyState>({ status: undefined, failed: false, askAgain: () => undefined });

/** The proxy, asked again and again. What asks loads when the frame already stands. */
export function useProxy(): ProxyState {
  // The proxy is outside React.
  useEffect(() => {
    const life = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = async () => {
      clearTimeout(timer);
      try {
        const { watchProxy } = await import('./watchProxy.ts');
        watchProxy(life.signal);
      } catch {
        // The server that would have brought it is the one that is asked.
        if (life.signal.aborted) return;
        const askAgain = () => void watch();
        timer = setTimeout(askAgain, AGAIN);
        proxyState.set({ status: undefined, failed: true, askAgain });
      }
    };
    void watch();
    return () => {
      life.abort();
      clearTimeout(timer);
    };
  }, []);
  return useStore(proxyState);
}
