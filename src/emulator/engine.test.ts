import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_BOTS } from './bots.ts';
import { createEmulator } from './emulator.ts';
import { DIALOGUE_LIFETIME_MS, DIALOGUES_KEPT } from './dialogues.ts';
import { call, readReply, type ReplyBody } from './fixtures/client.ts';
import { buildLexicon, findWords } from './lexicon.ts';
import { RICH_UTTERANCES, type RichKind } from './richAnswers.ts';
import { SAMPLE_CREDENTIALS } from './sampleBots.ts';
import { PHONE_TASK } from './skills.ts';

const NOW = 1568699093572;
const [{ credentials }, { credentials: other }] = SAMPLE_CREDENTIALS;

function conversation() {
  let now = NOW;
  const platform = createEmulator({ now: () => now });
  return {
    wait: (ms: number) => {
      now += ms;
    },
    say: async (msg: string, { username = 'u', keys = credentials } = {}): Promise<ReplyBody> =>
      readReply(await platform.fetch(call.message({ credentials: keys, msg, username }))),
    sayWith: async (msg: string, words: Record<string, string[]>): Promise<ReplyBody> =>
      readReply(await platform.fetch(call.dictmsg({ credentials, msg, username: 'u', words, placing: 'json' }))),
  };
}

function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce((at, name) => (at as Record<string, unknown>)[name], value);
}

describe('questions', () => {
  it.each([
    ['如何修改收货地址', 'FAQ', '如何修改收货地址'],
    ['如何修改收货地址呢？', 'FAQ', '如何修改收货地址'],
    ['怎么修改收货地址', 'FAQ_RECOMMEND', '如何修改收货地址'],
    ['ＨＥＬＬＯ！', 'FAQ', '小薇兄你好'],
    ['量子力学是什么', 'NOMATCH', ''],
    ['？？？', 'NOMATCH', ''],
    ['', 'NOMATCH', ''],
  ])('%s is %s', async (msg, status, title) => {
    expect(await conversation().say(msg)).toMatchObject({ status, title });
  });

  it('that are only near are offered, best first, with a lead-in', async () => {
    const reply = await conversation().say('怎么修改收货地址');
    expect(reply).toMatchObject({ list_options: true, opening: '你是不是想问：' });
    expect(reply.options?.[0]).toMatchObject({ title: '如何修改收货地址', ans_node_name: '订单问题' });
    expect(reply.confidence).toBeGreaterThanOrEqual(0.7);
    expect(reply.confidence).toBeLessThan(0.9);
  });
});

describe('the weather', () => {
  it('reports the place as the published sample does', async () => {
    const reply = await conversation().say('北京今天天气');
    expect(reply).toMatchObject({
      status: 'CONTEXT_FAQ',
      title: '天气服务',
      dialog_status: 'COMPLETE',
      ans_node_id: 6666,
    });
    expect(reply.slots_info.find(({ slot_name }) => slot_name === 'from_loc')).toEqual({
      confirm_status: 'NONE',
      end: 6,
      entity_type: 'LOC_CHINA_CITY',
      norm: '{"type":"LOC_CHINA_CITY","country":"中国","city":"北京","city_simple":"北京","loc_ori":"北京"}',
      norm_detail: '',
      slot_name: 'from_loc',
      slot_value:
        '{"type":"LOC_CHINA_CITY","country":"中国","city":"北京","city_simple":"北京","loc_ori":"北京","slot_content_type":"2","modify_times":"1"}',
      start: 0,
    });
    expect(reply.slots_info.find(({ slot_name }) => slot_name === 'date')).toMatchObject({ norm: '2019-09-17' });
  });

  it('asks for a place first, and answers when it is given', async () => {
    const { say } = conversation();
    const asked = await say('今天天气怎么样');
    expect(asked).toMatchObject({ dialog_status: 'START', status: 'CONTEXT_FAQ' });
    expect(asked.more_info).toBeUndefined();
    expect(await say('嗯')).toMatchObject({ dialog_status: 'CONTINUE' });
    const told = await say('上海');
    expect(told).toMatchObject({ dialog_status: 'COMPLETE' });
    expect(told.answer).toContain('上海今天');
    expect(JSON.parse(told.more_info!['weather_ans_detail']!)).toMatchObject({ data: [{ city: '上海' }] });
  });
});

