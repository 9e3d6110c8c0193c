import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { readAddress, textRuns } from './links.ts';
import { readAnswer } from './richAnswer.ts';

const json = JSON.stringify;
const HTTPS = { raw: 'https://e.com/a', href: 'https://e.com/a' };

function partsOf(envelope: Record<string, unknown>) {
  return readAnswer(String(envelope['answer'] ?? ''), { envelope: parseJson(json(envelope)).root! });
}

describe('text', () => {
  test('links, suggestions and emoji codes are told apart from text', () => {
    const answer =
      '你好[微笑]，看<a href="https://e.com/a">这里</a>或<a href="weixin://bizmsgmenu?msgmenucontent=退款&msgmenuid=7">怎么退款</a>[图片]';
    expect(readAnswer(answer)).toEqual([
      {
        kind: 'text',
        pointer: '/answer',
        runs: [
          { kind: 'text', text: '你好' },
          { kind: 'emoji', name: '微笑', text: '[微笑]' },
          { kind: 'text', text: '，看' },
          { kind: 'link', text: '这里', href: 'https://e.com/a' },
          { kind: 'text', text: '或' },
          { kind: 'menu', text: '怎么退款', question: '退款', menuId: '7' },
          { kind: 'text', text: '[图片]' },
        ],
      },
    ]);
  });

  test('a suggestion may be percent-encoded or lack its question', () => {
    const menu = (query: string) => textRuns(`<a href='weixin://bizmsgmenu?${query}'>Q</a>`)[0];
    expect(menu('msgmenucontent=%E9%80%80%E6%AC%BE')).toMatchObject({ question: '退款' });
    expect(menu('msgmenucontent=100%')).toMatchObject({ question: '100%' });
    expect(menu('x=1')).toMatchObject({ kind: 'menu', question: 'Q' });
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    '&#x6a;avascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://e.com/1',
    'weixin://dl/business',
    'tel:10086',
    '//e.com/',
    '/relative',
    'https://',
    `https://e.com/${'a'.repeat(9000)}`,
  ])('%j is no link', (href) => {
    const [run] = textRuns(`<a href="${href}">点我</a>`);
    expect(run).toMatchObject({ kind: 'unsafeLink', text: '点我' });
  });

  test.each([
    '<script>x</script>',
    '<img src=x onerror=y>',
    '<a>no address</a>',
    '<a href="https://e.com/">never closed',
    '<a href="https://e.com/"><b>markup</b></a>',
    '<a href="https://e.com/>x</a>',
    '<abbr href="https://e.com/">x</abbr>',
    'a < b > c',
    '</a>',
  ])('%j stays text', (text) => {
    expect(textRuns(text)).toEqual([{ kind: 'text', text }]);
  });

  test('other attributes, quotes and capitals do not hide the address', () => {
    const text = `<A target=_blank data-x='>' class="b" HREF = 'https://e.com/a' >x</A >`;
    expect(textRuns(text.replace("data-x='>' ", ''))).toEqual([{ kind: 'link', text: 'x', href: 'https://e.com/a' }]);
  });

  test('only http and https survive, whatever the text', () => {
    const piece = fc.constantFrom(
      '<a ',
      'href=',
      '"',
      "'",
      '>',
      '</a>',
      'javascript:',
      'https://e.com',
      'data:',
      '&#58;',
      ' ',
      '[微笑]',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const run of textRuns(pieces.join(''))) {
          if (run.kind === 'link') expect(run.href).toMatch(/^https?:\/\//);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['<a ', '<a href="', '<a href="x">', '<a href="x">y</a', '[', '[微', '</a', "<a x='", '&#', ' '])(
    'a megabyte of %j is read in one pass',
    (piece) => {
      const text = `${piece.repeat(Math.floor(1_000_000 / piece.length))}</a>`;
      expect(textRuns(text).length).toBeGreaterThan(0);
    },
  );
});

describe('cards', () => {
  test.each([
    [
      { news: { articles: [{ title: 'T', description: 'D', url: HTTPS.raw, picurl: 'javascript:x', type: 'mp' }] } },
      {
        kind: 'news',
        articles: [{ variant: 'mp', title: 'T', description: 'D', url: HTTPS, picture: { raw: 'javascript:x' } }],
      },
    ],
    [{ image: { media_id: 'm', url: HTTPS.raw } }, { kind: 'image', url: HTTPS, mediaId: 'm' }],
    [{ image: { url: HTTPS.raw, name: 'n' } }, { kind: 'image', url: HTTPS, name: 'n' }],
    [
      { miniprogrampage: { title: 'T', appid: 'wx1', pagepath: 'p/q', thumb_media_id: 't', thumb_url: HTTPS.raw } },
      { kind: 'miniProgram', member: 'miniprogrampage', appId: 'wx1', pagePath: 'p/q', thumb: HTTPS },
    ],
    [{ miniprogram: { title: 'T' } }, { kind: 'miniProgram', member: 'miniprogram', title: 'T', appId: '' }],
    [{ voice: { id: 9007199254740993, url: HTTPS.raw, name: 'n' } }, { kind: 'voice', name: 'n', url: HTTPS }],
    [
      { voice: { media_id: 'm', name: 'n', update_time: 1700000000 } },
      { kind: 'voice', mediaId: 'm', updateTime: '1700000000' },
    ],
    [
      { video: { id: 'i', url: HTTPS.raw, title: 'T', desc: 'D' }, name: 'N' },
      { kind: 'video', title: 'T', description: 'D' },
    ],
    [
      { video: { media_id: 'm', title: 'T', cover_url: HTTPS.raw, description: 'D' } },
      { kind: 'video', mediaId: 'm', cover: HTTPS, description: 'D' },
    ],
    [
      { generate_url: HTTPS.raw, ref_docs: [{ doc_name: 'N', ref_contents: [{ content: 'C' }] }] },
      { kind: 'streaming', generateUrl: HTTPS, documents: [{ name: 'N', contents: ['C'] }] },
    ],
    [
      { multimsg: ['你好', json({ image: { url: HTTPS.raw } }), { image: { url: HTTPS.raw } }] },
      { kind: 'multi', parts: [{ kind: 'text' }, { kind: 'image', url: HTTPS }, { kind: 'image', url: HTTPS }] },
    ],
    [
      { callback: { a: 1 } },
      { kind: 'unknown', reason: 'unknown_shape', members: ['callback'], raw: '{"callback":{"a":1}}' },
    ],
    [{ news: 'x' }, { kind: 'unknown', reason: 'wrong_type' }],
    [{ image: null }, { kind: 'unknown', reason: 'wrong_type' }],
    [{ multimsg: {} }, { kind: 'unknown', reason: 'wrong_type' }],
  ])('%j', (card, part) => {
    expect(readAnswer(json(card))).toMatchObject([part]);
  });

  test('what no card explains is kept as it stands, in a list and as an object too', () => {
    const own = { callback: { a: 1 } };
    expect(
      readAnswer(`{"multimsg": [{"callback":  {"a":1}}, 42, null, "${json(own).replaceAll('"', '\\"')}"]}`),
    ).toMatchObject([
      { parts: [{ raw: '{"callback":  {"a":1}}' }, { raw: '42' }, { raw: 'null' }, { raw: json(own) }] },
    ]);
    const source = '{"more_info":{"fm_ans_detail":{"strange": 1}}}';
    expect(readAnswer('', { envelope: parseJson(source).root!, source })).toMatchObject([{ raw: '{"strange": 1}' }]);
  });

  test('an image without an address or name has none', () => {
    expect(readAnswer('{"image":{}}')).toEqual([{ kind: 'image', pointer: '/answer' }]);
  });

  test('JSON that breaks off is kept and said to be broken, braces in a text are text', () => {
    expect(readAnswer('{"news":{"articles":[')).toMatchObject([
      { kind: 'unknown', reason: 'broken_json', members: ['news'] },
    ]);
    expect(readAnswer('{你好}')).toMatchObject([{ kind: 'text' }]);
    expect(readAnswer('[微笑]')).toMatchObject([{ kind: 'text', runs: [{ kind: 'emoji' }] }]);
  });

  test('answers nested without end stop', () => {
    let answer = '你好';
    for (let i = 0; i < 12; i++) answer = json({ multimsg: [answer] });
    expect(json(readAnswer(answer))).toContain('too_deep');
  });

  test('names from the prototype are no cards', () => {
    expect(readAnswer('{"constructor":1,"__proto__":{"x":1}}')).toMatchObject([{ reason: 'unknown_shape' }]);
  });
});

describe('what stands beside the answer', () => {
  const track = { id: 1, name: '晚风', author: 'A', album_name: 'B', album_pic_url: HTTPS.raw, url: 'ftp://x/' };
  const shown = { title: '晚风', author: 'A', album: 'B', cover: HTTPS, url: { raw: 'ftp://x/' } };

  test.each([
    [
      { music_ans_detail: json({ play_command: { play_list: [track] }, speak_command: { text: '为你播放' } }) },
      { kind: 'music', tracks: [shown], speak: '为你播放', pointer: '/more_info/music_ans_detail' },
    ],
    [
      {
        fm_ans_detail: json({
          audio_play_command: { play_list: [track] },
          app_info: { name: 'FM' },
          feed: { cover: HTTPS.raw },
          node_name: '笑话',
        }),
      },
      { kind: 'fm', node: '笑话', app: 'FM', tracks: [shown], cover: HTTPS },
    ],
    [
      { news_ans_detail: json({ data: { docs: [{ title: 'T', shortcut: HTTPS.raw, abs_s: 'S' }] } }) },
      { kind: 'newsSkill', documents: [{ title: 'T', summary: 'S', picture: HTTPS }] },
    ],
    [{ weather_ans_detail: json({ data: [{ day: 1 }] }) }, { kind: 'weather', days: [{ kind: 'object' }] }],
    [{ weather_ans_detail: { data: [] } }, { kind: 'weather', days: [] }],
    [{ music_ans_detail: '{"play_' }, { kind: 'unknown', reason: 'broken_json', raw: '{"play_' }],
    [{ fm_ans_detail: '{"other":1}' }, { kind: 'unknown', reason: 'unknown_shape', members: ['other'] }],
  ])('more_info %j', (more_info, part) => {
    expect(partsOf({ answer: '', more_info })).toMatchObject([part]);
  });

  test('empty details are nothing', () => {
    expect(partsOf({ answer: 'a', more_info: { music_ans_detail: '', fm_ans_detail: null } })).toHaveLength(1);
    expect(partsOf({ answer: 'a', more_info: 'x', msg: 'y', options: 'z', opening: 1 })).toHaveLength(1);
  });

  test('music and articles of msg[] are shown with their place', () => {
    const msg = [
      { content: 'x', song_name: 'S', singer_name: 'N', music_url: HTTPS.raw },
      { articles: [{ title: 'T', pic_url: HTTPS.raw }] },
      { content: 'only text' },
    ];
    expect(partsOf({ answer: '', msg })).toEqual([
      { kind: 'music', tracks: [{ title: 'S', author: 'N', album: '', url: HTTPS }], pointer: '/msg/0' },
      {
        kind: 'news',
        articles: [{ variant: 'other', title: 'T', description: '', picture: HTTPS }],
        pointer: '/msg/1/articles',
      },
    ]);
  });

  test('options keep their score as sent', () => {
    const envelope = parseJson(
      '{"opening":"你想问","options":[{"title":"退款","confidence":0.90},"x"],"take_options_only":true}',
    ).root!;
    expect(readAnswer('', { envelope })).toEqual([
      {
        kind: 'options',
        opening: '你想问',
        options: [
          { title: '退款', skill: '', answer: '', confidence: '0.90', pointer: '/options/0' },
          { title: 'x', skill: '', answer: '', pointer: '/options/1' },
        ],
        listOnly: 'yes',
        pointer: '/options',
      },
    ]);
  });
});

test('an address is judged as a browser reads it', () => {
  expect(readAddress('HTTP://E.com')).toEqual({ raw: 'HTTP://E.com', href: 'http://e.com/' });
  expect(readAddress('https:e.com')).toEqual({ raw: 'https:e.com', href: 'https://e.com/' });
  expect(readAddress('\u0001javascript:alert(1)').href).toBeUndefined();
});
