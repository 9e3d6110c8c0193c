/** What a reply says, read once and kept beside its exchange. The reader comes with the first reply. */
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { Finding } from '#answer/finding.ts';
import type { JsonRow } from '#answer/prettyRows.ts';
import type { Reading, ResponseInput } from '#answer/read.ts';
import type { Exchange } from './exchange.ts';
import type { Profile } from './profiles.ts';

export interface ReplyReading {
  reading: Reading;
  /** The document as printed lines, escapes shown as text; none when the body is not JSON, or large. */
  rows: readonly JsonRow[];
  /** Line of the printed document a pointer's value begins on. */
  lineOf: (pointer: string) => number | undefined;
  /** What the doctor says, worst first. */
  findings: readonly Finding[];
  /** The profiles that did not send, in the order in which findings number them. */
  others: readonly Pick<Profile, 'id' | 'name'>[];
}

/** Reads a large body off the page's thread; the id tells one body from another. */
export type ReadLarge = (id: string, input: ResponseInput) => Promise<Reading>;

/**
 * A reply never changes, so it is read once for each state of the profiles: a TOKEN that has found its owner is worth a
 * new look. Keyed on ids and revisions, never on a secret. Reading never fails, whatever the bytes are.
 */
export function readingOptions(exchange: Exchange | undefined, profiles: readonly Profile[], readLarge: ReadLarge) {
  return queryOptions({
    queryKey: ['reading', exchange?.id ?? '', profiles.map(({ id, revision }) => `${id}:${revision}`).join()],
    queryFn: exchange ? () => readAnywhere(exchange, profiles, readLarge) : skipToken,
    staleTime: Infinity,
    gcTime: 60_000,
    // Comparing a reading of megabytes with the one before would cost more than reading it.
    structuralSharing: false,
  });
}

/** A reading of any size: a large one is made elsewhere, once for everybody who asks. */
export async function readAnywhere(
  exchange: Exchange,
  profiles: readonly Profile[],
  readLarge: ReadLarge,
): Promise<ReplyReading> {
  const reader = await import('./replyReader.ts');
  const input = reader.inputOf(exchange);
  if (input.bytes.length <= reader.READ_AT_ONCE) return reader.readExchange(exchange, profiles);
  return reader.readingOfLarge(exchange, profiles, await readOnce(exchange, input, readLarge));
}

// The profiles change more often than a large reply is worth reading again.
const largeReadings = new WeakMap<Exchange, Promise<Reading>>();

function readOnce(exchange: Exchange, input: ResponseInput, readLarge: ReadLarge): Promise<Reading> {
  const known = largeReadings.get(exchange);
  if (known) return known;
  const reading = readLarge(exchange.id, input);
  largeReadings.set(exchange, reading);
  reading.catch(() => largeReadings.delete(exchange));
  return reading;
}

/** One step of the signal line. */
export type ReplyState = 'passed' | 'warned' | 'failed' | 'running' | 'pending';

export interface ReplySteps {
  json: ReplyState;
  /** `wireName`: what the reply calls its code. */
  business: { state: ReplyState; figure?: string; wireName?: string };
  health: ReplyState;
}

/** How far a reply came: readable, successful by the platform's own code, given by the newest version of the bot. */
export function replyStates({ outcome }: Exchange, { reading }: ReplyReading): ReplySteps {
  if (outcome.kind === 'failure') return { json: 'pending', business: { state: 'pending' }, health: 'pending' };
  const json = jsonState(reading);
  if (json === 'failed') return { json, business: { state: 'pending' }, health: 'pending' };
  if (reading.failure) {
    const figure = failureCode(reading);
    const wireName = reading.failure.codePointer?.split('/').at(-1);
    const named = figure === undefined || wireName === undefined ? {} : { figure, wireName };
    return { json, business: { state: 'failed', ...named }, health: 'pending' };
  }
  if (reading.verdict !== 'success') return { json, business: { state: 'pending' }, health: 'pending' };
  return { json, business: { state: 'passed', figure: '0' }, health: healthState(reading) };
}

function jsonState({ kind, json }: Reading): ReplyState {
  if (kind !== 'json') return 'failed';
  if (json?.problem?.effect === 'stopped') return 'failed';
  return json?.problem ? 'warned' : 'passed';
}

function healthState({ health }: Reading): ReplyState {
  switch (health?.verdict) {
    case 'healthy':
      return 'passed';
    case 'newest_not_in_use':
    case 'contradictory':
      return 'warned';
    case 'unknown':
    case 'absent':
    case undefined:
      return 'pending';
  }
}

/** The platform's own error code as it was sent, where the reply has one. */
export function failureCode({ failure }: Reading): string | undefined {
  return failure?.code;
}
