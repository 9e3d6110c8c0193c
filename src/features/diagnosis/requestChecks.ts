/** Causes that lie in the request: what it says, how it travels, and what the emulator was asked to play. */
import type { Finding, FindingCode } from '#forensics/types.ts';
import { bodyBytes, sizeIssues, type Prepared } from '#protocol/prepare.ts';
import type { ScenarioId } from '#protocol/scenarios.ts';
import type { Cause, Refused } from './cause.ts';
import { claimsOf, clockSkew, hinted } from './facts.ts';

const PLAYED: readonly ScenarioId[] = [
  'token-invalid',
  'signature-invalid',
  'decrypt-failed',
  'invalid-args',
  'hang',
  'reset',
  'html-502',
  'http-503',
  'truncated-json',
  'not-utf8',
];

/** A scenario that answers so whatever the request holds. */
export function scenario({ exchange }: Refused): Cause[] {
  const played = PLAYED.find((id) => id === exchange.scenario);
  return played
    ? [{ about: { code: 'scenario', scenario: played }, certainty: 'proven', remedy: { kind: 'scenario' } }]
    : [];
}

const TIMES: readonly FindingCode[] = ['expired', 'not_yet_valid', 'time_in_milliseconds', 'time_not_number'];

/** Time claims that forbid the call now. */
export function times({ exchange, examination }: Refused): Cause[] {
  if (exchange.api !== 'message') return [];
  const finding: Finding | undefined = examination.findings.find(({ code }) => TIMES.includes(code));
  const { exp } = claimsOf(exchange);
  const skew = clockSkew(exchange);
  const facts = { ...(typeof exp === 'number' ? { exp } : {}), ...(skew === undefined ? {} : { skew }) };
  if (!finding) return [{ about: { code: 'times', ...facts }, certainty: 'ruled_out' }];
  const confirmed = hinted(exchange, /^token-(?:expired|not-yet-valid)$/);
  return [
    {
      about: { code: 'times', found: finding.code, ...facts },
      certainty: 'proven',
      remedy: { kind: 'times' },
      ...(confirmed ? { confirmed } : {}),
    },
  ];
}

/** The claim that carries the text. */
export function claim({ exchange }: Refused): Cause[] {
  if (exchange.api !== 'message') return [];
  const names = Object.keys(claimsOf(exchange));
  const wrong = names.includes('query') && !names.includes('msg');
  const about = { code: 'claim', names } as const;
  // What the platform does with `query` is unknown (protocol.md section 2).
  return [wrong ? { about, certainty: 'to_check', remedy: { kind: 'claim' } } : { about, certainty: 'ruled_out' }];
}

/** A ciphertext that opens and reads as it should. */
export function framing({ exchange: { prepared }, examination }: Refused): Cause[] {
  const right = examination.findings.every(({ severity, code }) => severity === 'note' || code.startsWith('path_'));
  // Of a large request only the beginning was examined.
  if (prepared.steps.scheme !== 'wxbizmsgcrypt' || !right || prepared.large) return [];
  return [{ about: { code: 'framing', bytes: prepared.steps.encrypted.frame.length }, certainty: 'ruled_out' }];
}

/** A `+` of base64 that a form would turn into a space; the console escapes it. */
export function plus({ exchange: { prepared } }: Refused): Cause[] {
  const count = prepared.large?.pluses ?? prepared.value.split('+').length - 1;
  return count === 0 ? [] : [{ about: { code: 'plus', count }, certainty: 'ruled_out' }];
}

/** Whether a form is over the limit that is inferred for forms, and the same in JSON is not over that one. */
function onlyJsonHolds({ issues, value, large }: Prepared): boolean {
  const overForm = issues.some(({ code }) => code === 'over_form_limit');
  return overForm && sizeIssues('json', large?.valueBytes ?? value.length).length === 0;
}

/** How the parameter travels. */
export function encoding({ exchange, refusal }: Refused): Cause[] {
  const { encoding: used } = exchange.prepared;
  const about = { code: 'encoding', encoding: used, bytes: bodyBytes(exchange.prepared) } as const;
  // Nothing was said of the body: only its size speaks for another encoding, where that one would hold it.
  if (refusal === 'transport' && !onlyJsonHolds(exchange.prepared)) return [];
  if (used === 'json') return [{ about, certainty: 'to_check', remedy: { kind: 'encoding', to: 'form' } }];
  return [{ about, certainty: 'to_check', remedy: { kind: 'encoding', to: 'json' } }];
}
