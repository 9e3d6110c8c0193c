/** Does an answer satisfy what is expected of it? */
import { readBotHealth } from '#answer/botHealth.ts';
import { itemsOf, rawOf, textOf } from '#answer/nodes.ts';
import { nodeAt, valueOf } from '#answer/pointer.ts';
import { openResponse, type Opened } from '#answer/read.ts';
import { beginning } from '#protocol/beginning.ts';
import type { Case, Expectation } from './cases.ts';
import type { Miss, RowError, RowVerdict, Seen } from './outcome.ts';
import { compilePattern, type Pattern } from './pattern.ts';

/** What came back for a row: an answer of any content, or why there is none. */
export type Reply =
  | {
      kind: 'response';
      status: number;
      contentType?: string;
      /** As they came, for those who keep replies. */
      headers?: readonly (readonly [name: string, value: string])[];
      bytes: Uint8Array;
      /** From sending to the last byte. */
      ms: number;
    }
  | { kind: 'failure'; reason: string; detail: string; ms?: number };

export interface Judgement {
  verdict: RowVerdict;
  seen?: Seen;
}

/** Judges a reply of any content; never throws, and costs no more than parsing it. */
export function judgeReply({ expectations }: Pick<Case, 'expectations'>, reply: Reply): Judgement {
  if (reply.kind === 'failure') {
    const { reason, detail } = reply;
    return { verdict: { kind: 'error', error: { kind: 'transport', reason, detail: cut(detail) } } };
  }
  const opened = openResponse(reply);
  const facts = factsOf(opened);
  const seen = seenIn(facts, reply.status, opened);
  const error = errorIn(opened, reply.status);
  if (error) return { verdict: { kind: 'error', error }, seen };
  const misses = expectations.flatMap((expectation, index): Miss[] => {
    if (holds(expectation, facts)) return [];
    const got = gotFor(expectation, facts);
    return [got === undefined ? { expectation: index } : { expectation: index, got: cut(got) }];
  });
  return { verdict: misses.length === 0 ? { kind: 'passed' } : { kind: 'failed', misses }, seen };
}

/** Characters of an answer a pattern looks at. */
const SEARCHED = 100_000;

const LONGEST_GOT = 200;

/** The members of a reply that expectations are about, whole. */
interface Facts {
  answer: string | undefined;
  title: string | undefined;
  ans_node_name: string | undefined;
  status: string | undefined;
  answer_type: string | undefined;
  /** As sent. */
  confidence: string | undefined;
  slots: readonly { name: string; value: string | undefined; norm: string | undefined }[];
}

// The same places as `summarise`, which cuts its texts; without a full reading, which costs ten times as much.
function factsOf({ json, judged }: Opened): Facts {
  const base = nodeAt(json?.root, judged.envelope === 'v2' ? '/data' : '');
  const item = nodeAt(base, '/msg/0');
  return {
    answer: textOf(base, 'answer') ?? textOf(item, 'content'),
    title: textOf(base, 'title') ?? textOf(item, 'resp_title') ?? textOf(base, 'intent_name'),
    ans_node_name: textOf(base, 'ans_node_name') ?? textOf(item, 'ans_node_name') ?? textOf(base, 'skill_name'),
    status: textOf(base, 'status') ?? textOf(item, 'status'),
    answer_type: textOf(base, 'answer_type') ?? textOf(item, 'msg_type'),
    confidence: rawOf(base, 'confidence') ?? rawOf(item, 'confidence'),
    slots: itemsOf(valueOf(base, 'slots_info') ?? valueOf(base, 'slots')).map((slot) => ({
      name: textOf(slot, 'slot_name') ?? textOf(slot, 'name') ?? '',
      value: rawOf(slot, 'slot_value') ?? rawOf(slot, 'value'),
      norm: rawOf(slot, 'norm'),
    })),
  };
}

function holds(expectation: Expectation, facts: Facts): boolean {
  switch (expectation.field) {
    case 'answer':
      return facts.answer !== undefined && answerHolds(expectation, facts.answer);
    case 'confidence':
      return facts.confidence !== undefined && Number(facts.confidence) >= expectation.value;
    case 'slot': {
      const slot = facts.slots.find(({ name }) => name === expectation.name);
      return slot !== undefined && (slot.value === expectation.value || slot.norm === expectation.value);
    }
    default:
      return facts[expectation.field] === expectation.value;
  }
}

function answerHolds({ how, value }: Expectation & { field: 'answer' }, answer: string): boolean {
  switch (how) {
    case 'equals':
      return answer === value;
    case 'contains':
      return answer.includes(value);
    case 'pattern':
      return patternFor(value)?.test(answer.slice(0, SEARCHED)) ?? false;
  }
}

const PATTERNS_KEPT = 1_000;
const patterns = new Map<string, Pattern | undefined>();

// Tables repeat their patterns; a pattern that does not compile was refused at the import and matches nothing here.
function patternFor(source: string): Pattern | undefined {
  if (!patterns.has(source)) {
    if (patterns.size >= PATTERNS_KEPT) patterns.clear();
    const compiled = compilePattern(source);
    patterns.set(source, compiled.ok ? compiled.pattern : undefined);
  }
  return patterns.get(source);
}

function gotFor(expectation: Expectation, facts: Facts): string | undefined {
  if (expectation.field !== 'slot') return facts[expectation.field];
  const slot = facts.slots.find(({ name }) => name === expectation.name);
  return slot?.value ?? slot?.norm;
}

function errorIn({ judged: { verdict, reason, failure } }: Opened, status: number): RowError | undefined {
  if (verdict === 'success') return undefined;
  if (failure) {
    return { kind: 'platform', code: cut(failure.code ?? ''), detail: cut(failure.message ?? '') };
  }
  return reason === 'http_status'
    ? { kind: 'platform', code: `HTTP ${status}`, detail: '' }
    : { kind: 'unreadable', reason };
}

function seenIn(facts: Facts, httpStatus: number, { json, judged: { envelope } }: Opened): Seen {
  const answers = envelope === 'message' || envelope === 'aibot';
  const health = answers ? readBotHealth(valueOf(json?.root, 'bid_stat')) : undefined;
  const texts = {
    answer: facts.answer,
    title: facts.title,
    node: facts.ans_node_name,
    status: facts.status,
    answerType: facts.answer_type,
    confidence: facts.confidence,
    rid: textOf(json?.root, 'rid'),
    version: health?.serving?.raw,
  };
  const seen: Seen = { httpStatus, ...(health ? { health: health.verdict } : {}) };
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined) seen[name as keyof typeof texts] = cut(text);
  }
  return seen;
}

function cut(text: string): string {
  return beginning(text, LONGEST_GOT);
}
