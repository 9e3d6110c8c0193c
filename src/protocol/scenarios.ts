/** What the console and its emulator agree on beyond the platform's own wire: how it shall behave for one call. */

export const SCENARIO_HEADER = 'x-emulator-scenario';

export const SCENARIOS = [
  'healthy',
  'stale-bot',
  'unpublished',
  'nomatch',
  'token-invalid',
  'signature-invalid',
  'decrypt-failed',
  'invalid-args',
  'slow',
  'hang',
  'reset',
  'html-502',
  'http-503',
  'truncated-json',
  'not-utf8',
  'unicode-escapes',
  'big-integers',
  'huge',
  'without-bid-stat',
] as const;

export type ScenarioId = (typeof SCENARIOS)[number];
