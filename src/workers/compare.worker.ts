/** Compares off the page's thread. */
import { compareDocuments, folded, type DocumentComparison } from '#answer/compare.ts';
import { compareReplies } from '#answer/compareReplies.ts';
import type { CompareJob, CompareReply, CompareRequest } from './compareMessages.ts';

/** More lines than this are not sent to the page whole: what is equal stays here. */
const MOST_PAIRS = 20_000;
const CONTEXT = 3;

self.addEventListener('message', ({ data: { id, job } }: MessageEvent<CompareRequest>) => {
  const answer = (reply: CompareReply) => self.postMessage(reply);
  try {
    answer({ id, ok: true, result: bounded(compared(job)) });
  } catch {
    answer({ id, ok: false });
  }
});

function compared(job: CompareJob): DocumentComparison {
  switch (job.kind) {
    case 'replies':
      return compareReplies(job.a, job.b);
    case 'texts':
      return compareDocuments(job.a, job.b);
  }
}

function bounded<Of extends DocumentComparison>(comparison: Of): Of {
  if (comparison.pairs.length <= MOST_PAIRS) return comparison;
  const pairs = folded(comparison.pairs, CONTEXT);
  const left = pairs.length - MOST_PAIRS;
  return {
    ...comparison,
    pairs: left > 0 ? [...pairs.slice(0, MOST_PAIRS), { kind: 'folded' as const, lines: left }] : pairs,
  };
}
