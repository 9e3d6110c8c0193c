import { QueryObserver } from '@tanstack/react-query';
import { proxyStatusOptions } from '#data/proxy.ts';
import { queryClient } from './Queries.tsx';
import { proxyState } from './useProxy.ts';

/** Keeps the frame's knowledge of the proxy fresh until the signal. */
export function watchProxy(life: AbortSignal): void {
  if (life.aborted) return;
  const observer = new QueryObserver(queryClient, {
    ...proxyStatusOptions('local'),
    notifyOnChangeProps: ['data', 'isError'],
  });
  const askAgain = () => void observer.refetch();
  // Focus and network are listened to while something is mounted, and the first screen mounts nothing that asks.
  queryClient.mount();
  const stop = observer.subscribe(({ data, isError }) => proxyState.set({ status: data, failed: isError, askAgain }));
  life.addEventListener('abort', () => {
    stop();
    queryClient.unmount();
  });
}
