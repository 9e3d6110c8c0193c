/** A call the platform refused, made ready for the examination: what left, and against which credentials it is judged. */
import type { Exchange } from '#data/exchange.ts';
import type { Profile } from '#data/profiles.ts';
import type { ReplyReading } from '#data/reading.ts';
import type { ExamineContext } from '#forensics/examine.ts';
import { lintCredentials, type CredentialField, type Credentials } from '#protocol/credentials.ts';

/** What a refusal is about; each has causes of its own. */
export type Refusal = 'token' | 'signature' | 'cipher' | 'body' | 'transport';

const BY_ERRCODE: Readonly<Record<string, Refusal>> = {
  1001: 'token',
  1004: 'body',
  1005: 'signature',
  1006: 'signature',
  1013: 'cipher',
  1019: 'cipher',
  400: 'body',
};

/** What the refusal of a call is about, or nothing where the call went well or its own code says all there is to say. */
export function refusalOf(exchange: Exchange, { reading, findings }: ReplyReading): Refusal | undefined {
  const { failure, verdict } = reading;
  if (exchange.outcome.kind === 'failure') return exchange.outcome.reason === 'cancelled' ? undefined : 'transport';
  if (verdict === 'success') return undefined;
  if (!failure) return 'transport';
  // The reply itself rules the request out as the cause.
  if (findings.some(({ code }) => code === 'mp_verify_token')) return undefined;
  if (failure.family === 'v1') return refusedWith(failure.code ?? '', exchange);
  // `invalid args` names no argument (protocol.md section 6.1).
  if (failure.family === 'ret' && failure.code === '-10') return exchange.api === 'message' ? 'signature' : 'cipher';
  return undefined;
}

function refusedWith(code: string, { api, prepared: { encoding } }: Exchange): Refusal | undefined {
  // Threads about 1003 ended with a body that is read; where JSON was sent already, the signature is next.
  if (code === '1003') return encoding === 'json' ? 'signature' : 'body';
  const refusal = BY_ERRCODE[code];
  return refusal === 'cipher' && api === 'message' ? undefined : refusal;
}

/** The request as raw text, as the proxy was asked to send it. */
export function sentText({ prepared }: Exchange): string {
  const { endpoint, path, search, headers, bodyText } = prepared;
  const lines = [
    `${endpoint.method} ${path}${search} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${bodyText}`;
}

/** Credentials with every mistake taken away that is mechanical, one after the other. */
export function mended(credentials: Credentials): Credentials {
  let now = credentials;
  // Each round takes one mistake of each field away; a value has at most a few.
  for (let round = 0; round < 4; round++) {
    const fixes = lintCredentials(now).flatMap(({ field, fix }) => (fix === undefined ? [] : [[field, fix] as const]));
    if (fixes.length === 0) return now;
    now = { ...now, ...(Object.fromEntries(fixes) as Partial<Record<CredentialField, string>>) };
  }
  return now;
}

/** What to examine against: the sender as it should be, then the other profiles; at the time the call was made. */
export function contextOf({ startedAt }: Exchange, sender: Profile, others: readonly Profile[]): ExamineContext {
  return {
    profiles: [mended(sender.credentials), ...others.map(({ credentials }) => credentials)],
    now: Math.floor(startedAt / 1000),
  };
}
