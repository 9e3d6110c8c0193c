/** Words of a message that mean something to a bot, and the slots they fill. */
import { utf8Length } from '#protocol/bytes.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Bot, SlotDefinition, TaskDefinition } from './bots.ts';
import type { JsonObject } from './json.ts';
import { buildLexicon, findWords } from './lexicon.ts';
import { RECOGNISERS, type Recognised, type RecogniserName } from './recognisers.ts';

/** A recognised value. Offsets are UTF-16 code units of the message, end exclusive. */
export interface Entity extends Recognised {
  /** Name of the dictionary or recogniser it comes from. */
  dictionary: string;
  origin: 'request' | 'bot' | 'recogniser';
}

/** `entity_type` of dictionary words. What the platform writes there is unknown; these are the emulator's own. */
const DICTIONARY_TYPES = { request: 'REAL_TIME_DICT', bot: 'DICT' } as const;

/** Words of the message that stand in a dictionary of the request or of the bot, in order; the request's come first. */
export function dictionaryEntities(bot: Bot, msg: string, vocabularies: readonly Vocabulary[]): Entity[] {
  const said = vocabularies.length > 0 ? wordsInReach(vocabularies, msg) : [];
  const sent = said.length > 0 ? entitiesOf(buildLexicon(said), msg, 'request') : [];
  const taken = new Set(sent.map(({ start }) => start));
  const own = entitiesOf(bot.lexicon, msg, 'bot').filter(({ start }) => !taken.has(start));
  return own.length === 0 ? sent : [...sent, ...own].sort((a, b) => a.start - b.start);
}

/** The vocabularies with only those words whose beginning occurs in the message: of a million, all but a handful go. */
function wordsInReach(vocabularies: readonly Vocabulary[], msg: string): Vocabulary[] {
  const beginnings = new Set<string>();
  for (let i = 0; i < msg.length; i++) beginnings.add(msg[i]!).add(msg.slice(i, i + 2));
  return vocabularies.flatMap(({ name, words }) => {
    const said = words.filter((word) => beginnings.has(word.length > 2 ? word.slice(0, 2) : word));
    return said.length > 0 ? [{ name, words: said }] : [];
  });
}

function entitiesOf(lexicon: Bot['lexicon'], msg: string, origin: 'request' | 'bot'): Entity[] {
  return findWords(lexicon, msg).flatMap(({ word, names, start, end }) =>
    names.map((dictionary) => {
      const entityType = DICTIONARY_TYPES[origin];
      return { word, start, end, entityType, slotValue: word, norm: word, dictionary, origin };
    }),
  );
}

/** Values of the emulator's own recognisers that a task can use. */
export function recognisedEntities({ slots }: TaskDefinition, msg: string, now: number): Entity[] {
  const names = new Set(slots.map(({ dictionary }) => dictionary));
  return [...names]
    .filter(isRecogniser)
    .flatMap((dictionary) =>
      RECOGNISERS[dictionary](msg, now).map((found) => ({ ...found, dictionary, origin: 'recogniser' as const })),
    );
}

function isRecogniser(name: string): name is RecogniserName {
  return Object.hasOwn(RECOGNISERS, name);
}

/**
 * Fills the empty slots of a task: first values that stand right after one of a slot's own words, then the slot that was
 * asked for, then the rest in order. Every value is used once.
 */
export function fillSlots(
  { bot, task, msg, asked }: { bot: Bot; task: TaskDefinition; msg: string; asked?: string | undefined },
  filled: ReadonlyMap<string, Entity>,
  entities: readonly Entity[],
): ReadonlyMap<string, Entity> {
  const result = new Map(filled);
  const free = new Set(entities);
  const fill = (slot: SlotDefinition, fits: (entity: Entity) => boolean) => {
    if (result.has(slot.name)) return;
    const value = [...free].find((entity) => accepts(bot, slot, entity) && fits(entity));
    if (!value) return;
    result.set(slot.name, value);
    free.delete(value);
  };
  for (const slot of task.slots) {
    fill(slot, ({ start }) => (slot.after ?? []).some((word) => msg.slice(0, start).endsWith(word)));
  }
  for (const slot of task.slots) if (slot.name === asked) fill(slot, () => true);
  for (const slot of task.slots) fill(slot, () => true);
  return result;
}

// A dictionary sent under a name the bot does not know fills any dictionary slot. The platform would need the name of a
// configured dictionary; the emulator lets every example show its effect.
function accepts(bot: Bot, slot: SlotDefinition, { dictionary, origin }: Entity): boolean {
  if (dictionary === slot.dictionary) return true;
  if (origin !== 'request' || isRecogniser(slot.dictionary)) return false;
  return !bot.dictionaries.some(({ name }) => name === dictionary);
}

/**
 * An entry of `slots_info` (protocol.md section 4.3). `start` and `end` are sent as UTF-8 byte offsets: inferred from
 * the one published sample, where 北京 at the beginning of the message ends at 6.
 */
export function slotInfo(slotName: string, value: Recognised, msg: string): JsonObject {
  const start = utf8Length(msg.slice(0, value.start));
  return {
    confirm_status: 'NONE',
    end: value.end === 0 ? 0 : start + utf8Length(msg.slice(value.start, value.end)),
    entity_type: value.entityType,
    norm: value.norm,
    norm_detail: '',
    slot_name: slotName,
    slot_value: value.slotValue,
    start,
  };
}
