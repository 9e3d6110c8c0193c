/** A conversation as a JSON file: out, and in again with a reason when it is not one. */
import * as v from 'valibot';
import { decodeUtf8, fromBase64, toBase64, utf8 } from '#protocol/bytes.ts';
import { laneSchema, turnSchema, type Conversation, type KeptBody, type Turn } from './conversation.ts';

const FORMAT = 'dialog-console.conversation';
const VERSION = 1;

// Profiles are this device's own: a file names none.
const { profileId: _, ...fileLane } = laneSchema.entries;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  conversation: v.object({
    name: v.string(),
    createdAt: v.number(),
    script: v.array(v.string()),
    ...fileLane,
  }),
  turns: v.array(turnSchema),
  /** Bodies of the replies, as text where they are UTF-8. */
  bodies: v.array(
    v.object({
      exchangeId: v.string(),
      status: v.number(),
      contentType: v.optional(v.string()),
      text: v.optional(v.string()),
      base64: v.optional(v.string()),
    }),
  ),
});

export interface ConversationFile {
  conversation: Conversation;
  turns: readonly Turn[];
  bodies: readonly KeptBody[];
}

/** The text of a file. Turns still waiting are written as lost. */
export function printConversation({ conversation, turns, bodies }: ConversationFile): string {
  const { name, createdAt, script, lane } = conversation;
  const { profileId: _profile, ...own } = lane;
  const file: v.InferInput<typeof fileSchema> = {
    format: FORMAT,
    version: VERSION,
    conversation: { name, createdAt, script: [...script], ...own },
    turns: turns.map(settled),
    bodies: bodies.map(({ exchangeId, status, contentType, bytes }) => {
      const text = decodeUtf8(bytes);
      return { exchangeId, status, contentType, ...(text === undefined ? { base64: toBase64(bytes) } : { text }) };
    }),
  };
  return JSON.stringify(file, null, 2);
}

/** A turn as it is once nobody waits for it any more. */
export function settled(turn: Turn): Turn {
  const end = (reply: Turn['reply']) => (reply.state === 'waiting' ? { state: 'lost' as const } : reply);
  return { ...turn, reply: end(turn.reply), ...(turn.other ? { other: end(turn.other) } : {}) };
}

/** Why a text is no conversation, and where: `turns.3.msg`. */
export type FileProblem =
  | { code: 'not_json'; reason: string }
  | { code: 'other_format' }
  | { code: 'newer_version'; found: string }
  | { code: 'wrong_shape'; path: string; expected: string; received: string };

export type ParsedConversation = { ok: true; file: ConversationFile } | { ok: false; problem: FileProblem };

/**
 * Reads a file into a new conversation with identities of its own, so that importing twice gives two.
 * @param profileId the profile its next utterances will use
 */
export function parseConversation(text: string, profileId: string): ParsedConversation {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused({ code: 'not_json', reason: error instanceof Error ? error.message : '' });
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.unknown() }), json);
  if (!head.success) return refused({ code: 'other_format' });
  if (head.output.version !== VERSION) return refused({ code: 'newer_version', found: String(head.output.version) });
  const parsed = v.safeParse(fileSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue) ?? '';
    return refused({ code: 'wrong_shape', path, expected: issue.expected ?? '', received: issue.received });
  }
  return { ok: true, file: adopted(parsed.output, profileId) };
}

function refused(problem: FileProblem): ParsedConversation {
  return { ok: false, problem };
}

function adopted(file: v.InferOutput<typeof fileSchema>, profileId: string): ConversationFile {
  const { name, createdAt, script, ...lane } = file.conversation;
  const id = crypto.randomUUID();
  const names = new Map<string, string>();
  const renamed = (exchangeId: string) => {
    const own = names.get(exchangeId) ?? crypto.randomUUID();
    names.set(exchangeId, own);
    return own;
  };
  const reply = (each: Turn['reply']) =>
    'exchangeId' in each ? { ...each, exchangeId: renamed(each.exchangeId) } : each;
  const turns = file.turns.map((turn, at): Turn => ({
    ...settled(turn),
    id: crypto.randomUUID(),
    at,
    reply: reply(turn.reply),
    ...(turn.other ? { other: reply(turn.other) } : {}),
  }));
  const conversation: Conversation = {
    id,
    name,
    lane: { ...lane, profileId },
    other: undefined,
    draft: '',
    script,
    createdAt,
    touchedAt: Date.now(),
    turns: turns.length,
    last: turns.at(-1)?.msg ?? '',
  };
  const bodies = file.bodies.map(({ exchangeId, status, contentType, text, base64 }): KeptBody => ({
    exchangeId: renamed(exchangeId),
    conversationId: id,
    status,
    contentType,
    bytes: text === undefined ? (fromBase64(base64 ?? '') ?? new Uint8Array()) : utf8(text),
  }));
  return { conversation, turns, bodies };
}
