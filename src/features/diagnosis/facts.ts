/** Facts of an exchange that causes rest on. */
import type { Exchange } from '#data/exchange.ts';
import type { Examination } from '#forensics/examine.ts';

/** The signature that was sent, as base64url. */
export function sentSignature({ prepared }: Exchange): string | undefined {
  return prepared.steps.scheme === 'jwt' ? prepared.steps.signed.segments[2].text : undefined;
}

/** The signature that was sent and the right one, where they differ. */
export function signaturesOf(exchange: Exchange, examination: Examination): [string, string] | undefined {
  const sent = sentSignature(exchange);
  const right = examination.layers.find(({ kind }) => kind === 'token_signature')?.data.expected;
  return sent !== undefined && typeof right === 'string' && right !== sent ? [sent, right] : undefined;
}

/** The claims that were signed; the console wrote them itself, so they are JSON. */
export function claimsOf({ prepared }: Exchange): Record<string, unknown> {
  return JSON.parse(prepared.plaintext) as Record<string, unknown>;
}

/** Seconds this clock is ahead of the server's, from its Date header, which counts whole seconds. */
export function clockSkew({ outcome, startedAt }: Exchange): number | undefined {
  const date = outcome.received?.headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  const there = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(there) ? undefined : Math.round((startedAt - there) / 1000);
}

/** Whether the emulator, which knows the right credentials, remarks something of the kind. */
export function hinted({ outcome }: Exchange, pattern: RegExp): true | undefined {
  const hints = outcome.received?.headers.find(([name]) => name.toLowerCase() === 'x-emulator-hint')?.[1] ?? '';
  return hints.split(',').some((hint) => pattern.test(hint.trim())) || undefined;
}
