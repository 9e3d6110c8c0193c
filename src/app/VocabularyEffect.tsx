import { lazy, Suspense } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { leftWordsOut } from './outgoing.ts';

const VocabularyLook = lazy(() =>
  import('./VocabularyLook.tsx').then((module) => ({ default: module.VocabularyLook })),
);

const WordsLeftOut = lazy(() => import('./VocabularyLook.tsx').then((module) => ({ default: module.WordsLeftOut })));

interface VocabularyEffectProps {
  data: ConsoleData;
  exchange: Exchange;
}

/** What the words of a call did, for calls that carried some and were answered. */
export function VocabularyEffect({ data, exchange }: VocabularyEffectProps) {
  const { vocabularies, outcome } = exchange;
  if (!vocabularies || outcome.kind === 'failure') return null;
  if (vocabularies.length === 0 && !leftWordsOut(exchange)) return null;
  return (
    <Suspense>
      {vocabularies.length === 0 ? (
        <WordsLeftOut />
      ) : (
        <VocabularyLook key={exchange.id} data={data} exchange={exchange} vocabularies={vocabularies} />
      )}
    </Suspense>
  );
}
