/** The pieces of an answer whose body is kept, read when its bubble comes into view. */
import { queryOptions } from '@tanstack/react-query';
import type { AnswerPart } from '#answer/answerParts.ts';
import type { Conversations } from './conversations.ts';

/** Nothing when the body is not kept. A body never changes. */
export function keptAnswerOptions(conversations: Pick<Conversations, 'body'>, exchangeId: string) {
  return queryOptions({
    queryKey: ['kept-answer', exchangeId],
    queryFn: async (): Promise<readonly AnswerPart[] | null> => {
      const body = await conversations.body(exchangeId);
      if (!body) return null;
      const { readResponse, shownParts } = await import('#answer/read.ts');
      const { status, contentType, bytes } = body;
      return shownParts(readResponse({ status, bytes, ...(contentType === undefined ? {} : { contentType }) }));
    },
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
}
