import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { noteHealth } from '#data/healthTrend.ts';
import { readingOptions, type ReplyReading } from '#data/reading.ts';
import { useStore } from '#ui/useStore.ts';
import { readLarge } from './readLarge.ts';

/** What an exchange's reply says, seen with the profiles of this console; the session's trend takes it down. */
export function useReading(data: ConsoleData, exchange: Exchange | undefined): ReplyReading | undefined {
  const reading = useQuery(readingOptions(exchange, useStore(data.profiles.list), readLarge)).data;
  // The trend is outside React.
  useEffect(() => {
    if (exchange && reading) noteHealth(data.healthTrend, exchange, reading);
  }, [data, exchange, reading]);
  return reading;
}
