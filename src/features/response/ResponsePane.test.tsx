import { readFileSync } from 'node:fs';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { LeavingFile } from '#data/download.ts';
import type { Exchange } from '#data/exchange.ts';
import { exchangeOf, replied as answered } from '#data/fixtures/replied.ts';
import { readExchange } from '#data/replyReader.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { utf8 } from '#protocol/bytes.ts';
import { ResponsePane } from './ResponsePane.tsx';

const { response, issues } = zhCN;
const fixture = (name: string) => new Uint8Array(readFileSync(`${import.meta.dirname}/../../answer/fixtures/${name}`));

const HEADERS = [
  ['Content-Type', 'application/json'],
  ['X-Emulated', '1'],
] as const;
const replied = (body: Uint8Array) =>
  answered(body, { statusText: 'OK', headers: HEADERS }, { ttfb: 8, download: 1, total: 12.4 });

const saved: LeavingFile[] = [];
afterEach(cleanup);

function Shown({ exchange, sending }: { exchange: Exchange | undefined; sending: boolean }) {
  const [linkedPointer, setLinkedPointer] = useState<string>();
  return (
    <>
      <ResponsePane
        exchange={exchange}
        reading={exchange && readExchange(exchange)}
        sending={sending}
        linkedPointer={linkedPointer}
        onLink={setLinkedPointer}
        onSave={(file) => saved.push(file)}
      />
      <output aria-label="linked">{linkedPointer ?? 'none'}</output>
      <button type="button" onClick={() => setLinkedPointer('/bid_stat/up_ret')}>
        link
      </button>
    </>
  );
}

async function show(exchange: Exchange | undefined, state: 'still' | 'sending' = 'still') {
  await act(async () =>
    render(
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <Shown exchange={exchange} sending={state === 'sending'} />
          </AllWords>
        </I18nProvider>
      </Suspense>,
    ),
  );
  return screen.getByRole('region', { name: zhCN.workbench.response });
}

const line = (text: RegExp) => screen.getByRole('treeitem', { name: text });
const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }));

describe('before there is a reply', () => {
  test('says what to press', async () => {
    expect((await show(undefined)).textContent).toContain(response.nothing);
  });

  test('while sending, says that it waits and shows nothing of the reply before', async () => {
    const pane = await show(replied(fixture('01-documented-text.json')), 'sending');
    expect(pane.textContent).toContain(response.waiting);
    expect(pane.textContent).not.toContain('bid_stat');
  });
});

describe('a reply', () => {
  test('in figures, with the emulator named and the phases in words', async () => {
    const pane = await show(replied(fixture('07-bid-stat-healthy.json')));
    const facts = within(pane)
      .getAllByRole('definition')
      .map((fact) => fact.textContent);
    expect(facts.slice(0, 2)).toEqual(['200OK', '12.4ms']);
    expect(pane.textContent).toContain(response.emulated);
    expect(within(pane).getByRole('img').getAttribute('aria-label')).toContain('等待首字节 8.0 ms');
  });

  test('a code of the platform stands beside the status and its line is marked', async () => {
    const pane = await show(replied(utf8('{"errcode":1005,"errmsg":"no"}')));
    expect(within(pane).getByText(response.code)).toBeTruthy();
    expect(within(pane).getAllByText('1005')).toHaveLength(2);
    expect(line(/errcode/).className).toContain('bg-red-tint');
  });

  test('numbers beyond a double are shown digit for digit and said to be', async () => {
    await show(replied(fixture('09-numbers-beyond-2-53.json')));
    expect(line(/ans_node_id/).textContent).toContain('9007199254740993');
    expect(within(line(/up_ret/)).getByTitle(response.inexact)).toBeTruthy();
  });

  test('escapes are text until they are asked for as sent', async () => {
    await show(replied(utf8(String.raw`{"answer":"\u4f60\u597d"}`)));
    expect(line(/answer/).textContent).toContain('你好');
    await choose(response.stringForms.escaped);
    expect(line(/answer/).textContent).toContain(String.raw`\u4f60\u597d`);
  });

  test('raw is the text as it came', async () => {
    const text = '{ "a" :1,\r\n\t"b":"<b>"}';
    await show(replied(utf8(text)));
    await choose(response.viewNames.raw);
    expect(screen.getByRole('group', { name: response.rawLabel }).textContent).toBe(text);
  });

  test('bytes are hex and text', async () => {
    await show(replied(utf8('{"a":"你"}')));
    await choose(response.viewNames.bytes);
    expect(screen.getByRole('group', { name: response.bytesLabel }).textContent).toContain(
      '7b 22 61 22 3a 22 e4 bd a0',
    );
  });

  test('the tree starts folded below the second level', async () => {
    await show(replied(utf8('{"a":{"b":{"c":{"d":1}}}}')));
    await choose(response.viewNames.tree);
    expect(screen.getByRole('treeitem', { name: /"b"/ }).getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText(/"d"/)).toBeNull();
  });

  test('headers as they were written', async () => {
    await show(replied(utf8('{}')));
    await userEvent.click(screen.getByRole('tab', { name: /响应头/ }));
    expect(screen.getByText('X-Emulated')).toBeTruthy();
  });

  test('JSON that breaks off is shown up to there, with the place', async () => {
    const pane = await show(replied(fixture('16-truncated-json.txt')));
    expect(pane.textContent).toMatch(/JSON 在第 1 行第 \d+ 列中断/);
    expect(line(/latest_time/)).toBeTruthy();
  });

  test('a page is shown as text and nothing of it runs', async () => {
    const pane = await show(replied(fixture('15-html-error-page.txt')));
    expect(screen.getByRole('group', { name: response.rawLabel }).textContent).toContain('<h1>502 Bad Gateway</h1>');
    expect(pane.querySelector('h1, center')).toBeNull();
  });

  test('bytes that are no UTF-8 open in the byte view', async () => {
    const pane = await show(replied(Uint8Array.of(0xc4, 0xe3, 0xff)));
    expect(pane.textContent).toContain(response.notUtf8Note);
    expect(pane.textContent).toContain('c4 e3 ff');
  });

  test('nothing at all is said', async () => {
    expect((await show(replied(new Uint8Array()))).textContent).toContain(response.emptyBody);
  });
});

