/** The shapes of an answer on the wire, and what scenarios make of them. */
import { utf8Length } from '#protocol/bytes.ts';
import type { Bot } from './bots.ts';
import type { BotReply } from './engine.ts';
import { jsonText, type JsonObject } from './json.ts';
import type { Change, Shape } from './scenarios.ts';

/** What an answer says besides the bot's words. */
export interface Envelope {
  bot: Bot;
  username: string;
  msg: string;
  /** 8 lower-case hex digits. */
  rid: string;
  /** Unix milliseconds. */
  now: number;
}

const SHAPES: Record<Shape, (reply: BotReply, envelope: Envelope) => JsonObject> = {
  '2019': shape2019,
  '2022': shape2022,
};

/** The members of an answer in one of the published shapes. */
export function shapeReply(shape: Shape, reply: BotReply, envelope: Envelope): JsonObject {
  return SHAPES[shape](reply, envelope);
}

/** When the emulator's bots were published, in the platform's format: the time of the published sample. */
const PUBLISHED = '20190917-13:30:11';

// Members in the order of the sample of 2019-09-17 (protocol.md section 4.7), then those it does not have.
function shape2019(reply: BotReply, { bot, username, rid, now }: Envelope): JsonObject {
  return {
    ans_node_id: reply.nodeId,
    ans_node_name: reply.skill,
    answer: reply.answer,
    answer_open: 1,
    answer_type: reply.answerType,
    article: '',
    bid_stat: { curr_time: PUBLISHED, err_msg: '', latest_time: PUBLISHED, latest_valid: true, up_ret: 0 },
    confidence: reply.confidence,
    create_time: String(now),
    dialog_status: reply.dialogStatus,
    from_user_name: username,
    intent_confirm_status: '',
    list_options: reply.options.length > 0,
    ...(reply.moreInfo ? { more_info: asTexts(reply.moreInfo) } : {}),
    msg: [messageItem(reply)],
    ...(reply.opening ? { opening: reply.opening } : {}),
    ...(reply.options.length > 0 ? { options: reply.options } : {}),
    ret: 0,
    rid,
    skill_id: '',
    skill_type: '',
    slot_info: slotTexts(reply),
    slots_info: reply.slots,
    status: reply.status,
    title: reply.title,
    to_user_name: bot.credentials.token,
  };
}

function messageItem(reply: BotReply): JsonObject {
  return {
    ans_node_id: reply.nodeId,
    ans_node_name: reply.skill,
    article: '',
    confidence: reply.confidence,
    content: reply.answer,
    debug_info: '',
    list_options: reply.options.length > 0,
    msg_type: reply.answerType,
    resp_title: reply.title,
    status: reply.status,
    ...reply.item,
  };
}

function slotTexts({ slots }: BotReply): JsonObject[] {
  return slots.map((slot) => ({ [String(slot['slot_name'])]: slot['slot_value'] ?? '' }));
}

/** Members of `more_info` are JSON texts (protocol.md section 4.1). */
function asTexts(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, jsonText(value)]));
}

// The flat sample of protocol.md section 8.1.
function shape2022(reply: BotReply, { bot, username, msg, rid }: Envelope): JsonObject {
  return {
    ans_node_id: reply.nodeId,
    ans_node_name: reply.skill,
    answer: reply.answer,
    answer_open: 1,
    answer_type: reply.answerType,
    confidence: reply.confidence,
    dialog_session_status: 'NONE',
    dialog_status: reply.dialogStatus,
    event: '',
    from_user_name: username,
    intent_confirm_status: '',
    is_default_answer: reply.status === 'NOMATCH',
    list_options: reply.options.length > 0,
    ...(reply.moreInfo ? { more_info: asTexts(reply.moreInfo) } : {}),
    msg_id: rid,
    ...(reply.opening ? { opening: reply.opening } : {}),
    ...(reply.options.length > 0 ? { options: reply.options } : {}),
    ret: 0,
    scene_status: '',
    session_id: '',
    skill_id: '',
    skill_name: reply.skill,
    slots_info: reply.slots,
    status: reply.status,
    take_options_only: false,
    title: reply.title,
    to_user_name: bot.credentials.token,
    msgtype: 'text',
    query: msg,
    rid,
  };
}

const CHANGES: Record<Change, (members: JsonObject) => JsonObject> = {
  none: (members) => members,
  'stale-bot': (members) => ({ ...members, bid_stat: STALE }),
  'big-integers': withBigIntegers,
  huge: withManyMessages,
};

/** What a scenario makes of the members. */
export function changeReply(change: Change, members: JsonObject): JsonObject {
  return CHANGES[change](members);
}

/** The failing `bid_stat` of the platform's own page (protocol.md section 4.5). */
const STALE: JsonObject = {
  curr_time: '20190515-18:07:37',
  err_msg: "微信通用意图.肯定.branches.s_Any@.arguments's element.slot slot does not exist!",
  latest_time: '20190523-16:06:33',
  latest_valid: false,
  up_ret: -1,
};

/** Integers that a double cannot hold: the largest of 64 bits, and one more than 2^53. */
const LARGEST_ID = 18446744073709551615n;
const ODD_ID = 9007199254740993n;

function withBigIntegers(members: JsonObject): JsonObject {
  const { msg } = members;
  const items = Array.isArray(msg) ? (msg as JsonObject[]) : [];
  return {
    ...members,
    ans_node_id: ODD_ID,
    msg: items.map((item) => ({ ...item, ans_node_id: ODD_ID, request_id: LARGEST_ID })),
    request_id: LARGEST_ID,
  };
}

/** Size of a huge answer in bytes, at least. */
const HUGE = 5_000_000;

function withManyMessages(members: JsonObject): JsonObject {
  const { msg } = members;
  const [first] = Array.isArray(msg) ? (msg as JsonObject[]) : [];
  if (!first) return members;
  const size = utf8Length(jsonText(first));
  const items = Array.from({ length: Math.ceil(HUGE / size) }, (_, i) => ({
    ...first,
    // As many characters as the first item has, or more: the count of items then keeps the promised size.
    content: `${String(first['content'])} #${i + 2}`,
  }));
  return { ...members, msg: [first, ...items] };
}
