import { readFileSync } from 'node:fs';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Exchange } from '#data/exchange.ts';
import { exchangeOf, replied } from '#data/fixtures/replied.ts';
import { readExchange } from '#data/replyReader.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import type { Locale } from '#i18n/locale.ts';
import { en } from '#i18n/en.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { utf8 } from '#protocol/bytes.ts';
import { maskSecret } from '#protocol/credentials.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { CopyContext } from '#ui/copying.ts';
import { DecodedPane } from './DecodedPane.tsx';

const { decoded, issues, fields } = zhCN;
const fixture = (name: string) => new Uint8Array(readFileSync(`${import.meta.dirname}/../../answer/fixtures/${name}`));

const answering = (answer: unknown, more: object = {}) =>
  replied(
    utf8(
      JSON.stringify({
        answer: typeof answer === 'string' ? answer : JSON.stringify(answer),
        status: 'FAQ',
        bid_stat: {},
        ...more,
      }),
    ),
  );

afterEach(cleanup);

const asked: string[] = [];

function Shown({ exchange, sending }: { exchange: Exchange | undefined; sending: boolean }) {
  const [linkedPointer, setLinkedPointer] = useState<string>();
  return (
    <>
      <DecodedPane
        exchange={exchange}
        reading={exchange && readExchange(exchange)}
        sending={sending}
        linkedPointer={linkedPointer}
        onLink={setLinkedPointer}
        onAsk={(question) => asked.push(question)}
        onUseProfile={(id) => asked.push(id)}
      />
      <output aria-label="linked">{linkedPointer ?? 'none'}</output>
    </>
  );
}

async function show(exchange: Exchange | undefined, locale: Locale = 'zh-CN', sending: 'still' | 'sending' = 'still') {
  asked.length = 0;
  await act(async () =>
    render(
      <Suspense>
        <I18nProvider locale={locale}>
          <AllWords>
            <Shown exchange={exchange} sending={sending === 'sending'} />
          </AllWords>
        </I18nProvider>
      </Suspense>,
    ),
  );
  const { workbench } = locale === 'en' ? en : zhCN;
  return screen.getByRole('region', { name: workbench.decoded });
}

/** Shows an answer and collects what is copied from it. */
async function showCopying(exchange: Exchange): Promise<string[]> {
  const copied: string[] = [];
  const copy = (text: string) => Promise.resolve(copied.push(text) > 0);
  await act(async () =>
    render(
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <CopyContext value={{ copy, words: zhCN.shell }}>
              <Shown exchange={exchange} sending={false} />
            </CopyContext>
          </AllWords>
        </I18nProvider>
      </Suspense>,
    ),
  );
  return copied;
}

test('the trace id is copied by itself, whole', async () => {
  const copied = await showCopying(answering('hi', { rid: '4c46948c' }));
  await userEvent.click(screen.getByRole('button', { name: `${zhCN.shell.copy} ${decoded.rows.rid}` }));
  expect(copied).toEqual(['4c46948c']);
});

const announced = (pane: HTMLElement) => within(pane).getAllByRole('status')[0]!.textContent;

describe('before there is a reply', () => {
  test('says what will stand here', async () => {
    expect((await show(undefined)).textContent).toContain(decoded.nothing);
  });

  test('while sending, nothing of the reply before is shown or announced', async () => {
    const pane = await show(replied(fixture('01-documented-text.json')), 'zh-CN', 'sending');
    expect(pane.textContent).toContain(decoded.waiting);
    expect(pane.textContent).not.toContain('你好呀');
    expect(announced(pane)).toBe('');
  });
});

describe('the note for the person who keeps the bot', () => {
  test('is copied where the bot has to be mended, and not offered where it is healthy', async () => {
    const copied = await showCopying(replied(fixture('01-documented-text.json')));
    await userEvent.click(screen.getByRole('button', { name: decoded.bundle.copyNote }));
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain(`# ${decoded.bundle.noteTitle}`);
    cleanup();
    await show(replied(fixture('07-bid-stat-healthy.json')));
    expect(screen.queryByRole('button', { name: decoded.bundle.copyNote })).toBeNull();
    expect(screen.getByRole('button', { name: decoded.bundle.copy })).toBeDefined();
  });
});

