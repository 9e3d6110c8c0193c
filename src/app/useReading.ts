import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { noteAnswer } from '#data/earlierAnswers.ts';
import { noteHealth } from '#data/healthTrend.ts';
import { readingOptions, type ReplyReading } from '#data/reading.ts';
import { useStore } from '#ui/useStore.ts';
import { readLarge } from './readLarge.ts';

/** What an exchange's reply says, seen with the profiles of this console; the session takes it down. */
export function useReading(data: ConsoleData, exchange: Exchange | undefined): ReplyReading | undefined {
  const reading = useQuery(readingOptions(exchange, useStore(data.profiles.list), readLarge)).data;
  // What the session keeps is outside React.
  useEffect(() => {
    if (!exchange || !reading) return;
    noteHealth(data.healthTrend, exchange, reading);
    noteAnswer(data.answersGiven, exchange, reading);
  }, [data, exchange, reading]);
  // All that a reply says is drawn in steps between which the page answers. Until then it is being read, or still drawn as
  // it was read before, but never as another reply.
  const read = useMemo(() => reading && { exchange, reading }, [exchange, reading]);
  const drawn = useDeferredValue(read);
  return read && drawn?.exchange === exchange ? drawn?.reading : undefined;
}

/** Reads more items of a list that the reading of a large reply kept the beginning of; whoever shows it sees them. */
export function useFurther(data: ConsoleData, exchange: Exchange | undefined): (pointer: string) => Promise<void> {
  const client = useQueryClient();
  const { queryKey } = readingOptions(exchange, useStore(data.profiles.list), readLarge);
  return async (pointer) => {
    const reply = client.getQueryData(queryKey);
    if (!exchange || !reply) return;
    const [{ inputOf, readFurther }, { bodyOf }] = await Promise.all([
      import('#data/replyReader.ts'),
      import('#workers/body.ts'),
    ]);
    const body = bodyOf(exchange.id, inputOf(exchange).bytes);
    const longer = await readFurther(reply, pointer, (place, count) => body.items(place, count));
    // Another press may have been quicker.
    client.setQueryData(queryKey, (now) => (now === reply ? longer : now));
  };
}
