import { lazy, Suspense } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';

const VocabularyLook = lazy(() =>
  import('./VocabularyLook.tsx').then((module) => ({ default: module.VocabularyLook })),
);

interface VocabularyEffectProps {
  data: ConsoleData;
  exchange: Exchange;
}

/** What the words of a call did, for calls that carried some and were answered. */
export function VocabularyEffect({ data, exchange }: VocabularyEffectProps) {
  const { vocabularies, outcome } = exchange;
  if (!vocabularies || vocabularies.length === 0 || outcome.kind === 'failure') return null;
  return (
    <Suspense>
      <VocabularyLook key={exchange.id} data={data} exchange={exchange} vocabularies={vocabularies} />
    </Suspense>
  );
}
