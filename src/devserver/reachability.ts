/** Does a target answer? Asked without sending anything of a user's: no request goes to the platform. */
import { get } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { reasonOf, type FailureReason, type Stage } from './reasons.ts';
import type { Target, TargetId, Targets } from './targets.ts';

export interface Reachability {
  id: TargetId;
  origin: string;
  /** `unknown`: not asked. Opening the page contacts nobody but the emulator. */
  reachable: 'yes' | 'no' | 'unknown';
  reason?: FailureReason;
  ms?: number;
  /** Unix milliseconds. */
  checkedAt?: number;
}

export type ProbeScope = 'emulator' | 'all';

const PROBE_LIMIT = 1500;
const FRESH_FOR = 10_000;

/** Answers are remembered for ten seconds. @param now Unix milliseconds */
export function createReachability(
  targets: Targets,
  now: () => number,
): (scope: ProbeScope) => Promise<Reachability[]> {
  const known = new Map<TargetId, { at: number; answer: Promise<Reachability> }>();

  function ask(target: Target): Promise<Reachability> {
    const answer = probe(target, now);
    known.set(target.id, { at: now(), answer });
    return answer;
  }

  return (scope) =>
    Promise.all(
      [...targets.values()].map((target) => {
        const last = known.get(target.id);
        if (last && now() - last.at < FRESH_FOR) return last.answer;
        if (scope === 'all' || target.id === 'emulator') return ask(target);
        return { id: target.id, origin: target.origin.origin, reachable: 'unknown' as const };
      }),
    );
}

async function probe(target: Target, now: () => number): Promise<Reachability> {
  const begun = performance.now();
  const reason = await knock(target);
  const common = {
    id: target.id,
    origin: target.origin.origin,
    ms: Math.round(performance.now() - begun),
    checkedAt: now(),
  };
  return reason ? { ...common, reachable: 'no', reason } : { ...common, reachable: 'yes' };
}

function knock({ id, origin }: Target): Promise<FailureReason | undefined> {
  if (id === 'emulator') return request(origin);
  const host = origin.hostname.replace(/^\[(.*)\]$/, '$1');
  if (origin.protocol === 'http:') {
    return settled(connectTcp({ host, port: Number(origin.port || 80) }), { event: 'connect', stage: 'connecting' });
  }
  // A bare TCP connection proves nothing: a transparent relay accepts any. The handshake is for the right name.
  // RFC 6066 section 3: an address is not a server name.
  const servername = isIP(host) === 0 ? host : '';
  const socket = connectTls({ host, port: Number(origin.port || 443), servername });
  return settled(socket, { event: 'secureConnect', stage: 'securing' });
}

interface Wait {
  event: 'connect' | 'secureConnect';
  stage: Stage;
}

function settled(socket: Socket, { event, stage }: Wait): Promise<FailureReason | undefined> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => end('timeout'), PROBE_LIMIT);
    let reached: Stage = 'resolving';
    function end(reason: FailureReason | undefined) {
      clearTimeout(limit);
      socket.destroy();
      resolve(reason);
    }
    socket.once('connect', () => {
      reached = stage;
    });
    socket.once(event, () => end(undefined));
    socket.on('error', (error) => end(reasonOf(error, reached)));
  });
}

function request(origin: URL): Promise<FailureReason | undefined> {
  return new Promise((resolve) => {
    const call = get(origin, { agent: false, timeout: PROBE_LIMIT }, (response) => {
      response.resume();
      resolve(undefined);
    });
    call.once('timeout', () => {
      resolve('timeout');
      call.destroy();
    });
    call.on('error', (error) => resolve(reasonOf(error, 'connected')));
  });
}
