/** The one path by which a call leaves the page. */
import { mutationOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { concatBytes, decodeUtf8Lossy, fromBase64url } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Draft, DraftIssue, Environment } from '#protocol/draft.ts';
import { bodyBytes, prepare, type Preparation, type Prepared } from '#protocol/prepare.ts';
import {
  FAILURE_REASONS,
  type Call,
  type CallOrigin,
  type Exchange,
  type FailureReason,
  type HeaderList,
  type Outcome,
  type Phases,
  type Received,
} from './exchange.ts';
import type { Journal } from './journal.ts';
import { fetchProxyRecord, launchToken } from './proxy.ts';
import type { TargetId } from './targets.ts';

export type Preparer = (environment: Environment, signal: AbortSignal) => Promise<Preparation>;

/** `fetch`, as far as this path needs it. */
export type Carrier = (path: string, init: RequestInit) => Promise<Answer>;
type Answer = Pick<Response, 'status' | 'statusText' | 'type' | 'headers' | 'body'>;

export interface SendInput {
  draft: Draft;
  credentials: Credentials;
  profileId: string;
  target: TargetId;
  origin: CallOrigin;
  /** Told before the first byte leaves and when it is over, once each. */
  journal: Journal;
  /** Emulator scenario; ignored for every other target. */
  scenario: string;
  /** Milliseconds until the call is given up. */
  timeout: number;
  environment: Environment;
  signal: AbortSignal;
  /** Prepares the call where its words are, in the place of `prepare`. */
  prepare?: Preparer | undefined;
  /** Carries a large body, off the page's thread; the page's own `fetch` unless given. */
  carryLarge?: Carrier | undefined;
  /** Told as soon as the request is signed or encrypted, before it leaves. */
  onPrepared?: (prepared: Prepared) => void;
}

/** Not sent without an issue: it was given up before it left. */
export type SendResult = { sent: true; exchange: Exchange } | { sent: false; issues: readonly DraftIssue[] };

/** Never retried by itself: a POST may have acted. */
export function sendOptions() {
  return mutationOptions({ mutationKey: ['send'], mutationFn: send, retry: false });
}

/** Signs or encrypts, sends, and keeps whatever comes back. Only a draft that cannot be a request is not sent. */
export async function send(input: SendInput): Promise<SendResult> {
  const { draft, credentials, environment } = input;
  const life = input.journal.life();
  const preparation = input.prepare
    ? await input.prepare(environment, AbortSignal.any([input.signal, life]))
    : await prepare(draft, credentials, environment);
  if (!preparation.ok) return { sent: false, issues: preparation.issues };
  // Everything was forgotten meanwhile: it does not even leave.
  if (life.aborted) return { sent: false, issues: [] };
  return { sent: true, exchange: await sendPrepared(preparation.prepared, input) };
}

/** What a request that is made already needs on its way. */
export type SendPreparedInput = Omit<SendInput, 'draft' | 'credentials' | 'environment'> & {
  draft: Pick<Draft, 'username' | 'msg' | 'vocabularies'>;
};

/** Sends the exact bytes of a request and keeps whatever comes back. */
export async function sendPrepared(prepared: Prepared, input: SendPreparedInput): Promise<Exchange> {
  input.onPrepared?.(prepared);
  const { target, profileId, origin, journal } = input;
  const { username, msg, vocabularies } = input.draft;
  const api = prepared.endpoint.id;
  const call: Call = {
    id: crypto.randomUUID(),
    origin,
    startedAt: Date.now(),
    target,
    ...(target === 'emulator' ? { scenario: input.scenario } : {}),
    profileId,
    api,
    username,
    msg,
    ...(api === 'dictmsg' ? { vocabularies } : {}),
    prepared,
  };
  const life = journal.life();
  const signal = AbortSignal.any([input.signal, life]);
  await journal.started(call);
  const exchange = { ...call, outcome: await exchangeBytes(call.id, prepared, { ...input, signal }) };
  if (!life.aborted) journal.ended(exchange);
  return exchange;
}

