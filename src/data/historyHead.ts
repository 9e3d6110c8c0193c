/** What a list shows of an exchange, in a few hundred bytes, and what it is filtered by. */
import { summarise } from '#answer/summary.ts';
import type { HealthVerdict } from '#answer/botHealth.ts';
import type { FindingCode } from '#answer/finding.ts';
import { beginning } from '#protocol/beginning.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import type { Call, CallOrigin, Exchange, FailureReason } from './exchange.ts';
import type { ReplyReading } from './reading.ts';
import type { TargetId } from './targets.ts';

/**
 * `answered`: the platform counts it as a success. `refused`: it said no. `unreadable`: what came cannot be read whole.
 * `failed`: no whole answer came. `interrupted`: the page went away in the middle.
 */
export const CALL_RESULTS = ['answered', 'refused', 'unreadable', 'failed', 'cancelled', 'interrupted'] as const;

export type CallResult = (typeof CALL_RESULTS)[number];

/** `stale`: an older version of the bot answered, or the flags contradict each other. */
export type HeadHealth = 'healthy' | 'stale' | 'unknown';

export interface Head {
  id: string;
  /** Unix milliseconds by this machine's clock, which may have been moved. */
  startedAt: number;
  /** Milliseconds from start to end. */
  total: number;
  origin: CallOrigin;
  api: EndpointId;
  target: TargetId;
  profileId: string;
  username: string;
  msg: string;
  result: CallResult;
  reason?: FailureReason;
  /** HTTP status. */
  http?: number;
  errorCode?: string;
  answer?: string;
  title?: string;
  /** Match type, such as `FAQ`. */
  status?: string;
  confidence?: string;
  node?: string;
  rid?: string;
  health?: HealthVerdict;
  findings?: readonly FindingCode[];
  /** Bytes of the record. */
  size: number;
  starred?: boolean;
  note?: string;
}

const EXCERPT = 200;

/** Head of a call that has not come back. */
export function headOfCall(call: Call, size: number): Head {
  const { id, startedAt, origin, api, target, profileId, username, msg } = call;
  const texts = { username: excerpt(username), msg: excerpt(msg) };
  return { id, startedAt, total: 0, origin, api, target, profileId, ...texts, result: 'interrupted', size };
}

/** @param reading of the reply, where any of it arrived. */
export function headOf(exchange: Exchange, reading: ReplyReading, size: number): Head {
  const { outcome } = exchange;
  const { verdict: _, httpStatus: http, ...summary } = summarise(reading.reading);
  const codes = [...new Set(reading.findings.map(({ code }) => code))];
  return {
    ...headOfCall(exchange, size),
    total: Math.max(0, outcome.phases.total),
    result: resultOf(exchange, reading),
    ...(outcome.kind === 'failure' ? { reason: outcome.reason } : {}),
    ...(outcome.received ? { http, ...summary } : {}),
    ...(codes.length > 0 ? { findings: codes } : {}),
  };
}

function resultOf({ outcome }: Exchange, { reading }: ReplyReading): CallResult {
  if (outcome.kind === 'failure') {
    if (outcome.reason === 'cancelled') return 'cancelled';
    return outcome.reason === 'page_closed' ? 'interrupted' : 'failed';
  }
  switch (reading.verdict) {
    case 'success':
      return 'answered';
    case 'failure':
      return 'refused';
    case 'unreadable':
      return 'unreadable';
  }
}

function excerpt(text: string): string {
  return beginning(text, EXCERPT);
}

/** Stands in no text that is searched. */
export const BETWEEN_TEXTS = '\0';

/** What a search looks through, in lower case. */
export function searchText({ msg, username, answer, title, node, rid, errorCode, note }: Head): string {
  const texts = [msg, answer, title, node, rid, errorCode, username, note];
  return texts
    .filter((text) => text !== undefined)
    .join('\n')
    .replaceAll(BETWEEN_TEXTS, '\n')
    .toLowerCase();
}

/** What a list is filtered by; the same few combinations come again and again. */
export interface Facets {
  api: EndpointId;
  target: TargetId;
  profileId: string;
  result: CallResult;
  health: HeadHealth;
  /** Match type as sent; empty when the reply has none. */
  status: string;
  origin: CallOrigin;
  starred: boolean;
}

function facetsOf({ api, target, profileId, result, health, status = '', origin, starred = false }: Head): Facets {
  return { api, target, profileId, result, health: healthOf(health), status, origin, starred };
}

/** One text for each combination, so that a hundred thousand rows are judged by a handful of decisions. */
export function facetKey(head: Head): string {
  return JSON.stringify(Object.values(facetsOf(head)));
}

export function facetsFromKey(key: string): Facets {
  const [api, target, profileId, result, health, status, origin, starred] = JSON.parse(key) as [
    EndpointId,
    TargetId,
    string,
    CallResult,
    HeadHealth,
    string,
    CallOrigin,
    boolean,
  ];
  return { api, target, profileId, result, health, status, origin, starred };
}

export function healthOf(verdict: HealthVerdict | undefined): HeadHealth {
  switch (verdict) {
    case 'healthy':
      return 'healthy';
    case 'newest_not_in_use':
    case 'contradictory':
      return 'stale';
    case 'unknown':
    case 'absent':
    case undefined:
      return 'unknown';
  }
}
