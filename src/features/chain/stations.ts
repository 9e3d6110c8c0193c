/** The steps of a call as stations of the signal line. */
import type { Exchange } from '#data/exchange.ts';
import type { Scheme } from '#protocol/endpoints.ts';
import type { DraftIssue } from '#protocol/draft.ts';

export type StationState = 'passed' | 'warned' | 'failed' | 'running' | 'pending';

export type StationId =
  'credentials' | 'parameters' | 'sign' | 'encrypt' | 'proxy' | 'http' | 'json' | 'business' | 'health';

export interface Station {
  id: StationId;
  state: StationState;
  /** A short wire value: a status, a duration, a code. */
  figure?: string;
}

/** What the response pane made of the body; kept apart so that the line does not parse anything itself. */
export interface ReplyStates {
  json: StationState;
  business: { state: StationState; figure?: string };
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
  if (outcome.kind === 'failure') {
    return [
      { id: 'proxy', state: 'failed', figure: outcome.reason },
      { id: 'http', state: 'pending' },
      { id: 'json', state: 'pending' },
    ];
  }
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
  const first: Station = { id: 'business', state: business.state };
  return [
    business.figure === undefined ? first : { ...first, figure: business.figure },
    { id: 'health', state: health },
  ];
}
