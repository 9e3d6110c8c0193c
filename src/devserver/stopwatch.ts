/** Times of one call, from the events of its socket, as `Server-Timing` (W3C) and as numbers. */
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Phases } from './exchanges.ts';
import type { Stage } from './reasons.ts';

export interface Stopwatch {
  readonly phases: Phases;
  readonly stage: Stage;
  readonly connection: 'new' | 'reused';
  follow(proxyReq: ClientRequest, socket: Socket): void;
  answered(): void;
  ended(): void;
  serverTiming(): string;
}

/** @param now milliseconds of a monotonic clock */
export function startStopwatch(now: () => number): Stopwatch {
  const begun = now();
  let mark = begun;
  let sent = begun;
  let stage: Stage = 'resolving';
  let connection: 'new' | 'reused' = 'new';
  const phases: Phases = {};

  const lap = (phase: keyof Phases, next: Stage) => {
    phases[phase] ??= now() - mark;
    mark = now();
    stage = next;
  };

  return {
    phases,
    get stage() {
      return stage;
    },
    get connection() {
      return connection;
    },
    follow(proxyReq, socket) {
      proxyReq.once('finish', () => {
        sent = now();
      });
      if (proxyReq.reusedSocket) {
        connection = 'reused';
        stage = 'connected';
        return;
      }
      const secure = socket instanceof TLSSocket;
      // One event per address tried; the first ends the look-up.
      socket.once('lookup', () => lap('dns', 'connecting'));
      socket.once('connect', () => lap('connect', secure ? 'securing' : 'connected'));
      socket.once('secureConnect', () => lap('tls', 'connected'));
    },
    answered() {
      mark = now();
      // An answer may come before the whole request was sent: then it took no time after it.
      phases.ttfb = Math.max(0, mark - sent);
    },
    ended() {
      phases.download = now() - mark;
    },
    serverTiming() {
      const entries = Object.entries(phases).map(([name, duration]) => `${name};dur=${duration.toFixed(2)}`);
      if (connection === 'reused') entries.push('reused');
      return [...entries, `proxy;dur=${(now() - begun).toFixed(2)}`].join(', ');
    },
  };
}
