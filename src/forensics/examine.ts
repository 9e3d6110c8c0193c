/** Why is it wrong? One pasted text against the profiles the console knows: recognised, decoded, judged. */
import { parseCredentialBlock, type Credentials } from '#protocol/credentials.ts';
import { secretsIn, type SecretCandidate } from '#protocol/secretCandidates.ts';
import type { Carrier } from './carriers.ts';
import { examineCiphertext } from './cipherExamination.ts';
import { envelopeFindings, readEnvelope } from './envelope.ts';
import { judgePlaintext } from './plaintextHypotheses.ts';
import { INPUT_LIMIT, recognise, type Recognised } from './recognise.ts';
import { refillOf } from './refill.ts';
import { requestLayers } from './requestLayers.ts';
import { judgeRequest, type RequestFacts } from './requestHypotheses.ts';
import { judgeResponse } from './responseHypotheses.ts';
import { isV2, judgeV2Sign, judgeWebhook } from './signRecipes.ts';
import { locate } from './text.ts';
import { examineToken } from './tokenExamination.ts';
import {
  MISTAKE_CODES,
  OTHER_CODES,
  layer,
  note,
  proven,
  suspected,
  warned,
  type Aspect,
  type Finding,
  type FindingCode,
  type HypothesisOutcome,
  type Layer,
  type Refill,
} from './types.ts';
import type { ValueContext } from './values.ts';

export interface ExamineContext {
  /** The first is the active one; the others are tried too. */
  profiles: readonly Credentials[];
  /** Unix seconds at which time claims are judged. */
  now: number;
}

export interface Examination {
  recognised: Recognised;
  /** Decoding step by step, outermost first, up to the first that fails. */
  layers: readonly Layer[];
  /** At least one; the first is the answer, `ok` when nothing is wrong. Errors come before warnings and notes. */
  findings: readonly [Finding, ...Finding[]];
  /** What was tried on the signature or the ciphertext, and what came of it. */
  ruledOut: readonly HypothesisOutcome[];
  /** Values in the text that look like credentials, and the TOKEN of its address. */
  secrets: readonly SecretCandidate[];
  refill?: Refill;
}

interface Judged extends Aspect {
  outcomes?: HypothesisOutcome[];
  /** Claims or plaintext, for the workbench. */
  decoded?: Record<string, unknown>;
}

/**
 * Examines any text: a curl command, a raw request, a URL, a body, a HAR entry, a log line, a token, a ciphertext, an XML
 * envelope or a response. Never throws; whatever the text is, the answer is a finding.
 * @param input at most {@link INPUT_LIMIT} characters are looked at.
 */
export async function examine(input: string, context: ExamineContext): Promise<Examination> {
  const recognised = recognise(input);
  const facts = judgeRequest(recognised, context.profiles);
  const judged = withSign(recognised, await judgeContent(input, recognised, facts, context), context);
  const problem = recognised.problem ? [proven(recognised.problem)] : [];
  const outer = recognised.webhook || isCallback(recognised, judged) ? [] : facts.findings;
  const findings = ranked([...problem, ...outer, ...judged.findings]);
  const layers = upToFailure([...requestLayers(input, recognised, outer), ...judged.layers]);
  const claims = judged.layers.find(({ kind }) => kind === 'token_claims')?.text;
  const refill = judged.decoded && refillOf(recognised, facts.api, judged.decoded, claims);
  const ruledOut = judged.outcomes ?? [];
  return {
    recognised,
    layers,
    findings,
    ruledOut,
    secrets: secretsOf(input, recognised),
    ...(refill ? { refill } : {}),
  };
}

function secretsOf(input: string, { target }: Recognised): SecretCandidate[] {
  const token = target?.token ?? '';
  return [
    ...(token === '' ? [] : [{ field: 'token', value: token } as const]),
    ...secretsIn(input.slice(0, INPUT_LIMIT)),
  ];
}

// A call of v2 is signed in its headers, over the bytes of its body.
function withSign(recognised: Recognised, judged: Judged, { profiles }: ExamineContext): Judged {
  const { request } = recognised;
  if (!request || !isV2(recognised)) return judged;
  const sign = judgeV2Sign(request, profiles, judged.layers.find(({ kind }) => kind === 'plaintext')?.text);
  return {
    ...judged,
    findings: [...sign.findings, ...judged.findings],
    layers: [...judged.layers, ...sign.layers],
    outcomes: [...(judged.outcomes ?? []), ...sign.outcomes],
  };
}

// The platform's callbacks name their field `encrypted` and hold XML (protocol.md section 8.4): nothing was posted wrongly.
function isCallback({ request, carrier }: Recognised, { layers }: Judged): boolean {
  const plaintext = layers.find(({ kind }) => kind === 'plaintext')?.text?.trimStart() ?? '';
  return carrier?.name === 'encrypted' && request?.url === undefined && plaintext.startsWith('<');
}

async function judgeContent(
  input: string,
  recognised: Recognised,
  facts: RequestFacts,
  context: ExamineContext,
): Promise<Judged> {
  const { kind, carrier, response, plain, webhook } = recognised;
  if (kind === 'empty') return { findings: [suspected('empty_input')], layers: [] };
  if (webhook) return judgeWebhook(webhook, context.profiles);
  if (response) return judgeResponse(response);
  if (plain !== undefined) return judgePlain(plain);
  if (carrier) return judgeValue(input, carrier, recognised, facts, context);
  if (kind !== 'unknown') return { findings: [], layers: [] };
  return judgeUnknown(input);
}

// Longer texts are no list of credentials.
const CREDENTIALS_LIMIT = 4096;

