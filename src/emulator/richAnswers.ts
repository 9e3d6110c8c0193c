/** One answer of every rich kind of protocol.md section 4.4, each behind an utterance. */
import type { FaqEntry, Reply } from './bots.ts';
import type { Json, JsonObject } from './json.ts';
import { jsonText } from './json.ts';

export type RichKind =
  | 'text-link'
  | 'menu'
  | 'emoji'
  | 'news-h5'
  | 'news-mp'
  | 'image'
  | 'miniprogram'
  | 'voice'
  | 'video'
  | 'streaming'
  | 'multimsg-text'
  | 'multimsg-object'
  | 'music'
  | 'fm'
  | 'news-skill'
  | 'weather'
  | 'options';

/** What to say to get an answer of a kind. The weather is a skill of its own: its utterance is listed, not answered here. */
export const RICH_UTTERANCES: readonly { utterance: string; kind: RichKind }[] = [
  { utterance: '链接', kind: 'text-link' },
  { utterance: '菜单', kind: 'menu' },
  { utterance: '表情', kind: 'emoji' },
  { utterance: '图文', kind: 'news-h5' },
  { utterance: '公众号文章', kind: 'news-mp' },
  { utterance: '图片', kind: 'image' },
  { utterance: '小程序', kind: 'miniprogram' },
  { utterance: '语音', kind: 'voice' },
  { utterance: '视频', kind: 'video' },
  { utterance: '流式回答', kind: 'streaming' },
  { utterance: '多条消息', kind: 'multimsg-text' },
  { utterance: '多条对象', kind: 'multimsg-object' },
  { utterance: '播放音乐', kind: 'music' },
  { utterance: '讲个笑话', kind: 'fm' },
  { utterance: '今日新闻', kind: 'news-skill' },
  { utterance: '北京今天天气', kind: 'weather' },
  { utterance: '常见问题', kind: 'options' },
];

const SITE = 'https://example.com';

const NEWS_H5: JsonObject = {
  news: {
    articles: [
      { title: '网页文章', description: '一篇网页文章', url: `${SITE}/article/1`, picurl: `${SITE}/1.png`, type: 'h5' },
      { title: '第二篇', description: '又一篇', url: `${SITE}/article/2`, picurl: `${SITE}/2.png`, type: 'h5' },
    ],
  },
};

const NEWS_MP: JsonObject = {
  news: {
    articles: [
      {
        title: '公众号文章',
        description: '一篇公众号文章',
        url: 'https://mp.weixin.qq.com/s/example',
        picurl: `${SITE}/mp.png`,
        type: 'mp',
      },
    ],
  },
};

const IMAGE: JsonObject = { image: { media_id: 'emulated-image', url: `${SITE}/image.png` } };

const SONG = {
  id: '1',
  mid: '000emulated',
  name: '示例歌曲',
  author: '示例歌手',
  album_id: '2',
  album_name: '示例专辑',
  album_pic_url: `${SITE}/album.png`,
  url: `${SITE}/song.mp3`,
};

/** A kind, its skill (`ans_node_name`) and what is answered. */
const RICH_REPLIES: Record<Exclude<RichKind, 'weather'>, { skill: string; reply: Reply }> = {
  'text-link': rich({ answer: `请看<a href="${SITE}/help">帮助中心</a>，那里有更多说明。` }),
  menu: rich({ answer: `你可以问：\n${menuItem('什么时候发货')}\n${menuItem('如何修改收货地址')}` }),
  emoji: rich({ answer: '收到[微笑]，祝你开心[玫瑰][呲牙]' }),
  'news-h5': json(NEWS_H5),
  'news-mp': json(NEWS_MP),
  image: json(IMAGE),
  miniprogram: json({
    miniprogrampage: {
      title: '示例小程序',
      appid: 'wx0000000000000000',
      pagepath: 'pages/index/index',
      thumb_media_id: 'emulated-thumb',
      thumb_url: `${SITE}/thumb.png`,
    },
  }),
  voice: json({ voice: { id: 'emulated-voice', url: `${SITE}/voice.mp3`, name: '示例语音' } }),
  video: json({
    video: { id: 'emulated-video', url: `${SITE}/video.mp4`, title: '示例视频', desc: '一段视频' },
    name: '示例视频',
  }),
  streaming: json({
    generate_url: `${SITE}/generate/1`,
    ref_docs: [{ doc_name: '产品手册.pdf', ref_contents: [{ content: '付款后 48 小时内发货。' }] }],
  }),
  'multimsg-text': json({ multimsg: ['第一条：纯文本', jsonText(IMAGE), jsonText(NEWS_H5)] }),
  'multimsg-object': json({ multimsg: [IMAGE, NEWS_MP] }),
  music: {
    skill: '音乐',
    reply: {
      answer: '为你播放示例歌曲',
      answerType: 'music',
      moreInfo: {
        music_ans_detail: {
          code: 0,
          msg: '',
          feed: { ext_buf: '' },
          play_command: { play_list: [SONG] },
          speak_command: { speak_type: 0, text: '为你播放示例歌曲' },
        },
      },
      item: {
        music_url: SONG.url,
        pic_url: SONG.album_pic_url,
        singer_name: SONG.author,
        song_name: SONG.name,
        album_name: SONG.album_name,
      },
    },
  },
  fm: {
    skill: 'FM-笑话',
    reply: {
      answer: '来听个笑话吧',
      answerType: 'music',
      moreInfo: {
        fm_ans_detail: {
          err_code: 0,
          node_name: 'FM-笑话',
          app_info: { app_id: 'emulated', name: '示例电台' },
          feed: { cover: `${SITE}/fm.png`, ext_buf: '' },
          audio_play_command: { play_list: [{ ...SONG, name: '示例笑话', url: `${SITE}/joke.mp3` }] },
        },
      },
    },
  },
  'news-skill': {
    skill: '新闻',
    reply: {
      answer: '为你找到这些新闻',
      answerType: 'news',
      moreInfo: {
        news_ans_detail: {
          data: { docs: [{ title: '示例新闻', shortcut: `${SITE}/news.png`, abs_s: '一条示例新闻的摘要' }] },
        },
      },
      item: {
        articles: [
          { title: '示例新闻', description: '一条示例新闻的摘要', pic_url: `${SITE}/news.png`, url: `${SITE}/news/1` },
        ],
      },
    },
  },
  options: rich({ answer: '你想了解哪一个问题？', options: ['什么时候发货', '如何修改收货地址', '如何修改收货电话'] }),
};

function rich(reply: Reply): { skill: string; reply: Reply } {
  return { skill: '富文本示例', reply };
}

function json(answer: Json) {
  return rich({ answer: jsonText(answer) });
}

function menuItem(question: string): string {
  return `<a href="weixin://bizmsgmenu?msgmenucontent=${question}&msgmenuid=${question}">${question}</a>`;
}

const FIRST_RICH_NODE = 40001;

export const RICH_FAQ: readonly FaqEntry[] = RICH_UTTERANCES.flatMap(({ utterance, kind }, i): FaqEntry[] => {
  if (kind === 'weather') return [];
  return [{ id: FIRST_RICH_NODE + i, title: utterance, questions: [utterance, kind], ...RICH_REPLIES[kind] }];
});
