/** Bots of the user's own, from a JSON file. */
import * as v from 'valibot';
import { endpointPath } from '#protocol/endpoints.ts';
import { lintCredentials } from '#protocol/credentials.ts';
import { BOT_DEFAULTS, type BotDefinition, type FaqEntry, type TaskDefinition } from './bots.ts';
import { jsonText, type Json } from './json.ts';
import { escapePointer, lineAndColumn, readJsonSource, type Positions } from './jsonSource.ts';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const ratio = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const slotSchema = v.strictObject({
  name: text,
  dictionary: v.exactOptional(text),
  ask: v.exactOptional(text),
  after: v.exactOptional(v.array(text)),
});

const botSchema = v.strictObject({
  name: text,
  appId: text,
  token: text,
  encodingAESKey: text,
  builtIn: v.exactOptional(v.array(v.picklist(['chitchat', 'weather', 'rich']))),
  defaultAnswer: v.exactOptional(text),
  similarity: v.exactOptional(ratio),
  similarityLow: v.exactOptional(ratio),
  dictionaries: v.exactOptional(v.array(v.strictObject({ name: text, words: v.array(text) }))),
  faq: v.exactOptional(
    v.array(
      v.strictObject({
        title: v.exactOptional(text),
        skill: v.exactOptional(text),
        questions: v.pipe(v.array(text), v.nonEmpty('must not be empty')),
        answer: v.union([text, v.record(v.string(), v.unknown())], 'must be a text or an object'),
      }),
    ),
  ),
  tasks: v.exactOptional(
    v.array(
      v.strictObject({
        skill: text,
        intent: v.exactOptional(text),
        triggers: v.pipe(v.array(text), v.nonEmpty('must not be empty')),
        slots: v.array(slotSchema),
        answer: text,
      }),
    ),
  ),
});

const fileSchema = v.strictObject({ bots: v.pipe(v.array(botSchema), v.nonEmpty('must not be empty')) });

type BotInFile = v.InferOutput<typeof botSchema>;

export type ParsedBotsFile =
  { ok: true; bots: BotDefinition[] } | { ok: false; line: number; column: number; pointer: string; reason: string };

/**
 * Reads a file of bots:
 *
 * ```json
 * { "bots": [ {
 *   "name": "…", "appId": "…", "token": "…", "encodingAESKey": "43 characters",
 *   "builtIn": ["chitchat", "weather", "rich"],            // optional; chitchat and weather when absent
 *   "defaultAnswer": "…", "similarity": 0.9, "similarityLow": 0.7,                      // optional
 *   "dictionaries": [{ "name": "contact", "words": ["…"] }],                            // optional
 *   "faq": [{ "title": "…", "skill": "…", "questions": ["…"], "answer": "text, or an object sent as JSON text" }],
 *   "tasks": [{ "skill": "…", "intent": "…", "triggers": ["…"], "answer": "text with {slot}",
 *               "slots": [{ "name": "…", "dictionary": "a name, @city or @date", "ask": "…", "after": ["…"] }] }]
 * } ] }
 * ```
 *
 * Comments are shown here only: the file is strict JSON, and unknown names are errors. `title` is the first question
 * when absent, `skill` is `title`, `intent` is the task's `skill`, a slot's `dictionary` is its name.
 * @returns the bots, or the place (line and column from 1, JSON pointer) and the reason of the first mistake.
 */
export function parseBotsFile(file: string): ParsedBotsFile {
  const source = readJsonSource(file);
  if (!source.ok)
    return { ok: false, ...lineAndColumn(file, source.offset), pointer: source.pointer, reason: source.reason };
  const fail = (path: readonly (string | number)[], reason: string): ParsedBotsFile => {
    const pointer = path.map((key) => `/${escapePointer(String(key))}`).join('');
    return { ok: false, ...lineAndColumn(file, nearest(source.positions, pointer)), pointer, reason };
  };
  const parsed = v.safeParse(fileSchema, source.value, { abortEarly: true });
  if (!parsed.success) return fail(pathOf(parsed.issues[0]), reasonOf(parsed.issues[0]));
  const { bots } = parsed.output;
  for (const [index, bot] of bots.entries()) {
    const mistake = credentialMistake(bot) ?? repeatedToken(bots, index);
    if (mistake) return fail(['bots', index, mistake.field], mistake.reason);
  }
  return { ok: true, bots: bots.map(definitionOf) };
}

/** The offset of a value, or of the closest thing around it when the value is missing. */
function nearest(positions: Positions, pointer: string): number {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const offset = positions.get(path);
    if (offset !== undefined) return offset;
  }
  return positions.get('') ?? 0;
}

type Issue = v.InferIssue<typeof fileSchema>;

function pathOf(issue: Issue): (string | number)[] {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

function reasonOf(issue: Issue): string {
  if (issue.type !== 'strict_object') return issue.message;
  const name = JSON.stringify(issue.path?.at(-1)?.key);
  if (issue.expected === 'never') return `the name ${name} is not known here`;
  return issue.received === 'undefined' ? `${name} is missing` : issue.message;
}

interface Mistake {
  field: 'appId' | 'token' | 'encodingAESKey';
  reason: string;
}

function credentialMistake(bot: BotInFile): Mistake | undefined {
  if (endpointPath('message', bot.token) === undefined) return { field: 'token', reason: 'cannot stand in a path' };
  const issue = lintCredentials(bot).find(({ severity }) => severity === 'error');
  return issue && { field: issue.field, reason: `${issue.code} (${issue.length} characters)` };
}

function repeatedToken(bots: readonly BotInFile[], index: number): Mistake | undefined {
  const first = bots.findIndex(({ token }) => token === bots[index]!.token);
  return first < index ? { field: 'token', reason: `the bot at index ${first} has the same TOKEN` } : undefined;
}

/** `ans_node_id`s of a file's questions and tasks start here. */
const FIRST_NODE = 50001;
const FIRST_TASK_NODE = 60001;

function definitionOf(bot: BotInFile): BotDefinition {
  const { appId, token, encodingAESKey, faq = [], tasks = [], ...rest } = bot;
  return {
    ...BOT_DEFAULTS,
    ...rest,
    credentials: { appId, token, encodingAESKey },
    faq: faq.map(({ questions, answer, title = questions[0]!, skill = title }, i): FaqEntry => {
      const reply = { answer: typeof answer === 'string' ? answer : jsonText(answer as Json) };
      return { id: FIRST_NODE + i, skill, title, questions, reply };
    }),
    tasks: tasks.map(({ skill, intent = skill, triggers, slots, answer }, i): TaskDefinition => {
      const filled = slots.map((slot) => ({ ...slot, dictionary: slot.dictionary ?? slot.name }));
      const finish = { say: answer };
      return { id: FIRST_TASK_NODE + i, skill, intent, triggers, slots: filled, finish, status: 'GENERAL_FAQ' };
    }),
  };
}
