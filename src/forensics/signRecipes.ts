/** Who made an MD5 signature and how: `sign` of a v2 call, `Signature` of a webhook, each recipe shown by computing it. */
import { md5Hex, v2Sign, webhookSignature } from '#protocol/md5Signatures.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { headerOf, type PastedRequest } from './request.ts';
import type { Target } from './target.ts';
import { layer, note, proven, suspected, warned, type Aspect, type Finding, type HypothesisOutcome } from './types.ts';

interface Sheet {
  timestamp: string;
  nonce: string;
  body: string;
  /** What stands in `X-OPENAI-TOKEN`. */
  accessToken: string;
  /** The text inside an encrypted body. */
  plain: string | undefined;
}

interface Recipe {
  /** `right`, or the name of what is wrong with it. */
  id: string;
  make: (credentials: Credentials, sheet: Sheet) => string | undefined;
}

const of = (token: string, { timestamp, nonce, body }: Sheet) => v2Sign({ token, timestamp, nonce, body });

const V2_RECIPES: readonly Recipe[] = [
  { id: 'right', make: ({ token }, sheet) => of(token, sheet) },
  { id: 'access_token', make: (_, sheet) => (sheet.accessToken === '' ? undefined : of(sheet.accessToken, sheet)) },
  { id: 'key', make: ({ encodingAESKey }, sheet) => of(encodingAESKey, sheet) },
  { id: 'app_id', make: ({ appId }, sheet) => of(appId, sheet) },
  {
    id: 'body_plain',
    make: ({ token }, sheet) => (sheet.plain === undefined ? undefined : of(token, { ...sheet, body: sheet.plain })),
  },
  { id: 'body_empty', make: ({ token }, sheet) => (sheet.body === '' ? undefined : of(token, { ...sheet, body: '' })) },
  { id: 'body_compact', make: ({ token }, sheet) => otherJson(token, sheet) },
  {
    id: 'body_unhashed',
    make: ({ token }, { timestamp, nonce, body }) =>
      body === '' ? undefined : md5Hex(token + timestamp + nonce + body),
  },
  { id: 'body_left_out', make: ({ token }, { timestamp, nonce }) => md5Hex(token + timestamp + nonce) },
  { id: 'order', make: ({ token }, { timestamp, nonce, body }) => md5Hex(token + nonce + timestamp + md5Hex(body)) },
  {
    id: 'order_body',
    make: ({ token }, { timestamp, nonce, body }) => md5Hex(md5Hex(body) + token + timestamp + nonce),
  },
  {
    id: 'sorted',
    make: ({ token }, { timestamp, nonce, body }) =>
      md5Hex([token, timestamp, nonce, md5Hex(body)].toSorted().join('')),
  },
];

// The digest was taken of another printing of the same JSON than the one that left.
function otherJson(token: string, sheet: Sheet): string | undefined {
  const value = parseJson(sheet.body);
  const compact = value === undefined ? undefined : JSON.stringify(value);
  return compact === undefined || compact === sheet.body ? undefined : of(token, { ...sheet, body: compact });
}

export interface SignAspect extends Aspect {
  outcomes: HypothesisOutcome[];
}

const HEADERS = ['timestamp', 'nonce', 'sign'] as const;
const OWN_HEADERS = [...HEADERS, 'x-openai-token', 'x-appid', 'request_id'];

/** Whether a request is a call of v2, which every call signs in its headers. */
export function isV2({ target }: { target?: Target }): boolean {
  return target?.otherApi?.startsWith('v2/') ?? false;
}

/**
 * Judges the `sign` of a v2 call. The access token's own call needs it as the others do.
 * @param plain the text inside the body, where the body is encrypted and opens.
 */
export function judgeV2Sign(
  request: PastedRequest,
  profiles: readonly Credentials[],
  plain: string | undefined,
): SignAspect {
  const missing = HEADERS.filter((name) => (headerOf(request, name) ?? '').trim() === '');
  if (missing.length > 0) {
    // A paste without any header of v2 was shortened for showing it; one with some of them is what was sent.
    const shown = OWN_HEADERS.some((name) => headerOf(request, name) !== undefined);
    const finding = request.headersComplete === 'yes' && shown ? proven : note;
    return { findings: [finding('sign_missing', { missing })], layers: [], outcomes: [] };
  }
  const value = (name: string) => (headerOf(request, name) ?? '').trim();
  const sheet: Sheet = {
    timestamp: value('timestamp'),
    nonce: value('nonce'),
    body: request.body ?? '',
    accessToken: value('x-openai-token'),
    plain,
  };
  return judge(value('sign'), V2_RECIPES, profiles, sheet);
}

/** The members of a webhook's body that are signed; `undefined` for any other JSON. */
export function webhookOf(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value) || typeof value.Signature !== 'string' || !('Query' in value) || !('Timestamp' in value))
    return undefined;
  const names = ['Signature', 'Timestamp', 'SkillName', 'IntentName', 'Query'];
  return Object.fromEntries(names.map((name) => [name, String(value[name] ?? '')]));
}

/** Judges the `Signature` the platform put into a webhook's body: whose TOKEN it was made with. */
export function judgeWebhook(members: Readonly<Record<string, string>>, profiles: readonly Credentials[]): SignAspect {
  const { Signature = '', Timestamp = '', SkillName = '', IntentName = '', Query = '' } = members;
  const made = (token: string) =>
    webhookSignature({ token, timestamp: Timestamp, skillName: SkillName, intentName: IntentName, query: Query });
  const recipes: readonly Recipe[] = [{ id: 'right', make: ({ token }) => made(token) }];
  const sheet = { timestamp: Timestamp, nonce: '', body: '', accessToken: '', plain: undefined };
  return judge(Signature, recipes, profiles, sheet);
}

function judge(sign: string, recipes: readonly Recipe[], profiles: readonly Credentials[], sheet: Sheet): SignAspect {
  if (profiles.length === 0) return { findings: [warned('no_profile')], layers: [], outcomes: [] };
  const outcomes: HypothesisOutcome[] = [];
  let found: { recipe: Recipe; profile: number } | undefined;
  for (const [profile, credentials] of profiles.entries()) {
    for (const recipe of recipes) {
      const computed = recipe.make(credentials, sheet);
      if (computed === undefined) continue;
      const hit = computed === sign.toLowerCase();
      if (hit && !found) found = { recipe, profile };
      const code = recipe.id === 'right' ? 'ok' : 'sign_recipe';
      const about = { group: 'sign', id: `sign_${recipe.id}`, code, profile, length: 32, unit: 'characters' } as const;
      outcomes.push({ ...about, computed, outcome: hit ? 'match' : 'no_match' });
    }
  }
  const expected = outcomes.find(({ id, profile }) => id === 'sign_right' && profile === 0)?.computed ?? '';
  const findings = found ? told(sign, found.recipe.id, found.profile) : [suspected('sign_unexplained', { expected })];
  const codes = findings.map(({ code }) => code);
  const step = layer('sign', codes, {
    text: sign,
    data: codes.length > 0 ? { expected } : {},
    ...(codes.length > 0 ? { status: 'failed' as const } : {}),
  });
  return { findings, layers: [step], outcomes };
}

function told(sign: string, recipe: string, profile: number): Finding[] {
  return [
    ...(profile > 0 ? [proven('sign_other_profile', { profile, addressed: 0 })] : []),
    ...(recipe === 'right' ? [] : [proven('sign_recipe', { mistake: recipe })]),
    ...(sign === sign.toLowerCase() ? [] : [proven('sign_recipe', { mistake: 'upper_case' })]),
  ];
}
