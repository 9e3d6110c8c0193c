/** Stands before Vite's proxy: refuses what must not pass, answers the proxy's own pages, lets calls through. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalOf, type OwnNames } from './access.ts';
import type { BatchDoor } from './batch.ts';
import type { EmulatorHandle } from './emulatorHandle.ts';
import type { Exchanges } from './exchanges.ts';
import { LAUNCH_HEADER } from './headers.ts';
import type { ProbeScope, Reachability } from './reachability.ts';
import type { Failure } from './reasons.ts';
import { replyFailure, replyJson } from './reply.ts';
import { routeOf, type Route } from './route.ts';
import { isTargetId, type TargetId, type Targets } from './targets.ts';

export interface House {
  names: OwnNames;
  /** What only our page knows: random, new with every start. */
  launch: string;
  /** Content security policy of a file. */
  policyOf(path: string): string;
  targets: Targets;
  maxRequestBytes: number;
  emulator: EmulatorHandle;
  exchanges: Exchanges;
  batches: BatchDoor;
  reachability(scope: ProbeScope): Promise<Reachability[]>;
}

export type Next = () => void;

export function createDoorman(house: House): (req: IncomingMessage, res: ServerResponse, next: Next) => void {
  return (req, res, next) => {
    const url = req.url ?? '';
    setPageHeaders(res, house.policyOf(url.split('?', 1)[0]!));
    const route = routeOf(url);
    if (!route) return next();
    const failure = objection(req, route, house);
    if (failure) return replyFailure(res, failure);
    answer(route, req, res, { house, next });
  };
}

// For the page and everything it loads: nothing tells others where it came from, and nobody frames it or opens it as a
// window of theirs. Without strangers near its memory the page may share it with its workers.
function setPageHeaders(res: ServerResponse, policy: string): void {
  res.setHeader('referrer-policy', 'no-referrer');
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('content-security-policy', policy);
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  res.setHeader('cross-origin-embedder-policy', 'credentialless');
}

const METHODS: Readonly<Record<Exclude<Route['kind'], 'bad_path'>, readonly string[]>> = {
  call: ['POST'],
  batch: ['POST'],
  session: ['GET'],
  status: ['GET'],
  exchange: ['GET'],
  exchanges: ['DELETE'],
  emulator_log: ['GET', 'DELETE'],
};

function objection(req: IncomingMessage, route: Route, house: House): Failure | undefined {
  const { headers, method = '' } = req;
  const refusal = refusalOf(headers, house.names);
  if (refusal)
    return { reason: refusal, detail: refusal === 'forbidden_host' ? `host ${headers.host}` : 'another site' };
  if (route.kind === 'bad_path')
    return { reason: 'bad_path', detail: 'expected /proxy/{target}/openapi/{api}/{TOKEN}' };
  if (!METHODS[route.kind].includes(method)) return { reason: 'method_not_allowed', detail: method };
  if (route.kind === 'call' || route.kind === 'batch') return objectionToCall(req, route.target, house);
  if (route.kind === 'exchange' || route.kind === 'exchanges') return objectionToStranger(req, house);
  return undefined;
}

function objectionToCall(req: IncomingMessage, name: string, house: House): Failure | undefined {
  const target = isTargetId(name) ? house.targets.get(name) : undefined;
  if (!target) return { reason: 'unknown_target', detail: name };
  const stranger = target.audience === 'our_page' ? objectionToStranger(req, house) : undefined;
  if (stranger) return { ...stranger, target: target.id };
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced <= house.maxRequestBytes) return undefined;
  const detail = `${announced} bytes, more than ${house.maxRequestBytes}`;
  return { reason: 'request_too_large', detail, target: target.id };
}

function objectionToStranger(req: IncomingMessage, { launch }: House): Failure | undefined {
  if (req.headers[LAUNCH_HEADER] === launch) return undefined;
  return { reason: 'missing_launch_token', detail: `header ${LAUNCH_HEADER} is missing or of an earlier start` };
}

function answer(
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
  { house, next }: { house: House; next: Next },
): void {
  switch (route.kind) {
    case 'call':
      return next();
    case 'batch':
      return house.batches.receive(house.targets.get(route.target as TargetId)!, req, res);
    case 'session':
      return replyJson(res, { launch: house.launch });
    case 'status':
      return void house.reachability(route.probe).then((targets) => replyJson(res, { targets }));
    case 'exchange': {
      const record = house.exchanges.find(route.id);
      return record ? replyJson(res, record) : replyFailure(res, { reason: 'unknown_exchange', detail: route.id });
    }
    case 'exchanges':
      house.exchanges.clear();
      return replyJson(res, {});
    case 'emulator_log':
      if (req.method === 'DELETE') house.emulator.clearLog();
      return replyJson(res, house.emulator.log());
    case 'bad_path':
      return;
  }
}
