/** Calls of the platform in an HTTP Archive (HAR 1.2) that somebody else has written. */
import * as v from 'valibot';
import { parseJson } from '#answer/json.ts';
import { carriedValue, type BodyEncoding } from '#protocol/body.ts';
import { fromBase64, fromHex, utf8 } from '#protocol/bytes.ts';
import { ENDPOINTS, ENDPOINT_IDS, type Endpoint } from '#protocol/endpoints.ts';
import { signedAgain } from '#protocol/jwt.ts';
import { RANDOM_LENGTH, sealedAgain } from '#protocol/msgCrypt.ts';
import type { Prepared } from '#protocol/prepare.ts';
import type { Exchange, Outcome } from './exchange.ts';
import type { OnProgress } from './historyFile.ts';
import { faultOf, type SchemaFault } from './schemaFault.ts';

const pairs = v.array(v.object({ name: v.string(), value: v.string() }));

/** Some programs write `null` for what there is not. */
const text = v.nullish(v.string(), '');

const entrySchema = v.object({
  startedDateTime: v.pipe(
    v.string(),
    v.check((date) => Number.isFinite(Date.parse(date)), 'date'),
  ),
  time: v.pipe(v.nullish(v.number(), 0), v.finite()),
  request: v.object({
    method: v.string(),
    url: v.pipe(
      v.string(),
      v.check((url) => URL.canParse(url), 'URL'),
    ),
    headers: pairs,
    bodySize: v.nullish(v.pipe(v.number(), v.integer()), -1),
    postData: v.nullish(v.object({ mimeType: text, text, comment: text })),
  }),
  response: v.object({
    status: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
    statusText: text,
    headers: pairs,
    content: v.nullish(v.object({ text, encoding: v.nullish(v.string()) }), {}),
  }),
});

type Entry = v.InferOutput<typeof entrySchema>;

export interface HarCalls {
  exchanges: Exchange[];
  /** Entries that are calls of something else. */
  others: number;
}

/** Whether a value says that it is an archive. */
export function isHar(value: unknown): value is { log: { entries: unknown[] } } {
  return v.is(v.object({ log: v.object({ entries: v.array(v.unknown()) }) }), value);
}

/** Reads every call of the platform; one that cannot be read refuses the archive. */
export function readHarCalls(
  { log: { entries } }: { log: { entries: unknown[] } },
  onProgress: OnProgress = () => undefined,
): HarCalls | SchemaFault {
  const exchanges: Exchange[] = [];
  let others = 0;
  for (const [i, one] of entries.entries()) {
    onProgress((i + 1) / entries.length);
    if (isElsewhere(one)) {
      others++;
      continue;
    }
    const parsed = v.safeParse(entrySchema, one);
    if (!parsed.success) return faultOf(parsed.issues[0], `log.entries[${i}]`);
    exchanges.push(exchangeOf(parsed.output));
  }
  return { exchanges, others };
}

const addressed = v.object({ request: v.object({ method: v.string(), url: v.string() }) });

/** What is no call of the platform need not be well written: a browser's archive holds all that a page has loaded. */
function isElsewhere(one: unknown): boolean {
  if (!v.is(addressed, one)) return false;
  const { method, url } = one.request;
  return URL.canParse(url) && (method !== 'POST' || endpointOf(new URL(url)) === undefined);
}

function endpointOf({ pathname }: URL): Endpoint | undefined {
  const id = ENDPOINT_IDS.find((one) => pathname.includes(ENDPOINTS[one].pathPrefix));
  return id && ENDPOINTS[id];
}

function exchangeOf(entry: Entry): Exchange {
  const { request, startedDateTime, time } = entry;
  const url = new URL(request.url);
  // Others were left outside.
  const endpoint = endpointOf(url)!;
  const path = url.pathname.slice(url.pathname.indexOf(endpoint.pathPrefix));
  const prepared = preparedOf(endpoint, path, url.search, request);
  const { root } = parseJson(prepared.plaintext);
  const claim = (name: string) => {
    const value = root?.kind === 'object' ? root.members.find(({ key }) => key === name)?.value : undefined;
    return value?.kind === 'string' ? value.value : undefined;
  };
  return {
    id: crypto.randomUUID(),
    origin: 'bench',
    startedAt: Date.parse(startedDateTime),
    target:
      url.hostname === 'openai.weixin.qq.com'
        ? 'openai'
        : url.hostname === 'chatbot.weixin.qq.com'
          ? 'chatbot'
          : 'custom',
    profileId: '',
    api: endpoint.id,
    username: claim('username') ?? '',
    msg: claim('msg') ?? claim('query') ?? '',
    prepared,
    outcome: outcomeOf(entry, time),
  };
}

function preparedOf(
  endpoint: Prepared['endpoint'],
  path: string,
  search: string,
  { headers, postData, bodySize }: Entry['request'],
): Prepared {
  const bodyText = postData?.text ?? '';
  const body = utf8(bodyText);
  const mimeType = postData?.mimeType ?? '';
  const encoding: BodyEncoding = bodyText === '' ? 'url' : mimeType.includes('json') ? 'json' : 'form';
  const value = carriedValue(encoding, endpoint.parameter, { search, body });
  const jwt = endpoint.scheme === 'jwt';
  const signed = signedAgain(value);
  return {
    search,
    contentType: mimeType === '' ? undefined : mimeType,
    bodyText,
    body,
    endpoint,
    path,
    encoding,
    headers: headers.map(({ name, value: text }) => [name, text] as const),
    // What was encrypted cannot be read without the key.
    plaintext: jwt ? signed.payloadJson : '',
    ...((postData?.comment ?? '') !== '' && bodySize > body.length ? { large: beginningOf(value, bodySize) } : {}),
    value,
    steps: jwt
      ? { scheme: 'jwt', signed }
      : {
          scheme: 'wxbizmsgcrypt',
          encrypted: sealedAgain({
            appId: '',
            message: '',
            random: fromHex('00'.repeat(RANDOM_LENGTH))!,
            encrypt: value,
          }),
        },
    issues: [],
  };
}

/** An archive of ours says in a comment that it holds only the beginning of a body: it is not sent again as if it were all. */
function beginningOf(value: string, bodyBytes: number): NonNullable<Prepared['large']> {
  return { bodyBytes, plaintextBytes: bodyBytes, valueBytes: Math.max(bodyBytes, value.length), pluses: 0 };
}

function outcomeOf({ response }: Entry, time: number): Outcome {
  const phases = { total: Math.max(0, time) };
  if (response.status === 0) return { kind: 'failure', reason: 'interrupted', detail: '', received: undefined, phases };
  const { text, encoding } = response.content;
  const body = encoding === 'base64' ? (fromBase64(text) ?? utf8(text)) : utf8(text);
  return {
    kind: 'response',
    received: {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers.map(({ name, value }) => [name, value] as const),
      body,
      emulated: response.headers.some(({ name }) => name.toLowerCase() === 'x-emulated'),
    },
    phases,
  };
}
