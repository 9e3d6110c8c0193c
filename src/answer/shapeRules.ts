/** Rules over the reply's own coherence: do its members agree with each other, with what was sent, with their types? */
import type { AnswerPart } from './answerParts.ts';
import { inReply, inRequest, quote, type Case, type Finding, type Rule } from './finding.ts';
import type { JsonNode } from './json.ts';
import { itemsOf, textOf } from './nodes.ts';
import { escapeToken, nodeAt, valueOf } from './pointer.ts';
import type { FieldNoteCode } from './survey.ts';

const MOST_PLACES = 20;

export const shapeRules: readonly Rule[] = [
  missingAnswer,
  richAnswer,
  answerAgainstMessages,
  echoedUser,
  precisionLoss,
  fieldNotes,
  unknownMembers,
];

function missingAnswer({ reading }: Case): Finding[] {
  const { answer, envelope, verdict, health } = reading;
  if (verdict !== 'success' || (!health && envelope !== 'v2')) return [];
  const base = envelope === 'v2' ? '/data' : '';
  if (!answer) {
    // v2 answers many calls that have no answer in this sense.
    if (envelope === 'v2' && !nodeAt(reading.json?.root, '/data/answer')) return [];
    const evidence = [inReply(nodeAt(reading.json?.root, `${base}/answer`) ? `${base}/answer` : base)] as const;
    return [{ code: 'no_answer', severity: 'warning', certainty: 'proven', evidence, data: {} }];
  }
  // Cards may stand in more_info or msg[] alone.
  if (answer.text.trim() !== '' || answer.parts.length > 0) return [];
  const evidence = [inReply(answer.pointer)] as const;
  return [{ code: 'empty_answer', severity: 'warning', certainty: 'proven', evidence, data: {} }];
}

function flatten(parts: readonly AnswerPart[]): AnswerPart[] {
  return parts.flatMap((part) => (part.kind === 'multi' ? [part, ...flatten(part.parts)] : [part]));
}

function richAnswer({ reading: { answer } }: Case): Finding[] {
  if (!answer) return [];
  const own = answer.parts[0];
  const parts = flatten(answer.parts);
  const findings: Finding[] = [];
  const evidence = [inReply(answer.pointer)] as const;
  if (own && own.pointer === answer.pointer && own.kind !== 'text') {
    const fix = { kind: 'parse_inner_json' } as const;
    findings.push({
      code: 'answer_is_json',
      severity: 'note',
      certainty: 'proven',
      evidence,
      data: { kind: own.kind },
      fix,
    });
  }
  for (const part of parts) {
    if (part.kind !== 'unknown') continue;
    const data = { reason: part.reason, members: quote(part.members.join(', ')) };
    const at = [inReply(part.pointer)] as const;
    findings.push({ code: 'answer_unknown_shape', severity: 'note', certainty: 'proven', evidence: at, data });
  }
  const unsafe = parts
    .flatMap((part) => (part.kind === 'text' ? part.runs : []))
    .filter((run) => run.kind === 'unsafeLink');
  if (unsafe[0]) {
    const data = { scheme: quote(unsafe[0].scheme), count: unsafe.length };
    findings.push({ code: 'answer_unsafe_link', severity: 'warning', certainty: 'proven', evidence, data });
  }
  return findings;
}

function answerAgainstMessages({ reading: { answer, json } }: Case): Finding[] {
  if (!answer || answer.text === '') return [];
  const list = valueOf(json?.root, 'msg');
  // What was not kept of a large reply cannot be compared.
  const whole = valueOf(json?.root, 'answer');
  if ((list?.kind === 'array' && list.leftOut) || (whole?.kind === 'string' && whole.fullLength)) return [];
  const messages = itemsOf(list);
  const contents = messages.flatMap((item) => textOf(item, 'content') ?? []);
  const first = messages.findIndex((item) => textOf(item, 'content') !== undefined);
  if (contents.length === 0 || contents.includes(answer.text) || contents.join('') === answer.text) return [];
  return [
    {
      code: 'answer_msg_mismatch',
      // One message says what the answer says; several may be the items of one answer.
      severity: contents.length === 1 ? 'warning' : 'note',
      certainty: 'proven',
      evidence: [inReply(answer.pointer), inReply(`/msg/${first}/content`)],
      data: { answer: quote(answer.text), content: quote(contents[0]!), messages: contents.length },
    },
  ];
}

