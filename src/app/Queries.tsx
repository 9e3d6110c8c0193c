import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** What was asked and is remembered in this page. */
export const queryClient = new QueryClient({
  // Offline is no reason to wait: the emulator answers on this machine.
  defaultOptions: { queries: { networkMode: 'always', retry: 0 }, mutations: { networkMode: 'always', retry: 0 } },
});

export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
