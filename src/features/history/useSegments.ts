import { useEffect, useState } from 'react';
import type { History, HistoryChange } from '#data/history.ts';
import type { KeyedSegment } from '#data/historyRead.ts';

export interface LoadedSegments {
  /** The newest first. */
  segments: readonly KeyedSegment[];
  phase: 'loading' | 'ready';
}

/** Pages that come in before the list is told again. */
const PAGES_TOLD = 5;

/** All records, the newest at once and the rest behind it; follows every change of any tab. */
export function useSegments(history: History): LoadedSegments {
  const [loaded, setLoaded] = useState<LoadedSegments>({ segments: [], phase: 'loading' });
  // A subscription to the database: it loads, and hears of changes.
  useEffect(() => {
    let mounted = true;
    let run = 0;
    const load = async () => {
      const mine = ++run;
      const keeper = await history.keeper();
      const segments: KeyedSegment[] = [];
      let pages = 0;
      for await (const page of keeper?.segments() ?? []) {
        if (!mounted || mine !== run) return;
        segments.push(...page);
        if (pages++ % PAGES_TOLD === 0) setLoaded({ segments: [...segments], phase: 'loading' });
      }
      if (mounted && mine === run) setLoaded({ segments, phase: 'ready' });
    };
    const follow = async (change: HistoryChange) => {
      if (change === 'everything') return load();
      const keeper = await history.keeper();
      for (const key of change) {
        const segment = await keeper?.segment(key);
        if (mounted) setLoaded((now) => ({ ...now, segments: replaced(now.segments, key, segment) }));
      }
    };
    let unwatch: (() => void) | undefined;
    void history.keeper().then((keeper) => {
      if (!mounted) return;
      unwatch = keeper?.watch((change) => void follow(change));
      void load();
    });
    return () => {
      mounted = false;
      unwatch?.();
    };
  }, [history]);
  return loaded;
}

function replaced(
  segments: readonly KeyedSegment[],
  key: number,
  segment: KeyedSegment | undefined,
): readonly KeyedSegment[] {
  const others = segments.filter((one) => one.key !== key);
  if (!segment) return others;
  const at = others.findIndex((one) => one.key < key);
  return at < 0 ? [...others, segment] : others.toSpliced(at, 0, segment);
}