function echoedUser({ reading, sent }: Case): Finding[] {
  const echoed = textOf(reading.json?.root, 'from_user_name');
  if (!sent || echoed === undefined || echoed === sent.username) return [];
  const found = {
    certainty: 'proven',
    evidence: [inReply('/from_user_name'), inRequest('username')],
    data: { sent: quote(sent.username), echoed: quote(echoed) },
  } as const;
  return [
    percentDecoded(echoed) === sent.username
      ? { ...found, code: 'from_user_encoded', severity: 'note' }
      : { ...found, code: 'from_user_differs', severity: 'warning' },
  ];
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

// Over every number, described or not: a reader loses digits wherever they stand.
function precisionLoss({ reading: { json, verdict } }: Case): Finding[] {
  const numbers = verdict === 'unreadable' ? [] : inexactNumbers(json?.root);
  const [first, ...rest] = numbers.slice(0, MOST_PLACES).map(({ pointer }) => inReply(pointer));
  const elsewhere = json?.leftOut?.inexact ?? 0;
  if (!first) return elsewhere > 0 && verdict !== 'unreadable' ? [lossElsewhere(elsewhere)] : [];
  const { raw } = numbers[0]!;
  return [
    {
      code: 'precision_loss',
      severity: 'warning',
      certainty: 'proven',
      evidence: [first, ...rest],
      data: { count: numbers.length + elsewhere, raw: quote(raw), read: String(Number(raw)) },
      fix: { kind: 'read_numbers_as_text' },
    },
  ];
}

// Beyond the part of a large reply that was kept: they were counted, not placed.
function lossElsewhere(count: number): Finding {
  return {
    code: 'precision_loss',
    severity: 'warning',
    certainty: 'proven',
    evidence: [inReply('')],
    data: { count },
    fix: { kind: 'read_numbers_as_text' },
  };
}

function inexactNumbers(root: JsonNode | undefined): { raw: string; pointer: string }[] {
  const found: { raw: string; pointer: string }[] = [];
  const stack: { node: JsonNode; pointer: string }[] = root ? [{ node: root, pointer: '' }] : [];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { node, pointer } = place;
    if (node.kind === 'number' && !node.exact) found.push({ raw: node.raw, pointer });
    if (node.kind === 'array') {
      for (let i = node.items.length - 1; i >= 0; i--) stack.push({ node: node.items[i]!, pointer: `${pointer}/${i}` });
    }
    if (node.kind === 'object') {
      for (let i = node.members.length - 1; i >= 0; i--) {
        const { key, value } = node.members[i]!;
        stack.push({ node: value, pointer: `${pointer}/${escapeToken(key)}` });
      }
    }
  }
  return found;
}

const NOTE_FINDINGS: Partial<Record<FieldNoteCode, Pick<Finding, 'code' | 'severity' | 'fix'>>> = {
  wrong_type: { code: 'wrong_type', severity: 'warning' },
  repeated: { code: 'repeated_member', severity: 'warning' },
};

// One finding a kind, with every place up to a limit.
function fieldNotes({ reading: { fields } }: Case): Finding[] {
  return (Object.entries(NOTE_FINDINGS) as [FieldNoteCode, Pick<Finding, 'code' | 'severity' | 'fix'>][]).flatMap(
    ([code, finding]): Finding[] => {
      const places = fields.filter(({ notes }) => notes.some((note) => note.code === code));
      const [first, ...rest] = places.slice(0, MOST_PLACES).map(({ pointer }) => inReply(pointer));
      if (!first) return [];
      const data = { count: places.length, field: places[0]!.id };
      return [{ ...finding, certainty: 'proven', evidence: [first, ...rest], data }];
    },
  );
}

function unknownMembers({ reading: { unknown, verdict } }: Case): Finding[] {
  const [first, ...rest] = unknown.slice(0, MOST_PLACES).map(({ pointer }) => inReply(pointer));
  if (!first || verdict === 'unreadable') return [];
  const names = quote(
    unknown
      .slice(0, MOST_PLACES)
      .map(({ name }) => JSON.stringify(name))
      .join(', '),
  );
  const data = { count: unknown.length, names };
  return [{ code: 'unknown_members', severity: 'note', certainty: 'proven', evidence: [first, ...rest], data }];
}
