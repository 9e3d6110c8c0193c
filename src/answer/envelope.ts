/** Which shape a reply has, and whether it is a success (protocol.md section 6.1). */
import type { EnvelopeKind } from './fields.ts';
import type { JsonNode, JsonParse } from './json.ts';
import { rawOf, textOf } from './nodes.ts';
import { memberOf, valueOf } from './pointer.ts';

export type Verdict = 'success' | 'failure' | 'unreadable';

export type VerdictReason =
  | 'ok'
  /** The platform says so: a code, or a text where success has none. */
  | 'platform_error'
  /** The HTTP status, and no error of the platform in the body. */
  | 'http_status'
  | 'empty'
  | 'html'
  | 'not_json'
  | 'not_utf8'
  /** The JSON broke off or breaks a rule; what came before is read. */
  | 'broken_json'
  | 'not_an_object'
  /** An object without any member that is known. */
  | 'nothing_known';

export type FailureFamily = 'v1' | 'ret' | 'v2' | 'code-msg' | 'error';

/** What the platform said about its failure, in its own words. */
export interface PlatformFailure {
  family: FailureFamily;
  /** As sent. */
  code?: string;
  codePointer?: string;
  message?: string;
  messagePointer?: string;
}

export interface Judged {
  envelope: EnvelopeKind;
  verdict: Verdict;
  reason: VerdictReason;
  failure?: PlatformFailure;
}

export interface JudgeInput {
  status: number;
  kind: 'json' | 'html' | 'empty' | 'text' | 'binary';
  json: JsonParse | undefined;
}

/**
 * Success is HTTP 2xx, `errcode`, `ret` and `code` absent or 0, and neither `err_msg` nor `error` (the test of a widely
 * used SDK, and `err_msg`). A reply that cannot be read whole is never a success.
 */
export function judge({ status, kind, json }: JudgeInput): Judged {
  const root = json?.root;
  const envelope = envelopeOf(root);
  const failure = failureOf(root, envelope);
  if (failure) return { envelope, verdict: 'failure', reason: 'platform_error', failure };
  if (status < 200 || status > 299) return { envelope, verdict: 'failure', reason: 'http_status' };
  const reason = unreadable(kind, json, envelope);
  return reason ? { envelope, verdict: 'unreadable', reason } : { envelope, verdict: 'success', reason: 'ok' };
}

function unreadable(
  kind: JudgeInput['kind'],
  json: JsonParse | undefined,
  envelope: EnvelopeKind,
): VerdictReason | undefined {
  if (kind === 'empty') return 'empty';
  if (kind === 'html') return 'html';
  if (kind === 'binary') return 'not_utf8';
  if (json?.problem?.effect === 'stopped') return 'broken_json';
  if (kind === 'text') return 'not_json';
  if (json?.root?.kind !== 'object') return 'not_an_object';
  return envelope === 'unknown' && !memberOf(json.root, 'signature') ? 'nothing_known' : undefined;
}

type Has = (name: string) => boolean;

/** From the most to the least telling; the first that fits names the shape. */
const SHAPES: readonly (readonly [EnvelopeKind, (has: Has, root: JsonNode) => boolean])[] = [
  ['v2', (has) => has('data') && has('code')],
  ['aibot', (has) => has('answer') && !has('bid_stat') && (has('msgtype') || has('query')) && !has('msg')],
  ['message', (has) => has('answer') || has('bid_stat') || has('bot_state')],
  ['v1-error', (has) => has('errcode') || has('errmsg')],
  ['ret-error', (has) => has('ret') || has('err_msg')],
  ['success-code-msg', (has) => has('success') && has('code')],
  ['v2', (has) => has('code') && has('request_id')],
  ['code-msg', (has) => has('code') && has('msg')],
  ['message', (has, root) => valueOf(root, 'msg')?.kind === 'array' || (has('answer_type') && has('status'))],
  ['error-only', (has) => has('error')],
];

/** The shape of a reply by its members; `unknown` for anything that is not an object. */
function envelopeOf(root: JsonNode | undefined): EnvelopeKind {
  if (root?.kind !== 'object') return 'unknown';
  const names = new Set(root.members.map(({ key }) => key));
  const has: Has = (name) => names.has(name);
  return SHAPES.find(([, fits]) => fits(has, root))?.[0] ?? 'unknown';
}

interface FailureRow {
  family: FailureFamily;
  code?: string;
  message: string;
}

/** Where failures are written. `code` counts only in the shapes that use it so. */
const FAILURES: readonly FailureRow[] = [
  { family: 'v1', code: 'errcode', message: 'errmsg' },
  { family: 'ret', code: 'ret', message: 'err_msg' },
  { family: 'error', message: 'error' },
];

const CODED: Partial<Record<EnvelopeKind, FailureRow>> = {
  v2: { family: 'v2', code: 'code', message: 'msg' },
  'code-msg': { family: 'code-msg', code: 'code', message: 'msg' },
  'success-code-msg': { family: 'code-msg', code: 'code', message: 'msg' },
};

function failureOf(root: JsonNode | undefined, envelope: EnvelopeKind): PlatformFailure | undefined {
  const coded = CODED[envelope];
  for (const row of coded ? [...FAILURES, coded] : FAILURES) {
    const code = row.code === undefined ? undefined : rawOf(root, row.code);
    const message = messageOf(root, row.message);
    const failed =
      row === coded
        ? isError(code) || isFalse(valueOf(root, 'success'))
        : isError(code) || (message !== undefined && (row.code === undefined || code === undefined));
    const spoken = row.family === 'ret' && message !== undefined;
    if (!failed && !spoken) continue;
    return {
      family: row.family,
      ...(code === undefined ? {} : { code, codePointer: `/${row.code}` }),
      ...(message === undefined ? {} : { message, messagePointer: `/${row.message}` }),
    };
  }
  return undefined;
}

// An object under "error" counts and has no text of its own.
function messageOf(root: JsonNode | undefined, name: string): string | undefined {
  const node = valueOf(root, name);
  if (!node || node.kind === 'null') return undefined;
  if (node.kind !== 'string') return name === 'error' ? (textOf(node, 'message') ?? '') : undefined;
  return node.value === '' ? undefined : node.value;
}

function isError(code: string | undefined): boolean {
  return code !== undefined && code.trim() !== '' && Number(code) !== 0;
}

function isFalse(node: JsonNode | undefined): boolean {
  return node?.kind === 'boolean' && !node.value;
}