async function exchangeBytes(id: string, prepared: Prepared, input: SendPreparedInput): Promise<Outcome> {
  const clock = performance.now();
  const timeout = AbortSignal.timeout(input.timeout);
  const signal = AbortSignal.any([input.signal, timeout]);
  const elapsed = () => ({ total: performance.now() - clock });
  const progress: Progress = { chunks: [] };
  try {
    await receive(id, prepared, input, signal, progress);
  } catch (error) {
    const reason = await reasonOf(id, { cancelled: input.signal, timeout }, progress);
    const detail = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failure',
      reason,
      detail,
      received: receivedOf(progress),
      phases: { ...progress.phases, ...elapsed() },
    };
  }
  const received = receivedOf(progress)!;
  const phases: Phases = { ...progress.phases, download: performance.now() - progress.headersAt!, ...elapsed() };
  const refusal = proxyRefusal(progress.response!, received.body);
  return refusal ? { kind: 'failure', ...refusal, received, phases } : { kind: 'response', received, phases };
}

interface Progress {
  response?: Answer;
  headersAt?: number;
  phases?: Partial<Phases>;
  chunks: Uint8Array[];
}

/** Bytes of a body that is copied out of the page in a few milliseconds. */
const LARGE = 256 * 1024;

async function receive(
  id: string,
  prepared: Prepared,
  input: SendPreparedInput,
  signal: AbortSignal,
  progress: Progress,
) {
  const headers = new Headers(prepared.headers.map(([name, value]): [string, string] => [name, value]));
  headers.set('x-console-exchange', id);
  if (input.target === 'emulator') headers.set('x-emulator-scenario', input.scenario);
  else headers.set('x-console-launch', await launchToken());
  const carry: Carrier = (bodyBytes(prepared) > LARGE && input.carryLarge) || fetch;
  const response = await carry(`/proxy/${input.target}${prepared.path}${prepared.search}`, {
    method: prepared.endpoint.method,
    headers,
    body: wholeBody(prepared),
    signal,
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  });
  progress.response = response;
  progress.headersAt = performance.now();
  progress.phases = serverTiming(response.headers.get('server-timing') ?? '');
  const reader = response.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    progress.chunks.push(value);
  }
}

function wholeBody({ body, large }: Prepared): Blob | Uint8Array<ArrayBuffer> | null {
  if (!large) return body.length > 0 ? body : null;
  if (!large.body) throw new Error('only the beginning of this request was kept');
  return large.body;
}

function receivedOf({ response, chunks }: Progress): Received | undefined {
  if (!response) return undefined;
  return {
    status: response.status,
    statusText: response.statusText,
    headers: headersOf(response),
    body: concatBytes(...chunks),
    emulated: response.headers.has('x-emulated'),
  };
}

const headerPairs = v.array(v.tuple([v.string(), v.string()]));

// The proxy adds the headers as they were written, because the browser lower-cases and merges them.
function headersOf(response: Answer): HeaderList {
  const raw = fromBase64url(response.headers.get('x-console-raw-headers') ?? '');
  if (raw && raw.length > 0) {
    const parsed = v.safeParse(headerPairs, safeJson(decodeUtf8Lossy(raw)));
    if (parsed.success) return parsed.output;
  }
  return [...response.headers];
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function proxyRefusal(response: Answer, body: Uint8Array): { reason: FailureReason; detail: string } | undefined {
  if (response.type === 'opaqueredirect') return { reason: 'redirected', detail: '' };
  const reason = response.headers.get('x-console-proxy-error');
  if (reason === null) return undefined;
  const report = v.safeParse(v.object({ detail: v.string() }), safeJson(decodeUtf8Lossy(body)));
  return { reason: knownReason(reason), detail: report.success ? report.output.detail : reason };
}

function knownReason(reason: string): FailureReason {
  return FAILURE_REASONS.find((known) => known === reason) ?? 'interrupted';
}

async function reasonOf(
  id: string,
  signals: { cancelled: AbortSignal; timeout: AbortSignal },
  { response }: Progress,
): Promise<FailureReason> {
  if (signals.cancelled.aborted) return 'cancelled';
  if (signals.timeout.aborted) return 'timeout';
  if (!response) return 'proxy_unreachable';
  try {
    return knownReason((await fetchProxyRecord(id, AbortSignal.timeout(2000))).outcome);
  } catch {
    return 'interrupted';
  }
}

/** Durations of a `Server-Timing` header, in milliseconds, by the names the proxy uses. */
export function serverTiming(header: string): Partial<Phases> {
  const phases: Partial<Phases> = {};
  for (const metric of header.split(',')) {
    const match = /^\s*(dns|connect|tls|ttfb)\s*;.*?dur=([\d.]+)/.exec(metric);
    if (match) phases[match[1] as 'dns' | 'connect' | 'tls' | 'ttfb'] = Number(match[2]);
  }
  return phases;
}