describe('a healthy reply', () => {
  test('is announced in one sentence', async () => {
    expect(announced(await show(replied(fixture('07-bid-stat-healthy.json'))))).toBe(
      '已响应 200，命中问答，置信度 1.00',
    );
    cleanup();
    expect(announced(await show(replied(fixture('07-bid-stat-healthy.json')), 'en'))).toBe(
      'Response 200, Answered, confidence 1.00',
    );
  });

  test('a row leads to the line it came from', async () => {
    await show(replied(fixture('07-bid-stat-healthy.json')));
    const row = screen.getByRole('row', { name: /^标准问/ });
    await userEvent.click(within(row).getByRole('button'));
    expect(screen.getByRole('status', { name: 'linked' }).textContent).toBe('/msg/0/resp_title');
  });

  test('every field has its meaning and how sure it is', async () => {
    await show(replied(fixture('07-bid-stat-healthy.json')));
    await userEvent.click(screen.getByText(decoded.allFields));
    const row = await screen.findByRole('row', { name: /^bid_stat\.latest_time/ });
    expect(row.textContent).toContain(fields.meanings['bid_stat.latest_time']);
    expect(row.textContent).toContain(decoded.evidences.inferred);
    expect(screen.getByRole('row', { name: /^answer_type/ }).textContent).toContain('boolean');
  });
});

describe('the version of the bot', () => {
  test('not in use: the gap in words, the path of the failure, and what to do', async () => {
    const pane = await show(replied(fixture('01-documented-text.json')));
    expect(pane.textContent).toContain(decoded.healthStale);
    expect(pane.textContent).toMatch(/落后 7 天 21 小时 5[89] 分/);
    const failed = screen.getByRole('region', { name: decoded.failedAt });
    const steps = within(failed)
      .getAllByRole('listitem')
      .map((step) => step.textContent);
    expect(steps).toEqual([
      '技能微信通用意图',
      '意图肯定',
      '分支branches.s_Any@',
      "参数arguments's element.slot",
      '原因slot does not exist!',
    ]);
    expect(screen.getByRole('region', { name: decoded.advice }).textContent).toContain('微信通用意图');
  });

  test('a reason of an unknown pattern stays whole', async () => {
    const stale = { latest_valid: false, up_ret: -1, err_msg: 'disk full' };
    await show(answering('x', { bid_stat: stale }));
    const failed = screen.getByRole('region', { name: decoded.failedAt });
    expect(failed.textContent).toContain('disk full');
    expect(failed.textContent).toContain(decoded.pathUnknown);
    expect(within(failed).queryAllByRole('listitem')).toEqual([]);
  });

  test('not returned: said, not guessed', async () => {
    expect((await show(replied(fixture('06-missing-bid-stat.json')))).textContent).toContain(decoded.healthAbsent);
  });
});

describe('confidence', () => {
  test('absent is a dash, not a zero', async () => {
    await show(answering('x'));
    expect(screen.getByRole('region', { name: decoded.confidence }).textContent).toContain('—');
  });

  test('zero is a zero', async () => {
    await show(replied(fixture('04-nomatch.json')));
    expect(screen.getByRole('region', { name: decoded.confidence }).textContent).toContain('0.00');
  });
});

