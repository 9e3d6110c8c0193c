/** A stand-in platform as a function on web standards: the same object serves a dev server, tests and a static page. */
import { SCENARIO_HEADER } from '#protocol/scenarios.ts';
import { createBot, SAMPLE_BOTS, type Bot, type BotDefinition } from './bots.ts';
import { deliver, hang, type Exchange } from './delivery.ts';
import { createDialogues } from './dialogues.ts';
import { HINT_HEADER } from './hints.ts';
import { judge, routeOf, type World } from './judge.ts';
import { LARGEST_BODY, readBody } from './parameter.ts';
import { createRequestLog, loggedSaid, maskHeaders, maskPath, type LogEntry } from './requestLog.ts';

export type { Bot, BotDefinition } from './bots.ts';
export type { LogEntry } from './requestLog.ts';

/** On every reply of the emulator. */
const EMULATED_HEADER = 'x-emulated';

export interface EmulatorOptions {
  /** The two sample bots when absent. */
  bots?: readonly BotDefinition[];
  /** Unix milliseconds. */
  now?: () => number;
  /** 8 lower-case hex digits; drawn from the system when absent. */
  nextRid?: () => string;
  /** `any` lets pages of every origin read the answers; the platform does not, so `none` is the default. */
  cors?: 'none' | 'any';
}

export interface Emulator {
  /**
   * Answers a request to any URL whose path ends with `/openapi/{message|dictmsg}/{TOKEN}`. Rejects only when the
   * request's signal is aborted while the scenario waits.
   */
  fetch(request: Request): Promise<Response>;
  /** What was received, oldest first. A snapshot: a new array after every request. */
  log(): readonly LogEntry[];
  clearLog(): void;
  bots: readonly Bot[];
}

/** Makes an emulator. With the same options and requests it gives the same answers. */
export function createEmulator({
  bots = SAMPLE_BOTS,
  now = Date.now,
  nextRid = randomRid,
  cors = 'none',
}: EmulatorOptions = {}): Emulator {
  const world: World = { bots: bots.map(createBot), dialogues: createDialogues(), now, nextRid };
  const log = createRequestLog();
  return {
    bots: world.bots,
    log: log.entries,
    clearLog: log.clear,
    async fetch(request) {
      if (cors === 'any' && request.method === 'OPTIONS')
        return new Response(null, { status: 204, headers: CORS_HEADERS });
      const { exchange, entry } = await exchangeOf(world, request);
      log.add(entry);
      if (exchange.end === 'hang') return hang(request.signal);
      const headers: Record<string, string> = { [EMULATED_HEADER]: '1', [SCENARIO_HEADER]: asciiName(entry.scenario) };
      if (entry.hints.length > 0) headers[HINT_HEADER] = entry.hints.join(',');
      return deliver(
        exchange,
        { ...headers, ...exchange.headers, ...(cors === 'any' ? CORS_HEADERS : {}) },
        request.signal,
      );
    },
  };
}

const CORS_HEADERS = {
  [EMULATED_HEADER]: '1',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
};

function randomRid(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Header values are latin-1 at most; a name of any length and alphabet may come in.
function asciiName(scenario: string): string {
  return scenario.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 64);
}

async function exchangeOf(
  world: World,
  request: Request,
): Promise<{ exchange: Exchange; entry: Omit<LogEntry, 'id'> }> {
  const at = world.now();
  const url = new URL(request.url);
  const route = routeOf(url.pathname);
  const bot = world.bots.find(({ credentials }) => credentials.token === route?.token);
  const body = await readBody(request);
  const judged = await judge(world, { request, url, route, bot, body, at });
  const secrets = [route?.token, ...world.bots.map(({ credentials }) => credentials.token)].filter((text) => !!text);
  return {
    exchange: judged.exchange,
    entry: {
      at,
      method: request.method,
      path: maskPath(url.pathname),
      api: route?.endpoint.id,
      bot: bot?.name,
      scenario: request.headers.get(SCENARIO_HEADER)?.trim() || 'healthy',
      parameterSource: judged.source ?? 'none',
      outcome: judged.outcome,
      status: judged.exchange.end === 'hang' ? undefined : judged.exchange.status,
      decoded: judged.said && loggedSaid(judged.said),
      hints: judged.hints ?? [],
      headers: maskHeaders(request.headers, secrets as string[]),
      bytes: body?.length ?? LARGEST_BODY,
    },
  };
}
