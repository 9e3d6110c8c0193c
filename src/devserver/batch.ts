/**
 * The batch door: many calls in one request. The rows come ready, signed or encrypted in the page, one JSON object a line;
 * the answers stream back in the order they come. A browser has six connections and spends milliseconds on each request;
 * one request for hundreds of rows spends them once.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { callRow, rowOf, type BatchAnswer, type RowContext } from './batchRow.ts';
import { createLanes, type Lane } from './lanes.ts';
import { linesOf, TooLargeError } from './lines.ts';
import type { Limits } from './passage.ts';
import { EXCHANGE_ID } from './route.ts';
import type { Target, TargetId } from './targets.ts';

/** Names the run a batch belongs to: all its batches together keep to one concurrency. */
const RUN_HEADER = 'x-console-run';
/** Calls of the run under way at once, 1 to {@link MOST_CONCURRENCY}. */
const CONCURRENCY_HEADER = 'x-console-concurrency';
/** Milliseconds of silence after which a row is given up; at most the proxy's own. */
const TIMEOUT_HEADER = 'x-console-timeout';

const MOST_CONCURRENCY = 256;
const USUAL_CONCURRENCY = 8;
/** Bytes of one row's answer: a batch is no place for more. */
const MOST_ROW_BYTES = 8 * 1024 * 1024;

export interface BatchDoor {
  /** Takes a request that the doorman has let in. */
  receive(target: Target, req: IncomingMessage, res: ServerResponse): void;
  close(): void;
}

export function createBatchDoor(limits: Limits): BatchDoor {
  const pools = new Map<TargetId, Pool>();
  const lanes = createLanes();
  const poolOf = (target: Target) => {
    const pool = pools.get(target.id) ?? openPool(target.origin, limits);
    pools.set(target.id, pool);
    return pool;
  };
  return {
    receive(target, req, res) {
      const gone = new AbortController();
      const underWay = new Set<() => void>();
      res.once('close', () => {
        gone.abort(new Error('the page left'));
        for (const giveUp of underWay) giveUp();
      });
      const run = String(req.headers[RUN_HEADER] ?? '');
      const width = wholeHeader(req, CONCURRENCY_HEADER, USUAL_CONCURRENCY, MOST_CONCURRENCY);
      const batch: Batch = {
        lines: linesOf(req, limits.maxRequestBytes),
        lane: lanes.lane(`${target.id} ${EXCHANGE_ID.test(run) ? run : ''}`, width),
        res,
        row: {
          pool: poolOf(target),
          target,
          timeout: wholeHeader(req, TIMEOUT_HEADER, limits.timeout, limits.timeout),
          maxResponseBytes: Math.min(limits.maxResponseBytes, MOST_ROW_BYTES),
          underWay,
        },
        gone: gone.signal,
      };
      res.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
      res.flushHeaders();
      carry(batch).catch((error: unknown) => {
        if (error instanceof TooLargeError) tell(res, { id: -1, reason: 'request_too_large', detail: error.message });
        res.end();
        req.resume();
      });
    },
    close() {
      for (const pool of pools.values()) void pool.destroy();
      pools.clear();
    },
  };
}

interface Batch {
  lines: AsyncIterable<string>;
  lane: Lane;
  res: ServerResponse;
  row: RowContext;
  gone: AbortSignal;
}

async function carry({ lines, lane, res, row: context, gone }: Batch): Promise<void> {
  const underWay = new Set<Promise<void>>();
  try {
    for await (const line of lines) {
      const row = rowOf(line);
      if ('reason' in row) {
        tell(res, row);
        continue;
      }
      // While the page does not read, no further call is made.
      if (res.writableNeedDrain) await drained(res, gone);
      const leave = await lane.enter(gone);
      const call = callRow(row, context).then((answer) => {
        leave();
        underWay.delete(call);
        tell(res, answer);
      });
      underWay.add(call);
    }
  } finally {
    await Promise.all(underWay);
  }
  res.end();
}

function tell(res: ServerResponse, answer: BatchAnswer): void {
  if (!res.destroyed) res.write(`${JSON.stringify(answer)}\n`);
}

function drained(res: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      res.off('drain', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    res.on('drain', go);
    signal.addEventListener('abort', go);
  });
}

// As for single calls: an idle connection is given up before a server is likely to, because a POST is not sent twice.
function openPool(origin: URL, { timeout }: Limits): Pool {
  return new Pool(origin.origin, {
    connections: MOST_CONCURRENCY,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 4_000,
    connect: { timeout },
  });
}

function wholeHeader(req: IncomingMessage, name: string, fallback: number, most: number): number {
  const text = String(req.headers[name] ?? '');
  const value = /^\d{1,9}$/.test(text) ? Number(text) : fallback;
  return Math.min(most, Math.max(1, value));
}
