/** A conversation with a bot and its turns: the shapes that are kept and exported. Nothing secret is part of them. */
import * as v from 'valibot';
import { MEANING_FIELDS } from '#answer/meaning.ts';
import { FAILURE_REASONS } from './exchange.ts';
import { meaningSchema } from './meaningSchema.ts';
import { TARGET_IDS } from './targets.ts';

export const laneSchema = v.object({
  profileId: v.string(),
  target: v.picklist(TARGET_IDS),
  api: v.picklist(['message', 'dictmsg']),
  /** Emulator scenario; ignored for every other target. */
  scenario: v.string(),
  /** Which vocabularies travel with a dictionary call: the workbench's enabled ones, or none. */
  vocabulary: v.picklist(['workbench', 'none']),
  /** The dialogue context at the bot. */
  username: v.string(),
});

/** Where the utterances of a conversation go. */
export type Lane = v.InferOutput<typeof laneSchema>;

const amount = v.pipe(v.number(), v.minValue(0));

const answeredSchema = v.object({
  state: v.literal('answered'),
  /** Names the exchange this reply came with, and the kept body. */
  exchangeId: v.string(),
  /** Milliseconds from pressing send to the last byte. */
  ms: amount,
  /** Bytes of the body. */
  bytes: amount,
  httpStatus: v.number(),
  emulated: v.boolean(),
  /** The check that decided the verdict. */
  reason: v.string(),
  /** `plain`: the answer below is all there is to show. `rich`: the body has to be read. `long`: too long for a bubble. */
  shape: v.picklist(['plain', 'rich', 'long']),
  /** What the reply says; of a long answer the beginning, see `cut`. */
  meaning: meaningSchema,
  cut: v.boolean(),
  /** Name of the slot the bot asks for. */
  asked: v.optional(v.string()),
  health: v.optional(v.picklist(['healthy', 'newest_not_in_use', 'contradictory', 'unknown', 'absent'])),
  /** For a turn replayed: what is not as it was the first time. */
  differs: v.optional(v.array(v.picklist(MEANING_FIELDS))),
});

/** A reply that came in full, whatever it says. */
export type Answered = v.InferOutput<typeof answeredSchema>;

const replySchema = v.variant('state', [
  v.object({ state: v.literal('waiting') }),
  answeredSchema,
  v.object({
    state: v.literal('failed'),
    exchangeId: v.string(),
    reason: v.picklist(FAILURE_REASONS),
    ms: amount,
  }),
  /** No request could be made of it: a credential or a text stands in the way. */
  v.object({ state: v.literal('unsent') }),
  /** The page went away while the answer was on its way. */
  v.object({ state: v.literal('lost') }),
]);

/** What became of an utterance at one bot. */
export type TurnReply = v.InferOutput<typeof replySchema>;

export const turnSchema = v.object({
  id: v.string(),
  /** Orders the turns of a conversation: a clock may jump, this does not. */
  at: amount,
  msg: v.string(),
  /** A secret in the words was covered before they were kept. */
  masked: v.optional(v.boolean()),
  /** Unix milliseconds. */
  sentAt: v.number(),
  reply: replySchema,
  /** The second bot's, where two were asked. */
  other: v.optional(replySchema),
});

/** One utterance and what became of it. */
export type Turn = v.InferOutput<typeof turnSchema>;

export interface Conversation {
  id: string;
  name: string;
  lane: Lane;
  /** Where every utterance goes as well, while two are compared. */
  other: Lane | undefined;
  /** What is typed and not sent. */
  draft: string;
  /** Lines of a demonstration, sent one by one. */
  script: readonly string[];
  /** Unix milliseconds. */
  createdAt: number;
  /** Unix milliseconds of the last turn, for the order of the list. */
  touchedAt: number;
  /** How many turns there are. */
  turns: number;
  /** The last utterance. */
  last: string;
}

/** The body of a reply as it came, for showing its turn again. */
export interface KeptBody {
  exchangeId: string;
  conversationId: string;
  status: number;
  contentType: string | undefined;
  bytes: Uint8Array;
}
