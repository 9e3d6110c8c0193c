/** What a bot of the emulator is made of. The engine knows nothing of any single bot. */
import type { Credentials } from '#protocol/credentials.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import { CHITCHAT } from './chitchat.ts';
import type { JsonObject } from './json.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { RICH_FAQ } from './richAnswers.ts';
import { SAMPLE_CREDENTIALS } from './sampleBots.ts';
import { comparable, type Comparable } from './similarity.ts';
import { ORDER_FAQ, PHONE_TASK, TICKET_TASK, WEATHER_TASK } from './skills.ts';

/** What a matched question is answered with; the kinds are those of protocol.md section 4.4. */
export interface Reply {
  /** Plain text, or for rich kinds the JSON text of the answer. */
  answer: string;
  /** `text` when absent: JSON answers arrive as `text` too (inferred). */
  answerType?: 'text' | 'music' | 'news';
  /** Members of `more_info`; each is sent as JSON text. */
  moreInfo?: JsonObject;
  /** Further members of the item of `msg[]`. */
  item?: JsonObject;
  /** Questions offered to choose from, by title. */
  options?: readonly string[];
}

/** A question of the bot's knowledge (问答) with the ways to ask it. */
export interface FaqEntry {
  /** `ans_node_id`. */
  id: number;
  /** `ans_node_name`. */
  skill: string;
  title: string;
  questions: readonly string[];
  reply: Reply;
}

/** A slot of a task: filled by a word of a dictionary, or asked for. */
export interface SlotDefinition {
  name: string;
  /** A dictionary of the bot or of the request, or `@city`, `@date`: the emulator's own recognisers. */
  dictionary: string;
  /** What the bot says while the slot is empty. A slot without it is optional. */
  ask?: string;
  /** Words that, right before a value, claim it for this slot. */
  after?: readonly string[];
}

/** A task skill: one of its words in the message starts it, then it asks until every slot is filled. */
export interface TaskDefinition {
  id: number;
  skill: string;
  intent: string;
  triggers: readonly string[];
  slots: readonly SlotDefinition[];
  /** `{slot}` stands for the value of a slot. `weather` computes a forecast instead. */
  finish: { say: string } | { compute: 'weather' };
  status: 'CONTEXT_FAQ' | 'GENERAL_FAQ';
}

/** Ready-made parts a bot may have. */
export type BuiltIn = 'chitchat' | 'weather' | 'rich';

/**
 * A bot as configured. Lengths and thresholds are plain numbers; texts are used as they are.
 * `similarity` and `similarityLow` are the platform's bot settings of protocol.md section 8.7: from the first on a
 * question is answered, from the second on it is recommended.
 */
export interface BotDefinition {
  name: string;
  credentials: Credentials;
  builtIn: readonly BuiltIn[];
  defaultAnswer: string;
  similarity: number;
  similarityLow: number;
  /** Dictionaries (词典) of the bot. A word sent in a request under the same name counts as one of theirs. */
  dictionaries: readonly Vocabulary[];
  faq: readonly FaqEntry[];
  tasks: readonly TaskDefinition[];
}

/** Settings of a bot that does not say otherwise; thresholds as in protocol.md section 8.7. */
export const BOT_DEFAULTS = {
  builtIn: ['chitchat', 'weather'],
  defaultAnswer: '抱歉，我没有听懂',
  similarity: 0.9,
  similarityLow: 0.7,
  dictionaries: [],
  faq: [],
  tasks: [],
} as const satisfies Omit<BotDefinition, 'name' | 'credentials'>;

const BUILT_IN_FAQ: Record<BuiltIn, readonly FaqEntry[]> = { chitchat: CHITCHAT, weather: [], rich: RICH_FAQ };
const BUILT_IN_TASKS: Record<BuiltIn, readonly TaskDefinition[]> = { chitchat: [], weather: [WEATHER_TASK], rich: [] };

/** A question of a bot, ready to be compared. */
export interface Question {
  entry: FaqEntry;
  text: Comparable;
}

/** A bot at work: its definition with the built-in parts added and everything indexed. */
export interface Bot extends BotDefinition {
  questions: readonly Question[];
  lexicon: Lexicon;
}

/** Indexes a definition. Own questions and tasks come before the built-in ones. */
export function createBot(definition: BotDefinition): Bot {
  const faq = [...definition.faq, ...definition.builtIn.flatMap((part) => BUILT_IN_FAQ[part])];
  return {
    ...definition,
    faq,
    tasks: [...definition.tasks, ...definition.builtIn.flatMap((part) => BUILT_IN_TASKS[part])],
    questions: faq.flatMap((entry) => entry.questions.map((question) => ({ entry, text: comparable(question) }))),
    lexicon: buildLexicon(definition.dictionaries),
  };
}

/** The bots an emulator has when none are given. */
export const SAMPLE_BOTS: readonly BotDefinition[] = SAMPLE_CREDENTIALS.map((sample) => ({
  ...BOT_DEFAULTS,
  ...sample,
  builtIn: ['chitchat', 'weather', 'rich'],
  dictionaries: [{ name: 'contact', words: ['妈妈', '爸爸', '客服'] }],
  faq: ORDER_FAQ,
  tasks: [PHONE_TASK, TICKET_TASK],
}));
