/** The steps of a call as stations of the signal line. */
import type { Exchange, FailureReason, Outcome } from '#data/exchange.ts';
import type { Scheme } from '#protocol/endpoints.ts';
import type { DraftIssue } from '#protocol/draft.ts';

export type StationState = 'passed' | 'warned' | 'failed' | 'running' | 'pending';

export type StationId =
  | 'credentials'
  | 'parameters'
  | 'sign'
  | 'encrypt'
  | 'proxy'
  | 'name'
  | 'connection'
  | 'tls'
  | 'http'
  | 'json'
  | 'business'
  | 'health';

export interface Station {
  id: StationId;
  state: StationState;
  /** A short wire value: a status, a duration, a code. */
  figure?: string;
  /** The reply's own name of the figure, in the place of the station's. */
  wireName?: string;
}

/** What the response pane made of the body; kept apart so that the line does not parse anything itself. */
export interface ReplyStates {
  json: StationState;
  business: { state: StationState; figure?: string; wireName?: string };
  health: StationState;
}

interface ChainInput {
  scheme: Scheme;
  issues: readonly DraftIssue[];
  phase: 'editing' | 'sending' | 'done';
  exchange: Exchange | undefined;
  reply: ReplyStates | undefined;
}

const CREDENTIAL_FIELDS = new Set<DraftIssue['field']>(['appId', 'token', 'encodingAESKey']);

/** Stations grouped as the panes are: compose, request, response, decoded. */
export function chainColumns(input: ChainInput): Station[][] {
  const { scheme, issues, phase } = input;
  const seal: StationId = scheme === 'jwt' ? 'sign' : 'encrypt';
  const blocked = issues.some((issue) => issue.severity === 'error');
  return [
    [
      { id: 'credentials', state: worst(issues.filter((issue) => CREDENTIAL_FIELDS.has(issue.field))) },
      { id: 'parameters', state: worst(issues.filter((issue) => !CREDENTIAL_FIELDS.has(issue.field))) },
    ],
    [{ id: seal, state: blocked ? 'pending' : 'passed' }],
    transport(phase, input.exchange, input.reply),
    verdict(phase, input.reply),
  ];
}

function worst(issues: readonly DraftIssue[]): StationState {
  if (issues.some((issue) => issue.severity === 'error')) return 'failed';
  return issues.some((issue) => issue.severity === 'warning') ? 'warned' : 'passed';
}

function transport(
  phase: ChainInput['phase'],
  exchange: Exchange | undefined,
  reply: ReplyStates | undefined,
): Station[] {
  const ids = ['proxy', 'http', 'json'] as const;
  if (phase === 'sending') return ids.map((id, i) => ({ id, state: i === 0 ? 'running' : 'pending' }));
  if (!exchange) return ids.map((id) => ({ id, state: 'pending' }));
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return brokenOff(outcome);
  const { status } = outcome.received;
  return [
    { id: 'proxy', state: 'passed' },
    { id: 'http', state: status >= 200 && status < 300 ? 'passed' : 'failed', figure: String(status) },
    { id: 'json', state: reply?.json ?? 'pending' },
  ];
}

function verdict(phase: ChainInput['phase'], reply: ReplyStates | undefined): Station[] {
  if (phase === 'sending' || !reply) {
    return [
      { id: 'business', state: 'pending' },
      { id: 'health', state: 'pending' },
    ];
  }
  const { business, health } = reply;
  return [
    { id: 'business', ...business },
    { id: 'health', state: health },
  ];
}

type Rung = 'proxy' | 'name' | 'connection' | 'tls' | 'http';

/** The rung a call broke off at. */
const RUNGS: Record<FailureReason, Rung> = {
  proxy_unreachable: 'proxy',
  forbidden_host: 'proxy',
  forbidden_origin: 'proxy',
  missing_launch_token: 'proxy',
  unknown_target: 'proxy',
  bad_path: 'proxy',
  method_not_allowed: 'proxy',
  request_too_large: 'proxy',
  dns: 'name',
  refused: 'connection',
  tls: 'tls',
  cancelled: 'http',
  timeout: 'http',
  interrupted: 'http',
  page_closed: 'http',
  redirected: 'http',
  reset: 'http',
  response_too_large: 'http',
  bad_upstream_response: 'http',
};

const RUNG_ORDER: readonly Rung[] = ['proxy', 'name', 'connection', 'tls', 'http'];

// Name, connection and TLS are rungs of their own where something went wrong there, and else part of the proxy's.
function brokenOff({ reason }: Extract<Outcome, { kind: 'failure' }>): Station[] {
  const failed = RUNGS[reason];
  const climbed = RUNG_ORDER.slice(0, RUNG_ORDER.indexOf(failed)).filter((id) => id === 'proxy' || failed !== 'http');
  const rest = failed === 'http' ? [] : (['http'] as const);
  return [
    ...climbed.map((id): Station => ({ id, state: 'passed' })),
    { id: failed, state: 'failed', figure: reason },
    ...rest.map((id): Station => ({ id, state: 'pending' })),
    { id: 'json', state: 'pending' },
  ];
}

/** Where to look: the first station that failed, else the first that asks for attention. */
export function worstOf(stations: readonly Station[]): Station | undefined {
  return stations.find(({ state }) => state === 'failed') ?? stations.find(({ state }) => state === 'warned');
}
