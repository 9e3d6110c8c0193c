import { useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { readingOptions, type ReadLarge, type ReplyReading } from '#data/reading.ts';
import { useStore } from '#ui/useStore.ts';

// The worker and its client come with the first large reply.
const readLarge: ReadLarge = async (id, { status, contentType, bytes }) => {
  const { bodyOf } = await import('#workers/body.ts');
  return bodyOf(id, bytes).read(status, contentType);
};

/** What an exchange's reply says, seen with the profiles of this console. */
export function useReading({ profiles }: ConsoleData, exchange: Exchange | undefined): ReplyReading | undefined {
  return useQuery(readingOptions(exchange, useStore(profiles.list), readLarge)).data;
}