function judgeUnknown(input: string): Judged {
  const { length } = input;
  const fields = length <= CREDENTIALS_LIMIT ? Object.keys(parseCredentialBlock(input).found) : [];
  if (fields.length > 0) return { findings: [warned('credential_pasted', { fields })], layers: [] };
  const finding =
    length > INPUT_LIMIT
      ? suspected('too_large_part', { length, limit: INPUT_LIMIT })
      : suspected('not_recognised', { length });
  return { findings: [finding], layers: [] };
}

function judgePlain(text: string): Judged {
  const { findings, value } = judgePlaintext(text, 'dictmsg');
  const about =
    value && ('msg' in value || 'svrinfo' in value) ? findings : [suspected('not_recognised', { length: text.length })];
  return {
    findings: about,
    layers: [
      layer(
        'plaintext',
        about.map(({ code }) => code),
        { text },
      ),
    ],
    ...(value ? { decoded: value } : {}),
  };
}

async function judgeValue(
  input: string,
  carrier: Carrier,
  recognised: Recognised,
  facts: RequestFacts,
  context: ExamineContext,
): Promise<Judged> {
  switch (carrier.kind) {
    case 'token':
      return judgeToken(carrier, recognised, facts, context);
    case 'ciphertext':
      return judgeCiphertext(input, carrier, recognised, facts, context, carrier.value);
    case 'xml': {
      const envelope = readEnvelope(carrier.value);
      const findings = envelopeFindings(carrier, envelope);
      const step = layer(
        'xml',
        findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        { text: carrier.value },
      );
      if (envelope.encrypt === undefined) return { findings, layers: [step] };
      const inner = await judgeCiphertext(input, carrier, recognised, facts, context, envelope.encrypt);
      return { ...inner, findings: [...findings, ...inner.findings], layers: [step, ...inner.layers] };
    }
    case 'other':
    case 'json':
    case 'placeholder':
    case 'empty':
      return judgeUnsealed(carrier, recognised, facts);
  }
}

function judgeUnsealed(
  { kind, value, place }: Carrier,
  recognised: Recognised,
  { api, findings }: RequestFacts,
): Judged {
  if (kind !== 'other') return { findings: [], layers: [] };
  const elsewhere = (recognised.request?.elsewhere.length ?? 0) > 0 || recognised.target?.api === 'other';
  if (elsewhere || place === 'bare' || findings.some(({ severity }) => severity === 'error'))
    return { findings: [], layers: [] };
  const code: FindingCode = api === 'message' ? 'signature_unexplained' : 'ciphertext_unexplained';
  return { findings: [suspected(code, { reason: 'not_sealed', length: value.length })], layers: [] };
}

function contextOf({ place }: Carrier): ValueContext {
  return place === 'bare' ? 'bare' : 'field';
}

async function judgeToken(
  carrier: Carrier,
  { parts, target }: Recognised,
  facts: RequestFacts,
  context: ExamineContext,
): Promise<Judged> {
  const rangeOf = (kind: string) => parts.find((part) => part.kind === kind);
  const { claims, ...aspect } = await examineToken({
    value: carrier.value,
    context: contextOf(carrier),
    profiles: context.profiles,
    addressed: facts.profile,
    now: context.now,
    claimsOf: target?.api === 'other' ? 'other' : 'message',
    ranges: [rangeOf('token_header'), rangeOf('token_claims'), rangeOf('token_signature')],
  });
  return { ...aspect, ...(claims ? { decoded: claims } : {}) };
}

async function judgeCiphertext(
  input: string,
  carrier: Carrier,
  { target, kind }: Recognised,
  facts: RequestFacts,
  context: ExamineContext,
  value: string,
): Promise<Judged> {
  // Callbacks and the calls around dictmsg hold XML; their field is `encrypted` or their path another one.
  const other = target?.api === 'other' || (carrier.name === 'encrypted' && kind === 'json');
  const use = target?.otherApi?.startsWith('v2/') ? 'unframed' : other ? 'other' : 'dictmsg';
  const { plain, ...aspect } = await examineCiphertext({
    value,
    context: contextOf(carrier),
    profiles: context.profiles,
    addressed: facts.profile,
    use,
    range: locate(input, carrier.raw) ?? locate(input, value),
  });
  return { ...aspect, ...(plain ? { decoded: plain } : {}) };
}

// A command that is not read as it was meant explains whatever looks wrong further in.
const OUTERMOST: readonly FindingCode[] = ['unbalanced_quote', 'smart_quotes', 'curl_option_swallowed'];
const RANK = new Map<FindingCode, number>([...MISTAKE_CODES, ...OTHER_CODES].map((code, i) => [code, i + 1]));
for (const code of OUTERMOST) RANK.set(code, 0);
const SEVERITY_RANK = { error: 0, warning: 1, note: 2 } as const;

// Errors first; among them what is proven, from the outside of the request inwards. Each code once.
function ranked(findings: readonly Finding[]): [Finding, ...Finding[]] {
  const seen = new Set<FindingCode>();
  const unique = findings.filter(({ code }) => !seen.has(code) && seen.add(code));
  const key = ({ severity, proven: shown, code }: Finding) =>
    SEVERITY_RANK[severity] * 1e6 + (shown ? 0 : 1e4) + (RANK.get(code) ?? 0);
  const sorted = unique.toSorted((a, b) => key(a) - key(b));
  const [first, ...rest] = sorted;
  if (first && first.severity !== 'note') return [first, ...rest];
  return [note('ok'), ...sorted];
}

function upToFailure(layers: readonly Layer[]): Layer[] {
  const failure = layers.findIndex(({ status }) => status === 'failed');
  return failure < 0 ? [...layers] : layers.slice(0, failure + 1);
}
