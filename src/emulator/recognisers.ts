/** What the emulator recognises without a dictionary: Chinese cities and days. */
import { jsonText } from './json.ts';
import { buildLexicon, findWords } from './lexicon.ts';

/** A value found in a message. Offsets are UTF-16 code units, end exclusive. */
export interface Recognised {
  word: string;
  start: number;
  end: number;
  entityType: string;
  slotValue: string;
  norm: string;
}

/** Finds the values of one kind, in order. `now` is Unix milliseconds. */
export type Recogniser = (msg: string, now: number) => Recognised[];

export type RecogniserName = '@city' | '@date';

export const RECOGNISERS: Record<RecogniserName, Recogniser> = { '@city': findCities, '@date': findDates };

const CITIES =
  '北京 上海 天津 重庆 广州 深圳 杭州 南京 苏州 成都 武汉 西安 长沙 郑州 青岛 济南 大连 沈阳 哈尔滨 长春 厦门 福州 合肥 南昌 昆明 贵阳 南宁 海口 三亚 石家庄 太原 呼和浩特 兰州 西宁 银川 乌鲁木齐 拉萨 宁波 无锡 珠海 佛山 东莞';

const CITY_LEXICON = buildLexicon([{ name: '@city', words: CITIES.split(' ') }]);

function findCities(msg: string): Recognised[] {
  return findWords(CITY_LEXICON, msg).map(({ word, start, end }) => {
    // Members and their order as in the platform's published weather sample (doc/aispeech/nlpapi/nlu.html).
    const norm = { type: 'LOC_CHINA_CITY', country: '中国', city: word, city_simple: word, loc_ori: word };
    const slotValue = jsonText({ ...norm, slot_content_type: '2', modify_times: '1' });
    return { word, start, end, entityType: 'LOC_CHINA_CITY', slotValue, norm: jsonText(norm) };
  });
}

const DAY = 86_400_000;
// The platform's times carry no zone; Beijing is inferred (protocol.md section 4.5).
const BEIJING = 8 * 3_600_000;

const NAMED_DAYS: Record<string, number> = { 今天: 0, 明天: 1, 后天: 2, 大后天: 3, 昨天: -1 };

function findDates(msg: string, now: number): Recognised[] {
  return [...msg.matchAll(/大后天|今天|明天|后天|昨天|(\d{1,2})月(\d{1,2})[日号]/g)].map((match) => {
    const [word, month, day] = match;
    const at = month && day ? nextDate(Number(month), Number(day), now) : now + NAMED_DAYS[word]! * DAY;
    return { ...dateValue(word, at), start: match.index, end: match.index + word.length };
  });
}

function nextDate(month: number, day: number, now: number): number {
  const today = new Date(now + BEIJING);
  const thisYear = Date.UTC(today.getUTCFullYear(), month - 1, day) - BEIJING;
  return thisYear + DAY > now ? thisYear : Date.UTC(today.getUTCFullYear() + 1, month - 1, day) - BEIJING;
}

/**
 * The day of an instant (Unix milliseconds) as the sample writes it; `date_lunar` repeats the date there too.
 * Offsets are 0 and 0, which is how the sample reports a day that was not said.
 */
export function dateValue(word: string, at: number): Recognised {
  const day = new Date(at + BEIJING);
  const date = day.toISOString().slice(0, 10);
  const value = {
    type: 'DT_ORI',
    date_ori: word,
    date,
    date_lunar: date,
    week: String(day.getUTCDay()),
    slot_content_type: '2',
    modify_times: '0',
  };
  return { word, start: 0, end: 0, entityType: '', slotValue: jsonText(value), norm: date };
}
