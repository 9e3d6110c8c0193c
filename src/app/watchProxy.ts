import { QueryObserver } from '@tanstack/react-query';
import { proxyStatusOptions, type ProxyStatus } from '#data/proxy.ts';
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
  const show = ({ data, isError }: { data: ProxyStatus | undefined; isError: boolean }) =>
    proxyState.set({ status: data, failed: isError, askAgain });
  // Focus and network are listened to while something is mounted, and the first screen mounts nothing that asks.
  queryClient.mount();
  const stop = observer.subscribe(show);
  // A screen may have asked before.
  show(observer.getCurrentResult());
  life.addEventListener('abort', () => {
    stop();
    queryClient.unmount();
  });
}
