import { Suspense, lazy } from 'react';
import { useStore } from '#ui/useStore.ts';
import { holdNotices, noticesWanted } from './notices.ts';

const Toaster = lazy(() => import('sonner').then((module) => ({ default: module.Toaster })));

/** The place where notices appear; empty, and not even loaded, until there is one. */
export function Notices() {
  if (!useStore(noticesWanted)) return null;
  return (
    <Suspense>
      {/* The mouse holds them by itself; the focus is held here. */}
      <div onFocus={() => void holdNotices(true)} onBlur={() => void holdNotices(false)}>
        <Toaster
          position="bottom-center"
          // Above the bar that leads to the other screens.
          mobileOffset={{ bottom: 72 }}
          toastOptions={{ className: '!rounded-3 !border-line !bg-raised !font-sans !text-13 !text-t1 !shadow-pop' }}
        />
      </div>
    </Suspense>
  );
}