describe('refusals', () => {
  test('the code has its meaning, its row in the table, and no success is announced', async () => {
    const pane = await show(replied(utf8('{"errcode":1005,"errmsg":"signature is expired or invalid"}')));
    expect(within(pane).getByRole('heading', { name: '签名没有通过校验' })).toBeTruthy();
    const hit = within(pane).getByRole('row', { current: true });
    expect(hit.textContent).toContain('签名过期或无效');
    expect(announced(pane)).toBe('已响应 200，签名没有通过校验');
    expect(pane.textContent).toContain(decoded.http200);
  });

  test('a code without public meaning is said to have none', async () => {
    const pane = await show(replied(fixture('13-error-object.json')));
    expect(pane.textContent).toContain(decoded.noMeaning);
  });

  test('the emulator’s hint is the emulator’s own', async () => {
    const headers = [['X-Emulator-Hint', 'key-base64-decoded, decrypt-bad-padding']] as const;
    const pane = await show(replied(utf8('{"errcode":1005}'), { headers }));
    expect(pane.textContent).toContain(decoded.hints['key-base64-decoded']);
    expect(pane.textContent).toContain(decoded.hintDecrypt('bad-padding'));
    expect(pane.textContent).toContain(decoded.hintNote);
  });

  test('a page instead of data', async () => {
    const pane = await show(replied(fixture('15-html-error-page.txt'), { status: 502 }));
    expect(pane.textContent).toContain('502');
    expect(pane.querySelector('center')).toBeNull();
  });

  test('a call that broke off: why, and what can still be read', async () => {
    const received = {
      status: 200,
      statusText: '',
      headers: [],
      body: fixture('16-truncated-json.txt'),
      emulated: true,
    };
    const pane = await show(
      exchangeOf({ kind: 'failure', reason: 'reset', detail: '', received, phases: { total: 1 } }),
    );
    expect(within(pane).getByRole('heading', { name: issues.failure.reset.title })).toBeTruthy();
    expect(pane.textContent).toContain('你好呀');
    expect(announced(pane)).toContain(issues.failure.reset.title);
  });

  test('of a reply that broke off, what was not read is not said to be missing', async () => {
    const pane = await show(replied(utf8('{"answer":"前半句","from_user_name":"u","ti')));
    expect(pane.textContent).toContain('前半句');
    expect(pane.textContent).toContain(decoded.missingInPart);
    for (const absent of [decoded.missing, decoded.statusMissing, decoded.confidenceMissing, decoded.healthAbsent]) {
      expect(pane.textContent).not.toContain(absent);
    }
  });

  test('only a text that ends too early is called incomplete', async () => {
    const heading = (name: string) => screen.queryByRole('heading', { name });
    await show(replied(utf8('{"answer":"a"')));
    expect(heading(decoded.verdicts.broken_json)).toBeTruthy();
    cleanup();
    await show(replied(utf8('{"answer":"a"} more')));
    expect(heading(decoded.verdicts.broken_json)).toBeNull();
    expect(heading(decoded.wrongJson)).toBeTruthy();
  });
});

