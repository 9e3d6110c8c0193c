/** What the string `answer` really holds, as data that a screen can draw without running anything (protocol.md 4.4). */
import { parseJson, type JsonNode } from './json.ts';
import { readAddress, textRuns } from './links.ts';
import { readArticle, readDetails } from './moreInfo.ts';
import { addressOf, defined, itemsOf, rawOf, textOf } from './nodes.ts';
import { valueOf } from './pointer.ts';
import type { Address } from './links.ts';
import type { AnswerPart, PartBody } from './answerParts.ts';

/** What stands beside `answer` in the reply. */
export interface AnswerContext {
  /** Where `answer` stands; `/answer` when absent. */
  pointer?: string;
  /** The object that holds `answer` and its neighbours: the reply, or `data` of v2. */
  envelope?: JsonNode;
  /** The text the envelope was read from: what is not understood is shown as it stands there. */
  source?: string;
}

const MAX_NESTING = 8;

/**
 * Everything an answer would show, in order: the text or card, what `more_info` and `msg[]` add, the options.
 * The string is sniffed, because JSON answers come with `answer_type` `text` too. Never throws; linear.
 * @param answer its text, or what stands there instead of one.
 */
export function readAnswer(answer: string | JsonNode | undefined, context: AnswerContext = {}): AnswerPart[] {
  const { pointer = '/answer', envelope, source = '' } = context;
  const base = pointer.slice(0, pointer.lastIndexOf('/'));
  return [...readOwn(answer, pointer, source), ...readDetails(envelope, base, source), ...readOptions(envelope, base)];
}

// A card that is an object and not its text is drawn all the same; that the type is wrong is said elsewhere.
function readOwn(answer: string | JsonNode | undefined, pointer: string, source: string): AnswerPart[] {
  if (typeof answer === 'string') return answer === '' ? [] : [readString(answer, pointer, 0)];
  return answer?.kind === 'object' ? [readCard(answer, source, pointer, 0)] : [];
}

