/** What left the proxy and how it ended, for the page that asks by id. In memory only, the latest 50. */
import type { HeaderPairs } from './headers.ts';
import type { FailureReason } from './reasons.ts';
import type { TargetId } from './targets.ts';

/** Milliseconds; a phase that did not happen (a reused connection) is absent. */
export interface Phases {
  dns?: number;
  connect?: number;
  tls?: number;
  ttfb?: number;
  download?: number;
}

/** `truncated`: the upstream died in mid-body; `cancelled`: the page left. */
export type ExchangeOutcome = 'pending' | 'complete' | 'truncated' | 'cancelled' | FailureReason;

export interface ExchangeRecord {
  id: string;
  target: TargetId;
  /** Unix milliseconds. */
  startedAt: number;
  method: string;
  /** Absolute, as it left; of the TOKEN only the last three characters stay. */
  url: string;
  /** As they left; empty when no connection came about. */
  requestHeaders: HeaderPairs;
  /** The first MiB of the body as it left. */
  requestBodyBase64: string;
  requestBody: 'whole' | 'beginning';
  requestBytes: number;
  status?: number;
  phases: Phases;
  connection: 'new' | 'reused';
  outcome: ExchangeOutcome;
  detail: string;
  receivedBytes: number;
}

export interface Exchanges {
  keep(id: string, read: () => ExchangeRecord): void;
  find(id: string): ExchangeRecord | undefined;
  clear(): void;
}

const CAPACITY = 50;

/** A record is read when asked for, so that encoding a body costs nothing until then. */
export function createExchanges(): Exchanges {
  const kept = new Map<string, () => ExchangeRecord>();
  return {
    keep(id, read) {
      kept.delete(id);
      kept.set(id, read);
      for (const oldest of kept.keys()) {
        if (kept.size <= CAPACITY) return;
        kept.delete(oldest);
      }
    },
    find: (id) => kept.get(id)?.(),
    clear: () => kept.clear(),
  };
}