describe('rich answers', () => {
  test('no value of a card is left out', async () => {
    const more_info = {
      weather_ans_detail: JSON.stringify({ data: [{ date: '一月一日', tips: { 穿衣: '大衣', list: [7] } }] }),
      fm_ans_detail: JSON.stringify({ audio_play_command: { play_list: [] }, feed: { cover: 'https://fm.example/c' } }),
    };
    const several = [
      { video: { title: '片', media_id: 'v1', update_time: 1700 }, name: '片.mp4' },
      { voice: { name: '声', media_id: 's1', update_time: 1800 } },
      { miniprogrampage: { title: '程', thumb_media_id: 't1' } },
    ];
    const pane = await show(answering({ multimsg: several }, { more_info }));
    for (const text of ['片.mp4', 'v1', '1700', 's1', '1800', 't1', 'tips.穿衣: 大衣 · tips.list[0]: 7']) {
      expect(pane.textContent).toContain(text);
    }
    expect(screen.getByRole('button', { name: decoded.picture('fm.example') })).toBeTruthy();
  });

  test('a slot of the engine itself says what it is for', async () => {
    const pane = await show(answering('去哪', { slots_info: [{ slot_name: '_stoask_', slot_value: '出发地' }] }));
    expect(pane.textContent).toContain(fields.pseudoSlots._stoask_);
  });

  test('a robot that is called by the TOKEN is named so, and the TOKEN stays masked', async () => {
    const { token } = PUBLISHED_SAMPLE;
    const pane = await show(answering('好', { to_user_name: token }));
    expect(pane.textContent).toContain(`${decoded.rows.to}${maskSecret(token)} ${decoded.requestToken}`);
    expect(pane.textContent).not.toContain(token);
    cleanup();
    const other = await show(answering('好', { to_user_name: '10808' }));
    expect(other.textContent).toContain(`${decoded.rows.to}10808`);
  });

  test('a column that no slot fills is left out', async () => {
    const heads = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
    const { type, place } = decoded.slotHeads;
    await show(answering('去哪', { slots_info: [{ slot_name: 'a', slot_value: 'b', start: 0, end: 1 }] }));
    expect([heads().includes(type), heads().includes(place)]).toEqual([false, true]);
    cleanup();
    await show(answering('去哪', { slots_info: [{ slot_name: 'a', slot_value: 'b', entity_type: 0 }] }));
    expect([heads().includes(type), heads().includes(place)]).toEqual([true, false]);
  });

  test('links open elsewhere, without a trace, and show their host', async () => {
    await show(answering('see <a href="https://example.com/a">here</a>'));
    const link = screen.getByRole('link', { name: 'here' });
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
    expect(screen.getByText('(example.com)')).toBeTruthy();
  });

  test('a suggestion asks its question', async () => {
    await show(answering('<a href="weixin://bizmsgmenu?msgmenucontent=退货&msgmenuid=1">怎么退货</a>'));
    await userEvent.click(screen.getByRole('button', { name: '怎么退货' }));
    expect(asked).toEqual(['退货']);
  });

  test('an option asks its question', async () => {
    await show(answering('?', { options: [{ title: '开发票', confidence: 0.6 }] }));
    await userEvent.click(screen.getByRole('button', { name: /^开发票/ }));
    expect(asked).toEqual(['开发票']);
  });

  test('an emoji code is a picture with its name', async () => {
    await show(answering('好[微笑]'));
    expect(screen.getByRole('img', { name: '微笑' })).toBeTruthy();
  });

  test('a picture is not loaded until it is asked for', async () => {
    const pane = await show(answering({ image: { url: 'https://pics.example/p.png' } }));
    expect(pane.querySelector('img, iframe')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /pics\.example/ }));
    const frame = pane.querySelector('iframe')!;
    expect(frame.getAttribute('src')).toBe(`/picture.html#${encodeURIComponent('https://pics.example/p.png')}`);
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts');
  });

  test('nothing of a hostile answer becomes an element or a link', async () => {
    const pane = await show(replied(fixture('10-html-and-script.json')));
    expect(pane.querySelector('script, iframe, img, svg[onload], a')).toBeNull();
    expect(pane.textContent).toContain('<script>');
    expect(pane.textContent).toContain(decoded.unsafeLink('javascript:'));
  });

  test('a shape nobody has described is shown as it is and said to be unknown', async () => {
    const pane = await show(answering({ callback: { x: 1 } }));
    expect(pane.textContent).toContain(decoded.unknownReasons.unknown_shape);
    expect(pane.textContent).toContain('{"callback":{"x":1}}');
  });

  test.each([
    ['news', { news: { articles: [{ title: '标题', url: 'https://a.example/', type: 'mp' }] } }, decoded.parts.mp],
    ['mini program', { miniprogrampage: { title: '小', appid: 'wx1', pagepath: 'p/i' } }, 'wx1'],
    ['voice', { voice: { media_id: 'm1', name: '声' } }, 'm1'],
    ['video', { video: { url: 'javascript:1', title: '影' } }, decoded.unsafeLink('')],
    ['streaming', { generate_url: 'https://s.example/', ref_docs: [{ doc_name: '手册' }] }, '手册'],
    ['several', { multimsg: ['一', '{"image":{"media_id":"i9"}}'] }, 'i9'],
  ])('%s', async (_, answer, text) => {
    expect((await show(answering(answer))).textContent).toContain(text);
  });
});

describe('odd replies', () => {
  test('unknown members are listed under their own names', async () => {
    const pane = await show(replied(fixture('08-unknown-extra-fields.json')));
    expect(pane.textContent).toContain('__proto__');
    expect(pane.textContent).toContain('bid_stat.x_retry');
  });

  test('wrong types are shown with a note', async () => {
    const pane = await show(replied(fixture('14-unexpected-types.json')));
    expect(pane.textContent).toContain(decoded.healthUnknown);
    expect(pane.textContent).toContain(decoded.noAnswer);
  });

  test('a large number is shown digit for digit', async () => {
    const pane = await show(replied(fixture('09-numbers-beyond-2-53.json')));
    expect(pane.textContent).toContain('9007199254740993');
  });
});