function readString(answer: string, pointer: string, depth: number): AnswerPart {
  const start = /^[\s\ufeff]*\{/.test(answer) ? 'json' : 'text';
  if (start === 'text') return { kind: 'text', runs: textRuns(answer), pointer };
  const { root, problem } = parseJson(answer);
  if (problem?.effect === 'stopped') {
    // Braces also stand in plain text; only what begins like a member is taken for JSON that broke.
    if (!/^[\s\ufeff]*\{\s*"/.test(answer)) return { kind: 'text', runs: textRuns(answer), pointer };
    return { kind: 'unknown', raw: answer, reason: 'broken_json', members: memberNames(root), pointer };
  }
  return readCard(root!, answer, pointer, depth);
}

function memberNames(node: JsonNode | undefined): string[] {
  return node?.kind === 'object' ? node.members.slice(0, 50).map(({ key }) => key) : [];
}

interface CardPlace {
  /** The text the card was read from. */
  source: string;
  pointer: string;
  depth: number;
}

type CardReader = (value: JsonNode, card: JsonNode, place: CardPlace) => PartBody | undefined;

/** The member that tells a card's kind, and how to read it. */
const CARDS: Record<string, CardReader> = {
  news: readNews,
  image: (value) => readObject(value, () => ({ kind: 'image', ...media(value, 'name') })),
  miniprogrampage: (value) => readMiniProgram('miniprogrampage', value),
  miniprogram: (value) => readMiniProgram('miniprogram', value),
  voice: (value) =>
    readObject(value, () => ({
      kind: 'voice',
      name: textOf(value, 'name') ?? '',
      ...media(value),
      ...defined('updateTime', rawOf(value, 'update_time')),
    })),
  video: readVideo,
  generate_url: readStreaming,
  multimsg: readMulti,
};

function readCard(card: JsonNode, source: string, pointer: string, depth: number): AnswerPart {
  const raw = source.slice(card.start, card.end);
  const members = memberNames(card);
  const name = members.find((member) => Object.hasOwn(CARDS, member));
  if (name === undefined) return { kind: 'unknown', raw, reason: 'unknown_shape', members, pointer };
  if (depth >= MAX_NESTING) return { kind: 'unknown', raw, reason: 'too_deep', members, pointer };
  const body = CARDS[name]!(valueOf(card, name)!, card, { source, pointer, depth });
  return body ? { ...body, pointer } : { kind: 'unknown', raw, reason: 'wrong_type', members, pointer };
}

function readObject(value: JsonNode, read: () => PartBody): PartBody | undefined {
  return value.kind === 'object' ? read() : undefined;
}

function readNews(value: JsonNode): PartBody | undefined {
  const articles = valueOf(value, 'articles');
  if (articles?.kind !== 'array') return undefined;
  return { kind: 'news', articles: articles.items.map(readArticle) };
}

function readMiniProgram(member: 'miniprogrampage' | 'miniprogram', value: JsonNode): PartBody | undefined {
  return readObject(value, () => ({
    kind: 'miniProgram',
    member,
    title: textOf(value, 'title') ?? '',
    appId: textOf(value, 'appid') ?? '',
    pagePath: textOf(value, 'pagepath') ?? '',
    ...defined('thumbMediaId', textOf(value, 'thumb_media_id')),
    ...defined('thumb', addressOf(value, 'thumb_url')),
  }));
}

function readVideo(value: JsonNode, card: JsonNode): PartBody | undefined {
  return readObject(value, () => {
    const { url, mediaId } = media(value);
    const title = textOf(value, 'title');
    return {
      kind: 'video',
      title: title ?? textOf(card, 'name') ?? '',
      ...(title === undefined ? {} : defined('name', textOf(card, 'name'))),
      description: textOf(value, 'desc') ?? textOf(value, 'description') ?? '',
      ...defined('url', url),
      ...defined('mediaId', mediaId),
      ...defined('cover', addressOf(value, 'cover_url')),
      ...defined('updateTime', rawOf(value, 'update_time')),
    };
  });
}

function readStreaming(value: JsonNode, card: JsonNode): PartBody | undefined {
  if (value.kind !== 'string') return undefined;
  const documents = itemsOf(valueOf(card, 'ref_docs')).map((document) => ({
    name: textOf(document, 'doc_name') ?? '',
    contents: itemsOf(valueOf(document, 'ref_contents')).map((content) => textOf(content, 'content') ?? ''),
  }));
  return { kind: 'streaming', generateUrl: readAddress(value.value), documents };
}

// An older SDK types the elements as objects, the newer one as strings; both are read.
function readMulti(value: JsonNode, _: JsonNode, { source, pointer, depth }: CardPlace): PartBody | undefined {
  if (value.kind !== 'array') return undefined;
  const parts = value.items.map((item) =>
    item.kind === 'string' ? readString(item.value, pointer, depth + 1) : readCard(item, source, pointer, depth + 1),
  );
  return { kind: 'multi', parts };
}

function readOptions(envelope: JsonNode | undefined, base: string): AnswerPart[] {
  const options = itemsOf(valueOf(envelope, 'options')).map((option, i) => ({
    title: textOf(option, 'title') ?? (option.kind === 'string' ? option.value : ''),
    skill: textOf(option, 'ans_node_name') ?? '',
    answer: textOf(option, 'answer') ?? '',
    ...defined('confidence', rawOf(option, 'confidence')),
    pointer: `${base}/options/${i}`,
  }));
  const opening = textOf(envelope, 'opening');
  if (options.length === 0 && !opening) return [];
  const only = valueOf(envelope, 'take_options_only');
  return [
    {
      kind: 'options',
      ...(opening ? { opening } : {}),
      options,
      listOnly: only?.kind === 'boolean' && only.value ? 'yes' : 'no',
      pointer: `${base}/${options.length > 0 ? 'options' : 'opening'}`,
    },
  ];
}

function media(value: JsonNode, ...also: 'name'[]): { url?: Address; mediaId?: string; name?: string } {
  return {
    ...defined('url', addressOf(value, 'url')),
    ...defined('mediaId', textOf(value, 'media_id') ?? rawOf(value, 'id')),
    ...(also.includes('name') ? defined('name', textOf(value, 'name')) : {}),
  };
}
