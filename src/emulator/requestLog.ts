/** What the emulator received, newest last, with secrets masked. */
import { beginning } from '#protocol/beginning.ts';
import type { ScenarioId } from '#protocol/scenarios.ts';
import { maskSecret } from '#protocol/credentials.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Hint } from './hints.ts';
import type { Said } from './open.ts';
import type { ParameterSource } from './parameter.ts';

/** Entries kept; the emulator's own limit. */
const LOG_KEPT = 200;

export interface LogEntry {
  /** Counts from 1 over the life of the emulator. */
  id: number;
  /** Unix milliseconds. */
  at: number;
  method: string;
  /** Without its query; of the TOKEN only the last three characters stay. */
  path: string;
  /** `undefined` for paths the emulator does not serve. */
  api: EndpointId | undefined;
  /** Name of the bot the TOKEN belongs to. */
  bot: string | undefined;
  /** As named by the request; an unknown name stays as it came. */
  scenario: ScenarioId | (string & {});
  parameterSource: ParameterSource;
  /** `ok`, an `errcode`, `ret:-10`, an HTTP status, or the scenario's own end such as `hang`. */
  outcome: string;
  /** HTTP status; `undefined` where no answer was given. */
  status: number | undefined;
  /** What the token or ciphertext said. */
  decoded: LoggedSaid | undefined;
  hints: readonly Hint[];
  headers: readonly (readonly [name: string, value: string])[];
  /** Size of the body. */
  bytes: number;
}

/** {@link Said}, cut to what a log can keep. */
export interface LoggedSaid {
  username: string;
  /** At most the first {@link TEXT_KEPT} UTF-16 code units. */
  msg: string;
  msgLength: number;
  /** Each with its first {@link WORDS_KEPT} words and the count of all. */
  vocabularies: readonly { name: string; words: readonly string[]; count: number }[];
}

const TEXT_KEPT = 4000;
const WORDS_KEPT = 20;

/** What was said, as the log keeps it. */
export function loggedSaid({ username, msg, vocabularies }: Said): LoggedSaid {
  return {
    username: beginning(username, TEXT_KEPT),
    msg: beginning(msg, TEXT_KEPT),
    msgLength: msg.length,
    vocabularies: vocabularies
      .slice(0, WORDS_KEPT)
      .map(({ name, words }) => ({ name, words: words.slice(0, WORDS_KEPT), count: words.length })),
  };
}

/** A path with the segment where a TOKEN stands masked, for any call below `/openapi/`. */
export function maskPath(pathname: string): string {
  return pathname.replace(
    /(\/openapi\/[^/]+\/)([^/]+)/,
    (_, before: string, segment: string) => before + maskSecret(segment),
  );
}

export interface RequestLog {
  add(entry: Omit<LogEntry, 'id'>): void;
  entries(): readonly LogEntry[];
  clear(): void;
}

/** A log in memory of the latest {@link LOG_KEPT} requests. */
export function createRequestLog(): RequestLog {
  let kept: LogEntry[] = [];
  let id = 0;
  return {
    add(entry) {
      kept = [...kept.slice(-(LOG_KEPT - 1)), { ...entry, id: ++id }];
    },
    entries: () => kept,
    clear() {
      kept = [];
    },
  };
}

const SECRET_HEADER = /authorization|cookie|token|secret|key|signature/i;

/** Headers with secrets masked: those whose name says so, and any value that holds one of the given secrets. */
export function maskHeaders(headers: Headers, secrets: readonly string[]): [string, string][] {
  return [...headers].map(([name, value]) => {
    if (SECRET_HEADER.test(name)) return [name, maskSecret(value)];
    // A Referer or the like may repeat a whole call: its query is dropped.
    const shown = /^https?:\/\//.test(value) ? value.replace(/\?.*$/s, '') : value;
    return [name, secrets.reduce((text, secret) => text.replaceAll(secret, maskSecret(secret)), shown)];
  });
}
