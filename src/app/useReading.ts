import { useQuery } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { readingOptions, type ReplyReading } from '#data/reading.ts';
import { useStore } from '#ui/useStore.ts';
import { readLarge } from './readLarge.ts';

/** What an exchange's reply says, seen with the profiles of this console. */
export function useReading({ profiles }: ConsoleData, exchange: Exchange | undefined): ReplyReading | undefined {
  return useQuery(readingOptions(exchange, useStore(profiles.list), readLarge)).data;
}
