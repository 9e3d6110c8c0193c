/** The bots' mind: a message in, what to answer out. Deterministic: the same turns give the same answers. */
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Bot, FaqEntry, Question, TaskDefinition } from './bots.ts';
import type { Dialogues, PendingTask } from './dialogues.ts';
import { dictionaryEntities, fillSlots, recognisedEntities, slotInfo, type Entity } from './entities.ts';
import type { JsonObject } from './json.ts';
import { dateValue } from './recognisers.ts';
import { comparable, similarity } from './similarity.ts';
import { forecast } from './weather.ts';

export type MatchStatus = 'FAQ' | 'NOMATCH' | 'CONTEXT_FAQ' | 'GENERAL_FAQ' | 'FAQ_RECOMMEND';

/** One message of a user to a bot. `now` is Unix milliseconds. */
export interface Turn {
  username: string;
  msg: string;
  vocabularies: readonly Vocabulary[];
  now: number;
}

/** What a bot answers, before it takes the shape of the wire. */
export interface BotReply {
  nodeId: number;
  skill: string;
  title: string;
  answer: string;
  answerType: 'text' | 'music' | 'news';
  status: MatchStatus;
  confidence: number;
  dialogStatus: 'COMPLETE' | 'START' | 'CONTINUE' | 'NONE';
  slots: readonly JsonObject[];
  /** Lead-in of the options. */
  opening: string;
  options: readonly JsonObject[];
  moreInfo?: JsonObject;
  /** Further members of the item of `msg[]`. */
  item?: JsonObject;
}

/** Slots reported and questions offered at most; the second as in protocol.md section 8.7, the first the emulator's own. */
const SLOTS_REPORTED = 100;
const OPTIONS_OFFERED = 5;
/** Answers in a row that may miss an asked slot before the dialogue is given up; the emulator's own. */
const MISSES_ALLOWED = 2;

const CANCEL_WORDS: ReadonlySet<string> = new Set(['取消', '退出', '算了', '不用了']);

interface Reading extends Turn {
  bot: Bot;
  dialogues: Dialogues;
  entities: readonly Entity[];
  /** Questions of the bot with how alike they are, best first and one per entry. */
  ranked: readonly { entry: FaqEntry; score: number }[];
}

type Skill = (reading: Reading) => BotReply | undefined;

const SKILLS: readonly Skill[] = [resumeTask, answerQuestion, startTask, reportWords, recommend];

/** Answers one turn; what a dialogue needs to go on is kept in `dialogues`. Never throws. */
export function answerTurn(bot: Bot, dialogues: Dialogues, turn: Turn): BotReply {
  const entities = dictionaryEntities(bot, turn.msg, turn.vocabularies);
  const reading = { ...turn, bot, dialogues, entities, ranked: rank(bot.questions, turn.msg) };
  for (const skill of SKILLS) {
    const reply = skill(reading);
    if (reply) return reply;
  }
  return noMatch(bot, wordSlots(reading));
}

/** The bot's answer to what it does not understand. */
export function noMatch(bot: Bot, slots: readonly JsonObject[] = []): BotReply {
  return {
    ...PLAIN,
    nodeId: 0,
    skill: 'NO_MATCH',
    title: '',
    answer: bot.defaultAnswer,
    status: 'NOMATCH',
    confidence: 0,
    dialogStatus: 'NONE',
    slots,
  };
}

const PLAIN = {
  answerType: 'text',
  confidence: 1,
  dialogStatus: 'COMPLETE',
  slots: [],
  opening: '',
  options: [],
} as const;

function rank(questions: readonly Question[], msg: string): { entry: FaqEntry; score: number }[] {
  const text = comparable(msg);
  const best = new Map<FaqEntry, number>();
  for (const question of questions) {
    const score = similarity(text, question.text);
    if (score > (best.get(question.entry) ?? 0)) best.set(question.entry, score);
  }
  return [...best].map(([entry, score]) => ({ entry, score })).sort((a, b) => b.score - a.score);
}

function bestAnswer({ bot, ranked }: Reading): { entry: FaqEntry; score: number } | undefined {
  return ranked[0] && ranked[0].score >= bot.similarity ? ranked[0] : undefined;
}

function answerQuestion(reading: Reading): BotReply | undefined {
  const best = bestAnswer(reading);
  if (!best) return undefined;
  const { id, skill, title, reply } = best.entry;
  const { options: titles, ...rest } = reply;
  const node = { nodeId: id, skill, title, confidence: rounded(best.score), slots: wordSlots(reading) };
  if (!titles) return { ...PLAIN, ...node, ...rest, status: 'FAQ' };
  const options = reading.bot.faq.filter((entry) => titles.includes(entry.title)).map((entry) => optionOf(entry, 1));
  return { ...PLAIN, ...node, ...rest, status: 'FAQ_RECOMMEND', opening: reply.answer, options };
}

function recommend(reading: Reading): BotReply | undefined {
  const near = reading.ranked.filter(({ score }) => score >= reading.bot.similarityLow).slice(0, OPTIONS_OFFERED);
  const [best] = near;
  if (!best) return undefined;
  const opening = '你是不是想问：';
  return {
    ...PLAIN,
    nodeId: best.entry.id,
    skill: best.entry.skill,
    title: best.entry.title,
    answer: opening,
    status: 'FAQ_RECOMMEND',
    confidence: rounded(best.score),
    slots: wordSlots(reading),
    opening,
    options: near.map(({ entry, score }) => optionOf(entry, score)),
  };
}