describe('search', () => {
  test('counts, steps around, and unfolds what it finds', async () => {
    await show(replied(fixture('01-documented-text.json')));
    await userEvent.click(screen.getByRole('button', { name: response.find }));
    const box = screen.getByRole('textbox', { name: response.find });
    expect(document.activeElement).toBe(box);
    await userEvent.type(box, 'CONF');
    expect(await screen.findByText('1 / 1')).toBeTruthy();
    await userEvent.clear(box);
    await userEvent.type(box, '"6');
    expect(await screen.findByText(response.matches(0, 0))).toBeTruthy();
    await userEvent.clear(box);
    await userEvent.type(box, '6666');
    await userEvent.keyboard('{Enter}{Escape}');
    expect(screen.queryByRole('textbox', { name: response.find })).toBeNull();
  });
});

describe('linking', () => {
  test('pointing at a line links its value', async () => {
    await show(replied(fixture('01-documented-text.json')));
    await userEvent.hover(line(/err_msg/));
    expect(screen.getByRole('status', { name: 'linked' }).textContent).toBe('/bid_stat/err_msg');
  });

  test('who comes by the keyboard links the beginning, and where they were when they come back', async () => {
    await show(replied(utf8('{"a":1,"b":2}')));
    const tree = screen.getByRole('tree');
    const linked = screen.getByRole('status', { name: 'linked' });
    act(() => tree.focus());
    expect(tree.getAttribute('aria-activedescendant')).toBe('json-line-1');
    await userEvent.keyboard('{ArrowDown}');
    expect(linked.textContent).toBe('/a');
    await userEvent.hover(line(/"b"/));
    act(() => tree.blur());
    await userEvent.unhover(tree);
    expect(linked.textContent).toBe('none');
    act(() => tree.focus());
    expect(linked.textContent).toBe('/b');
  });

  test('a value linked elsewhere lights up its line and opens what is folded around it', async () => {
    await show(replied(fixture('01-documented-text.json')));
    const tree = screen.getByRole('tree');
    await userEvent.hover(line(/"bid_stat"/));
    act(() => tree.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /up_ret/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'link' }));
    expect(line(/up_ret/).getAttribute('aria-selected')).toBe('true');
    expect(tree.getAttribute('aria-activedescendant')).toBe(line(/up_ret/).id);
  });

  test('arrow keys walk from line to line', async () => {
    await show(replied(utf8('{"a":1,"b":2}')));
    act(() => screen.getByRole('tree').focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(line(/"b"/).getAttribute('aria-selected')).toBe('true');
  });
});

test('a failed call says why and keeps what arrived', async () => {
  const received = { status: 200, statusText: '', headers: [], body: utf8('{"answer":"你'), emulated: false };
  const outcome = { kind: 'failure', reason: 'reset', detail: 'ECONNRESET', received, phases: { total: 5 } } as const;
  const pane = await show(exchangeOf(outcome));
  expect(within(pane).getByRole('heading', { name: issues.failure.reset.title })).toBeTruthy();
  expect(pane.textContent).toContain('ECONNRESET');
  expect(line(/answer/).textContent).toContain('你');
});