describe('words sent with a request', () => {
  it('fill a slot, and do not without being sent', async () => {
    const { say, sayWith } = conversation();
    expect(await say('打电话给张三')).toMatchObject({ dialog_status: 'START', answer: '你要打电话给谁？' });
    const called = await sayWith('打电话给张三', { contact: ['李四', '张三'] });
    expect(called).toMatchObject({ dialog_status: 'COMPLETE', answer: '正在呼叫张三', status: 'GENERAL_FAQ' });
    expect(called.slots_info).toEqual([
      expect.objectContaining({ slot_name: 'contact', slot_value: '张三', norm: '张三', start: 12, end: 18 }),
    ]);
  });

  it('count under any name the bot has no dictionary for, and are reported under it', async () => {
    const called = await conversation().sayWith('打电话给张三', { your_vocab_name: ['张三'] });
    expect(called.answer).toBe('正在呼叫张三');
    expect(called.slots_info).toMatchObject([{ slot_name: 'your_vocab_name', slot_value: '张三' }]);
  });

  it('are reported even where no skill wants them', async () => {
    const { say, sayWith } = conversation();
    const words = { song: ['晴天'], singer: ['周杰伦'] };
    const reply = await sayWith('周杰伦的晴天', words);
    expect(reply).toMatchObject({ status: 'GENERAL_FAQ' });
    expect(reply.slots_info).toMatchObject([
      { slot_name: 'singer', start: 0, end: 9 },
      { slot_name: 'song', start: 12, end: 18 },
    ]);
    expect(await say('周杰伦的晴天')).toMatchObject({ status: 'NOMATCH', slots_info: [] });
  });

  it('fill the slot that was asked for a turn earlier', async () => {
    const { say, sayWith } = conversation();
    await say('打电话');
    expect(await say('张三')).toMatchObject({ dialog_status: 'CONTINUE', answer: '你要打电话给谁？' });
    expect(await sayWith('张三', { contact: ['张三'] })).toMatchObject({ answer: '正在呼叫张三' });
  });

  it("are not needed for the bot's own dictionary", async () => {
    expect(await conversation().say('打电话给妈妈')).toMatchObject({ answer: '正在呼叫妈妈' });
  });

  it('do not stand in for a dictionary of another name that the bot has', async () => {
    const bots = SAMPLE_BOTS.map((bot) => ({ ...bot, dictionaries: [{ name: 'song', words: ['晴天'] }] }));
    const platform = createEmulator({ bots });
    const ask = async (words: Record<string, string[]>) =>
      readReply(await platform.fetch(call.dictmsg({ credentials, msg: '打电话给张三和晴天', words, placing: 'json' })));
    expect(await ask({ song: ['张三'] })).toMatchObject({ dialog_status: 'START' });
    expect(await ask({ contact: ['张三'] })).toMatchObject({ answer: '正在呼叫张三' });
  });

  it('are not to be mistaken for a day or a place', async () => {
    const slots = [
      { name: 'contact', dictionary: 'contact', ask: '谁？' },
      { name: 'day', dictionary: '@date' },
    ];
    const bots = SAMPLE_BOTS.map((bot) => ({ ...bot, tasks: [{ ...PHONE_TASK, slots }] }));
    const platform = createEmulator({ bots });
    const reply = await readReply(await platform.fetch(call.message({ credentials, msg: '明天打电话' })));
    expect(reply).toMatchObject({ answer: '谁？' });
    expect(reply.slots_info.map(({ slot_name }) => slot_name)).toEqual(['_call_back_', '_stoask_', 'day']);
  });

  it('may be a hundred thousand, in a message of a hundred thousand characters', async () => {
    const words = Array.from({ length: 100_000 }, (_, i) => `联系人${i}号`);
    const reply = await conversation().sayWith('联系人联系人'.repeat(20_000) + '联系人99999号', { contact: words });
    expect(reply.slots_info).toMatchObject([{ slot_value: '联系人99999号' }]);
  });
});

describe('finding words', () => {
  const found = (words: string[], text: string) =>
    findWords(buildLexicon([{ name: 'v', words }]), text).map(({ word, start, end }) => [word, start, end]);

  it('prefers the leftmost, then the longest, and never overlaps', () => {
    expect(found(['北京', '北京大学', '大学生', '学生'], '北京大学生')).toEqual([['北京大学', 0, 4]]);
    expect(found(['a', 'aa'], 'aaa')).toEqual([
      ['aa', 0, 2],
      ['a', 2, 3],
    ]);
  });

  it('finds what a search word by word finds', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '好'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), texts, (words, text) => {
        const expected: unknown[] = [];
        for (let at = 0; at < text.length;) {
          const here = words.filter((word) => word !== '' && text.startsWith(word, at));
          const longest = here.reduce((best, word) => (word.length > best.length ? word : best), '');
          if (longest) expected.push([longest, at, at + longest.length]);
          at += longest.length || 1;
        }
        expect(found(words, text)).toEqual(expected);
      }),
    );
  });

  it('finds nothing for empty words and in empty texts', () => {
    expect(found([''], 'abc')).toEqual([]);
    expect(found(['a'], '')).toEqual([]);
  });

  it('names every dictionary that holds a word, once', () => {
    const vocabularies = [
      { name: 'a', words: ['x', 'x'] },
      { name: 'b', words: ['x'] },
    ];
    expect(findWords(buildLexicon(vocabularies), 'x')[0]?.names).toEqual(['a', 'b']);
  });
});

