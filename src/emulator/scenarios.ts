/** What the emulator can be made to do, as a table: the request's header `x-emulator-scenario` names a row. */
import { SCENARIOS, type ScenarioId } from '#protocol/scenarios.ts';
import type { PlatformErrorId } from './platformErrors.ts';

/** What is answered where the bot would have spoken. */
export type Speech = 'bot' | 'default-greeting' | 'no-match';
/** How the answer is laid out: the shape of 2019, or the flat one of 2022 (protocol.md sections 4.7 and 8.1). */
export type Shape = '2019' | '2022';
/** What is done to the members before they are written. */
export type Change = 'none' | 'stale-bot' | 'big-integers' | 'huge';
/** What is done to the bytes of the body. */
export type Encoding = 'utf-8' | 'ascii-escapes' | 'gbk' | 'truncated';
/** How the answer travels. `slow` waits {@link SLOW_MS}. */
export type Delivery = 'at-once' | 'slow' | 'reset';

export type Scenario =
  /** The request is judged as always; only a request that passes meets the scenario. */
  | { act: 'answer'; speech: Speech; shape: Shape; change: Change; encoding: Encoding; delivery: Delivery }
  /** The platform's error, whatever the request holds. */
  | { act: 'error'; error: PlatformErrorId }
  /** A page of something that stands before the platform. */
  | { act: 'page'; status: number; contentType: string; body: string }
  /** No answer until the caller gives up. */
  | { act: 'hang' };

export const SLOW_MS = 1500;

const HEALTHY = {
  act: 'answer',
  speech: 'bot',
  shape: '2019',
  change: 'none',
  encoding: 'utf-8',
  delivery: 'at-once',
} as const satisfies Scenario;

export const SCENARIO_TABLE: Record<ScenarioId, Scenario> = {
  healthy: HEALTHY,
  'stale-bot': { ...HEALTHY, change: 'stale-bot' },
  unpublished: { ...HEALTHY, speech: 'default-greeting' },
  nomatch: { ...HEALTHY, speech: 'no-match' },
  'token-invalid': { act: 'error', error: 'token-invalid' },
  'signature-invalid': { act: 'error', error: 'signature-invalid' },
  'decrypt-failed': { act: 'error', error: 'decrypt-failed' },
  'invalid-args': { act: 'error', error: 'invalid-args' },
  slow: { ...HEALTHY, delivery: 'slow' },
  hang: { act: 'hang' },
  reset: { ...HEALTHY, delivery: 'reset' },
  'html-502': {
    act: 'page',
    status: 502,
    contentType: 'text/html',
    body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  },
  'http-503': { act: 'page', status: 503, contentType: 'text/plain; charset=utf-8', body: 'Service Unavailable' },
  'truncated-json': { ...HEALTHY, encoding: 'truncated' },
  'not-utf8': { ...HEALTHY, encoding: 'gbk' },
  'unicode-escapes': { ...HEALTHY, encoding: 'ascii-escapes' },
  'big-integers': { ...HEALTHY, change: 'big-integers' },
  huge: { ...HEALTHY, change: 'huge' },
  'without-bid-stat': { ...HEALTHY, shape: '2022' },
};

/** The scenario of a header value, `healthy` when there is none, `undefined` for an unknown name. */
export function scenarioOf(value: string | null): ScenarioId | undefined {
  if (value === null || value.trim() === '') return 'healthy';
  return SCENARIOS.find((id) => id === value.trim());
}
