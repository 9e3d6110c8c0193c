/** What the emulator received, as its log tells it. */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';

// Only what is shown is asked for; further members and a value that is missing are no reason to show nothing.
const entrySchema = v.object({
  /** Unix milliseconds. */
  at: v.number(),
  method: v.optional(v.string(), ''),
  path: v.optional(v.string(), ''),
  api: v.nullish(v.string()),
  bot: v.nullish(v.string()),
  scenario: v.optional(v.string(), ''),
  outcome: v.optional(v.string(), ''),
  bytes: v.nullish(v.number()),
  decoded: v.nullish(v.object({ username: v.optional(v.string(), ''), msg: v.optional(v.string(), '') })),
});

export type EmulatorLogEntry = v.InferOutput<typeof entrySchema>;

const ADDRESS = '/proxy/emulator/log';

/** The log, newest first. */
export function emulatorLogOptions() {
  return queryOptions({
    queryKey: ['emulator-log'],
    queryFn: ({ signal }) => readLog({ signal }),
  });
}

/** Empties the log. @returns what is left of it. */
export function clearEmulatorLog(): Promise<EmulatorLogEntry[]> {
  return readLog({ method: 'DELETE' });
}

async function readLog(init: RequestInit): Promise<EmulatorLogEntry[]> {
  const response = await fetch(ADDRESS, init);
  if (!response.ok) throw new Error(`emulator log ${response.status}`);
  const entries = v.parse(v.array(v.unknown()), await response.json());
  return entries
    .flatMap((entry) => {
      const parsed = v.safeParse(entrySchema, entry);
      return parsed.success ? [parsed.output] : [];
    })
    .toReversed();
}