function optionOf({ id, skill, title, reply }: FaqEntry, score: number): JsonObject {
  return { ans_node_id: id, ans_node_name: skill, title, answer: reply.answer, confidence: rounded(score) };
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** Words of the request's dictionaries are worth an answer of their own, so that their effect always shows. */
function reportWords(reading: Reading): BotReply | undefined {
  const sent = reading.entities.filter(({ origin }) => origin === 'request');
  if (sent.length === 0) return undefined;
  const words = sent.slice(0, SLOTS_REPORTED).map(({ dictionary, word }) => `${dictionary}：${word}`);
  return {
    ...PLAIN,
    nodeId: 20000,
    skill: '实时词典',
    title: '识别词典中的词',
    answer: `识别到${words.join('，')}`,
    status: 'GENERAL_FAQ',
    slots: wordSlots(reading),
  };
}

function wordSlots({ entities, msg }: Reading): JsonObject[] {
  return entities.slice(0, SLOTS_REPORTED).map((entity) => slotInfo(entity.dictionary, entity, msg));
}

function triggeredTask({ bot, msg }: Reading): TaskDefinition | undefined {
  return bot.tasks.find(({ triggers }) => triggers.some((trigger) => msg.includes(trigger)));
}

function startTask(reading: Reading): BotReply | undefined {
  const task = triggeredTask(reading);
  return task && advance(reading, { task, filled: new Map(), misses: 0 }, 'START');
}

function resumeTask(reading: Reading): BotReply | undefined {
  const { bot, dialogues, username, msg, now } = reading;
  const pending = dialogues.get(bot.credentials.token, username, now);
  if (!pending) return undefined;
  const triggered = triggeredTask(reading);
  const leaves = (triggered && triggered !== pending.task) || bestAnswer(reading) !== undefined;
  if (leaves) {
    dialogues.delete(bot.credentials.token, username);
    return undefined;
  }
  if (CANCEL_WORDS.has(msg.trim())) {
    dialogues.delete(bot.credentials.token, username);
    return taskReply(pending.task, '好的，已取消。', 'COMPLETE', []);
  }
  return advance(reading, pending, 'CONTINUE');
}

/** Fills what the message offers, then asks for the first slot still empty or finishes. */
function advance(
  reading: Reading,
  { task, filled: before, misses, asked }: Omit<PendingTask, 'asked'> & { asked?: string },
  dialogStatus: 'START' | 'CONTINUE',
): BotReply | undefined {
  const { bot, dialogues, username, msg, now } = reading;
  const entities = [...reading.entities, ...recognisedEntities(task, msg, now)];
  const filled = fillSlots({ bot, task, msg, asked }, before, entities);
  const slots = task.slots.flatMap(({ name }) => {
    const value = filled.get(name);
    if (!value) return [];
    const slotName = value.origin === 'request' ? value.dictionary : name;
    // A value from an earlier turn has no place in this message.
    return [slotInfo(slotName, before.has(name) ? { ...value, start: 0, end: 0 } : value, msg)];
  });
  const empty = task.slots.find(({ name, ask }) => ask !== undefined && !filled.has(name));
  if (!empty) {
    dialogues.delete(bot.credentials.token, username);
    return finish(reading, task, filled, slots);
  }
  const missed = empty.name === asked ? misses + 1 : 0;
  if (missed > MISSES_ALLOWED) {
    dialogues.delete(bot.credentials.token, username);
    return undefined;
  }
  dialogues.set(bot.credentials.token, username, now, { task, filled, asked: empty.name, misses: missed });
  return taskReply(task, empty.ask!, dialogStatus, [...askingSlots(empty.name), ...slots]);
}

/** The engine's pseudo slots while it asks (protocol.md section 4.3). */
function askingSlots(slot: string): JsonObject[] {
  const pseudo = (name: string, value: string) =>
    slotInfo(name, { word: value, start: 0, end: 0, entityType: '', slotValue: value, norm: value }, '');
  return [pseudo('_call_back_', `SlotAsk:${slot}`), pseudo('_stoask_', slot)];
}

function finish(
  { now }: Reading,
  task: TaskDefinition,
  filled: ReadonlyMap<string, Entity>,
  slots: readonly JsonObject[],
): BotReply {
  if ('say' in task.finish) {
    const answer = task.finish.say.replaceAll(/\{([^{}]+)\}/g, (text, name: string) => filled.get(name)?.word ?? text);
    return taskReply(task, answer, 'COMPLETE', slots);
  }
  const said = filled.get('date');
  const date = said ?? dateValue('今天', now);
  const { answer, detail } = forecast(filled.get('from_loc')!.word, date.word, date.norm);
  const withDate = said ? slots : [slotInfo('date', date, ''), ...slots];
  return { ...taskReply(task, answer, 'COMPLETE', withDate), moreInfo: { weather_ans_detail: detail } };
}

function taskReply(
  { id, skill, intent, status }: TaskDefinition,
  answer: string,
  dialogStatus: 'COMPLETE' | 'START' | 'CONTINUE',
  slots: readonly JsonObject[],
): BotReply {
  return { ...PLAIN, nodeId: id, skill, title: intent, answer, status, dialogStatus, slots };
}
