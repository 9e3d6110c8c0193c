/** What a request deserves: routed, read, opened, judged, and answered as its scenario says. */
import { SCENARIO_HEADER, SCENARIOS } from '#protocol/scenarios.ts';
import { utf8 } from '#protocol/bytes.ts';
import { ENDPOINTS, ENDPOINT_IDS, type Endpoint } from '#protocol/endpoints.ts';
import type { Bot } from './bots.ts';
import type { Exchange } from './delivery.ts';
import type { Dialogues } from './dialogues.ts';
import { answerTurn, noMatch, type BotReply } from './engine.ts';
import { gbkBytes } from './gbk.ts';
import type { Hint } from './hints.ts';
import { asciiJson, jsonText, type JsonObject } from './json.ts';
import { OPENERS, type Said } from './open.ts';
import { LARGEST_BODY, readParameter, type ParameterSource } from './parameter.ts';
import { PLATFORM_ERRORS, type PlatformErrorId } from './platformErrors.ts';
import { changeReply, shapeReply } from './reply.ts';
import { SCENARIO_TABLE, scenarioOf, type Encoding, type Scenario, type Speech } from './scenarios.ts';

/** What all exchanges of one emulator share. */
export interface World {
  bots: readonly Bot[];
  dialogues: Dialogues;
  now: () => number;
  nextRid: () => string;
}

/** An endpoint and the TOKEN a path names. */
export interface Route {
  endpoint: Endpoint;
  token: string;
}

/** The last segments `/openapi/{api}/{TOKEN}` of a path, or `undefined` when it ends otherwise. */
export function routeOf(pathname: string): Route | undefined {
  const [, api, segment] = /\/openapi\/([^/]+)\/([^/]+)$/.exec(pathname) ?? [];
  const id = ENDPOINT_IDS.find((known) => known === api);
  if (!id || !segment) return undefined;
  return { endpoint: ENDPOINTS[id], token: decodeSegment(segment) };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** How an exchange ends, and what was learnt on the way. */
export interface Judged {
  exchange: Exchange;
  outcome: string;
  source?: ParameterSource;
  said?: Said | undefined;
  hints?: readonly Hint[];
}

export interface Received {
  /** Its body is in `body`, already read. */
  request: Request;
  url: URL;
  route: Route | undefined;
  bot: Bot | undefined;
  /** `undefined` when it was too large to be read. */
  body: Uint8Array | undefined;
  /** Unix milliseconds. */
  at: number;
}

/** Judges a request that was read whole. */
export async function judge(world: World, received: Received): Promise<Judged> {
  const { request, route, body } = received;
  if (!route) return { exchange: plain(404, 'Not Found'), outcome: '404', hints: ['unknown-path'] };
  if (request.method !== 'POST')
    return { exchange: plain(405, 'Method Not Allowed', { allow: 'POST' }), outcome: '405' };
  const id = scenarioOf(request.headers.get(SCENARIO_HEADER));
  if (!id)
    return { exchange: ownError(400, 'unknown-scenario', { scenarios: SCENARIOS }), outcome: 'unknown-scenario' };
  if (!body) {
    const exchange = ownError(413, 'body-too-large', { limit: LARGEST_BODY });
    return { exchange, outcome: 'body-too-large', hints: ['over-own-limit'] };
  }
  const opened = await open({ ...received, route, body });
  return play(world, received, SCENARIO_TABLE[id], opened);
}

/** An error the platform would not give: its own members, so that nobody takes it for the platform's. */
function ownError(status: number, code: string, details: JsonObject): Exchange {
  return json(status, { emulator_error: code, ...details });
}

function json(status: number, members: JsonObject): Exchange {
  return answer(status, 'application/json; charset=utf-8', utf8(jsonText(members)));
}

function plain(status: number, text: string, headers: Record<string, string> = {}): Exchange {
  const exchange = answer(status, 'text/plain; charset=utf-8', utf8(text));
  return { ...exchange, headers: { ...exchange.headers, ...headers } };
}

function answer(status: number, contentType: string, body: Uint8Array<ArrayBuffer>) {
  const headers: Record<string, string> = { 'content-type': contentType };
  return { end: 'answer', status, headers, body, delivery: 'at-once' } as const satisfies Exchange;
}

interface Verdict {
  source: ParameterSource;
  hints: readonly Hint[];
  said?: Said;
  error?: PlatformErrorId;
}

// The order of the checks is inferred (protocol.md section 12). Whether the TOKEN or the body comes first is unknown.
async function open({
  url,
  request,
  route,
  bot,
  body,
  at,
}: Received & { route: Route; body: Uint8Array }): Promise<Verdict> {
  const parameter = readParameter(url, request.headers.get('content-type') ?? '', body, route.endpoint.parameter);
  const { source, hints } = parameter;
  if (!parameter.ok) return { source, hints, error: parameter.reason };
  if (!bot) return { source, hints, error: 'token-invalid' };
  if (parameter.value === '') return { source, hints, error: 'parameter-empty' };
  const opened = await OPENERS[route.endpoint.scheme](parameter.value, bot.credentials, at);
  const all = [...hints, ...opened.hints];
  return opened.ok ? { source, hints: all, said: opened.said } : { source, hints: all, error: opened.error };
}

function play(world: World, { bot, at }: Received, scenario: Scenario, verdict: Verdict): Judged {
  const { source, hints, said, error } = verdict;
  const about = { source, hints, said };
  switch (scenario.act) {
    case 'hang':
      return { ...about, exchange: { end: 'hang' }, outcome: 'hang' };
    case 'page': {
      const exchange = answer(scenario.status, scenario.contentType, utf8(scenario.body));
      return { ...about, exchange, outcome: String(scenario.status) };
    }
    case 'error':
      return { ...about, ...refuse(world, scenario.error, said) };
    case 'answer': {
      if (error || !bot || !said) return { ...about, ...refuse(world, error ?? 'token-invalid', said) };
      const envelope = { bot, username: said.username, msg: said.msg, rid: world.nextRid(), now: at };
      const reply = SPEECHES[scenario.speech](bot, world.dialogues, said, at);
      const members = changeReply(scenario.change, shapeReply(scenario.shape, reply, envelope));
      const body = ENCODINGS[scenario.encoding](jsonText(members));
      const exchange = { ...answer(200, 'application/json; charset=utf-8', body), delivery: scenario.delivery };
      return { ...about, exchange, outcome: 'ok' };
    }
  }
}

function refuse(world: World, id: PlatformErrorId, said: Said | undefined): { exchange: Exchange; outcome: string } {
  const { status, outcome, body } = PLATFORM_ERRORS[id];
  return { exchange: json(status, body({ rid: world.nextRid(), msg: said?.msg ?? '' })), outcome };
}

const SPEECHES: Record<Speech, (bot: Bot, dialogues: Dialogues, said: Said, now: number) => BotReply> = {
  bot: (bot, dialogues, said, now) => answerTurn(bot, dialogues, { ...said, now }),
  'no-match': (bot) => noMatch(bot),
  // What a bot without a published skill always says (protocol.md section 2).
  'default-greeting': (bot) => ({ ...noMatch(bot), answer: '你好，请问有什么可以帮您的' }),
};

const ENCODINGS: Record<Encoding, (text: string) => Uint8Array<ArrayBuffer>> = {
  'utf-8': utf8,
  'ascii-escapes': (text) => utf8(asciiJson(text)),
  gbk: gbkBytes,
  truncated: (text) => {
    const bytes = utf8(text);
    return bytes.slice(0, Math.floor(bytes.length / 2));
  },
};
