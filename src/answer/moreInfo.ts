/** What `more_info` and `msg[]` add to an answer: lists of music, radio, news and weather (protocol.md section 4.4). */
import type { AnswerPart, Article, PartBody, Track } from './answerParts.ts';
import { parseJson, type JsonNode } from './json.ts';
import { addressOf, defined, itemsOf, textOf } from './nodes.ts';
import { nodeAt, valueOf } from './pointer.ts';

type DetailReader = (detail: JsonNode) => PartBody | undefined;

/** Members of `more_info`; each is a string that holds JSON. */
const DETAILS: Record<string, DetailReader> = {
  music_ans_detail: readMusic,
  fm_ans_detail: readFm,
  news_ans_detail: readNewsSkill,
  weather_ans_detail: (detail) => {
    const days = valueOf(detail, 'data');
    return days?.kind === 'array' ? { kind: 'weather', days: days.items } : undefined;
  },
};

/**
 * The parts that stand beside `answer`.
 * @param base pointer of the object that holds `answer`; empty for the reply itself.
 * @param source the text the envelope was read from.
 */
export function readDetails(envelope: JsonNode | undefined, base: string, source: string): AnswerPart[] {
  return [...readMoreInfo(envelope, base, source), ...readMessages(envelope, base)];
}

function readMoreInfo(envelope: JsonNode | undefined, base: string, source: string): AnswerPart[] {
  const moreInfo = valueOf(envelope, 'more_info');
  return Object.entries(DETAILS).flatMap(([name, read]): AnswerPart[] => {
    const value = valueOf(moreInfo, name);
    if (!value || (value.kind === 'string' && value.value.trim() === '') || value.kind === 'null') return [];
    const pointer = `${base}/more_info/${name}`;
    // A text that is JSON once more is what is documented; an object is read all the same.
    const parsed = value.kind === 'string' ? parseJson(value.value) : { root: value };
    const body = parsed.root && read(parsed.root);
    if (body) return [{ ...body, pointer }];
    const raw = value.kind === 'string' ? value.value : source.slice(value.start, value.end);
    const broken = 'problem' in parsed && parsed.problem?.effect === 'stopped';
    const members = parsed.root?.kind === 'object' ? parsed.root.members.slice(0, 50).map(({ key }) => key) : [];
    return [{ kind: 'unknown', raw, reason: broken ? 'broken_json' : 'unknown_shape', members, pointer }];
  });
}

function readMusic(detail: JsonNode): PartBody | undefined {
  const list = nodeAt(detail, '/play_command/play_list');
  if (list?.kind !== 'array') return undefined;
  const speak = textOf(valueOf(detail, 'speak_command'), 'text');
  return { kind: 'music', tracks: list.items.map(readTrack), ...defined('speak', speak) };
}

function readFm(detail: JsonNode): PartBody | undefined {
  const list = nodeAt(detail, '/audio_play_command/play_list');
  if (list?.kind !== 'array') return undefined;
  return {
    kind: 'fm',
    node: textOf(detail, 'node_name') ?? '',
    app: textOf(valueOf(detail, 'app_info'), 'name') ?? '',
    tracks: list.items.map(readTrack),
    ...defined('cover', addressOf(valueOf(detail, 'feed'), 'cover')),
  };
}

function readTrack(track: JsonNode): Track {
  return {
    title: textOf(track, 'name') ?? textOf(track, 'title') ?? '',
    author: textOf(track, 'author') ?? '',
    album: textOf(track, 'album_name') ?? '',
    ...defined('cover', addressOf(track, 'album_pic_url')),
    ...defined('url', addressOf(track, 'url')),
  };
}

function readNewsSkill(detail: JsonNode): PartBody | undefined {
  const documents = nodeAt(detail, '/data/docs');
  if (documents?.kind !== 'array') return undefined;
  return {
    kind: 'newsSkill',
    documents: documents.items.map((document) => ({
      title: textOf(document, 'title') ?? '',
      summary: textOf(document, 'abs_s') ?? '',
      ...defined('picture', addressOf(document, 'shortcut')),
      ...defined('url', addressOf(document, 'url')),
    })),
  };
}

// Only what the item adds to its own text: `content` repeats `answer` and is compared elsewhere.
function readMessages(envelope: JsonNode | undefined, base: string): AnswerPart[] {
  return itemsOf(valueOf(envelope, 'msg')).flatMap((item, i): AnswerPart[] => {
    const pointer = `${base}/msg/${i}`;
    const articles = itemsOf(valueOf(item, 'articles'));
    if (articles.length > 0)
      return [{ kind: 'news', articles: articles.map(readArticle), pointer: `${pointer}/articles` }];
    if (!textOf(item, 'music_url') && !textOf(item, 'song_name')) return [];
    const track: Track = {
      title: textOf(item, 'song_name') ?? '',
      author: textOf(item, 'singer_name') ?? '',
      album: textOf(item, 'album_name') ?? '',
      ...defined('cover', addressOf(item, 'pic_url')),
      ...defined('url', addressOf(item, 'music_url')),
    };
    return [{ kind: 'music', tracks: [track], pointer }];
  });
}

/** One entry of `articles`; the picture is `picurl` inside `answer` and `pic_url` inside `msg[]`. */
export function readArticle(article: JsonNode): Article {
  const type = textOf(article, 'type');
  return {
    variant: type === 'h5' || type === 'mp' ? type : 'other',
    title: textOf(article, 'title') ?? '',
    description: textOf(article, 'description') ?? '',
    ...defined('url', addressOf(article, 'url')),
    ...defined('picture', addressOf(article, 'picurl') ?? addressOf(article, 'pic_url')),
  };
}
