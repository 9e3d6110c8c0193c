/** One call and what became of it. A failure is a value and keeps everything that arrived. */
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Prepared } from '#protocol/prepare.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { TargetId } from './targets.ts';

/** Milliseconds by phase; a phase that did not happen (a reused connection) is absent. */
export interface Phases {
  dns?: number;
  connect?: number;
  tls?: number;
  /** From the last byte sent to the first byte received, at the proxy. */
  ttfb?: number;
  download?: number;
  /** From pressing send to the last byte, at the page. */
  total: number;
}

export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface Received {
  status: number;
  statusText: string;
  headers: HeaderList;
  /** The bytes exactly as they came. */
  body: Uint8Array;
  emulated: boolean;
}

/** Reasons the proxy gives, and those only the page can know. */
export const FAILURE_REASONS = [
  'cancelled',
  'timeout',
  'proxy_unreachable',
  'interrupted',
  'redirected',
  'refused',
  'dns',
  'tls',
  'reset',
  'request_too_large',
  'response_too_large',
  'forbidden_host',
  'forbidden_origin',
  'missing_launch_token',
  'unknown_target',
  'bad_path',
  'method_not_allowed',
  'bad_upstream_response',
  'page_closed',
] as const;

export type FailureReason = (typeof FAILURE_REASONS)[number];

export type Outcome =
  | { kind: 'response'; received: Received; phases: Phases }
  | { kind: 'failure'; reason: FailureReason; detail: string; received: Received | undefined; phases: Phases };

/** Who made a call. */
export const CALL_ORIGINS = ['bench', 'chat', 'batch', 'microscope', 'replay'] as const;

export type CallOrigin = (typeof CALL_ORIGINS)[number];

/** A call that has left, or is about to. */
export interface Call {
  id: string;
  origin: CallOrigin;
  /** Unix milliseconds. */
  startedAt: number;
  target: TargetId;
  /** What the emulator was asked to play; absent for every other target. */
  scenario?: string;
  profileId: string;
  api: EndpointId;
  username: string;
  msg: string;
  /** The vocabularies that travelled with it; absent where the API takes none. */
  vocabularies?: readonly Vocabulary[];
  prepared: Prepared;
}

export interface Exchange extends Call {
  outcome: Outcome;
}