describe('a dialogue of several turns', () => {
  it('asks slot by slot with the pseudo slots of the engine', async () => {
    const { say } = conversation();
    const first = await say('我要订票');
    expect(first).toMatchObject({ dialog_status: 'START', answer: '请问从哪里出发？' });
    expect(first.slots_info).toMatchObject([
      { slot_name: '_call_back_', slot_value: 'SlotAsk:出发地' },
      { slot_name: '_stoask_', slot_value: '出发地' },
    ]);
    expect(await say('北京')).toMatchObject({ dialog_status: 'CONTINUE', answer: '请问要去哪里？' });
    expect(await say('上海')).toMatchObject({ dialog_status: 'CONTINUE', answer: '请问哪天出发？' });
    const last = await say('12月1日');
    expect(last).toMatchObject({ dialog_status: 'COMPLETE', answer: '已为你查询12月1日从北京到上海的车票' });
    expect(last.slots_info.map(({ slot_name }) => slot_name)).toEqual(['出发地', '目的地', '日期']);
    expect(last.slots_info[2]).toMatchObject({ norm: '2019-12-01', start: 0, end: 9 });
  });

  it('takes everything said at once, by the words before it', async () => {
    const reply = await conversation().say('买票，明天到上海，从北京走');
    expect(reply.answer).toBe('已为你查询明天从北京到上海的车票');
  });

  it('is kept apart by username and by bot', async () => {
    const { say } = conversation();
    await say('订票');
    expect(await say('北京', { username: 'v' })).toMatchObject({ status: 'NOMATCH' });
    expect(await say('北京', { keys: other })).toMatchObject({ status: 'NOMATCH' });
    expect(await say('北京')).toMatchObject({ dialog_status: 'CONTINUE' });
  });

  it('ends when cancelled, when another question is asked, after three misses, and in time', async () => {
    const { say, wait } = conversation();
    await say('订票');
    expect(await say('取消')).toMatchObject({ dialog_status: 'COMPLETE' });
    expect(await say('北京')).toMatchObject({ status: 'NOMATCH' });
    await say('订票');
    expect(await say('谢谢')).toMatchObject({ answer: '不客气！' });
    expect(await say('北京')).toMatchObject({ status: 'NOMATCH' });
    await say('订票');
    for (const status of ['CONTEXT_FAQ', 'CONTEXT_FAQ', 'NOMATCH']) expect(await say('嗯嗯')).toMatchObject({ status });
    await say('订票');
    wait(DIALOGUE_LIFETIME_MS + 1);
    expect(await say('北京')).toMatchObject({ status: 'NOMATCH' });
  });

  it('is forgotten when too many others came after it', async () => {
    const { say } = conversation();
    await say('订票');
    for (let i = 0; i < DIALOGUES_KEPT; i++) await say('订票', { username: `v${i}` });
    expect(await say('北京')).toMatchObject({ status: 'NOMATCH' });
    expect(await say('北京', { username: 'v1' })).toMatchObject({ dialog_status: 'CONTINUE' });
    // v1 has just spoken, so v2 is now the one that was silent longest.
    await say('订票', { username: 'one more' });
    await say('订票', { username: 'and another' });
    expect(await say('上海', { username: 'v1' })).toMatchObject({ answer: '请问哪天出发？' });
    expect(await say('北京', { username: 'v2' })).toMatchObject({ status: 'NOMATCH' });
  });
});

describe('rich answers', () => {
  const json = (path: string) => (reply: ReplyBody) => memberAt(JSON.parse(reply.answer), path);
  const detail = (name: string) => (reply: ReplyBody) => JSON.parse(reply.more_info![name]!) as unknown;
  const MARKS: Record<RichKind, (reply: ReplyBody) => unknown> = {
    'text-link': ({ answer }) => /<a href="https:/.test(answer),
    menu: ({ answer }) => /weixin:\/\/bizmsgmenu\?msgmenucontent=/.test(answer),
    emoji: ({ answer }) => answer.includes('[微笑]'),
    'news-h5': (reply) => json('news.articles.0.type')(reply) === 'h5',
    'news-mp': (reply) => json('news.articles.0.type')(reply) === 'mp',
    image: json('image.url'),
    miniprogram: json('miniprogrampage.appid'),
    voice: json('voice.url'),
    video: json('video.url'),
    streaming: json('generate_url'),
    'multimsg-text': (reply) => typeof json('multimsg.0')(reply) === 'string',
    'multimsg-object': (reply) => typeof json('multimsg.0')(reply) === 'object',
    music: (reply) => reply.answer_type === 'music' && detail('music_ans_detail')(reply),
    fm: (reply) => reply.answer_type === 'music' && detail('fm_ans_detail')(reply),
    'news-skill': (reply) => reply.answer_type === 'news' && detail('news_ans_detail')(reply),
    weather: detail('weather_ans_detail'),
    options: ({ options }) => options?.length === 3,
  };

  it.each(RICH_UTTERANCES)('$utterance is answered with $kind', async ({ utterance, kind }) => {
    const reply = await conversation().say(utterance);
    expect(MARKS[kind](reply)).toBeTruthy();
    expect(reply.msg[0]?.content).toBe(reply.answer);
  });

  it('exist for every kind', () => {
    expect(new Set(RICH_UTTERANCES.map(({ kind }) => kind))).toEqual(new Set(Object.keys(MARKS)));
  });
});
