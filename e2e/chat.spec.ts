import { readFile } from 'node:fs/promises';
import type { Route } from '@playwright/test';
import { RICH_UTTERANCES } from '../src/emulator/richAnswers.ts';
import { expect, test } from './fixtures.ts';
import { ChatPage } from './pages/chat.ts';

const TICKET = ['我想订票', '从北京', '到上海', '明天'];
const DEMO = ['你好', ...TICKET, ...RICH_UTTERANCES.map(({ utterance }) => utterance)];

test('a scripted demo with every rich kind is presented, forked, compared, exported and imported', async ({
  page,
  axe,
}) => {
  test.slow();
  const chat = new ChatPage(page);
  const { chat: words } = chat.words;
  await chat.open();
  await axe(page);

  // The script, stepped through with a clicker's key in front of an audience.
  await chat.button(words.script.title).click();
  const script = chat.dialog(words.script.title);
  await script.getByRole('textbox', { name: words.script.label }).fill(DEMO.join('\n'));
  await script.getByRole('button', { name: words.script.save }).click();
  await expect(script).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(chat.presenter).toBeVisible();
  for (const [i, line] of DEMO.entries()) {
    await page.keyboard.press('PageDown');
    await expect(chat.turn(i + 1)).toContainText(line);
    await chat.answered(i + 1);
  }
  await expect(chat.presenter.getByRole('button', { name: words.presenter.restart })).toBeVisible();
  await expect(chat.presenter.getByText('GENERAL_FAQ')).toBeHidden();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(chat.presenter).toHaveCount(0);
  await axe(page);

  // Every turn owns its call; K goes back through them, and the asked slot explains the answer.
  const third = DEMO.indexOf('从北京') + 1;
  for (let at = DEMO.length; at > third; at--) await page.keyboard.press('k');
  await expect(chat.inspector.getByRole('heading', { name: words.turn(String(third)), exact: true })).toBeVisible();
  await expect(chat.inspector).toContainText(words.reasons.slot_filled('出发地', '').split('：')[0]!);
  await chat.inspector.getByRole('tab', { name: chat.words.workbench.request }).click();
  await expect(chat.inspector).toContainText('/openapi/message/');
  await axe(page);

  // A fork says everything before under a fresh username, so that the bot's question still stands.
  await chat.inspector.getByRole('button', { name: words.fork }).click();
  await expect(page.getByText(words.replay.done(String(third - 1)))).toBeVisible();
  await expect(chat.field).toHaveValue('从北京');
  await chat.say('从杭州', third);
  await expect(chat.turn(third)).toContainText('请问要去哪里');

  // Two bots hear the same words.
  await chat.button(words.compare.start).click();
  const other = chat.dialog(words.lane.otherTitle);
  await other.getByRole('combobox', { name: words.lane.scenario }).selectOption('nomatch');
  await other.getByRole('button', { name: words.lane.save }).click();
  await expect(other).toHaveCount(0);
  await chat.say('你好', third + 1);
  const compared = chat.turn(third + 1);
  await expect(compared.getByRole('group', { name: words.compare.lanes.reply })).toContainText('你好呀');
  await expect(compared.getByRole('group', { name: words.compare.lanes.other })).toContainText('NOMATCH');
  await expect(compared).toContainText(words.fields.answer);
  await axe(page);
  await compared.getByRole('group', { name: words.compare.lanes.other }).getByRole('button').click();
  await expect(chat.inspector).toContainText(words.reasons.default_answer);
  await chat.button(words.compare.stop).click();

  // Out as JSON and in again: the same turns in a conversation of their own.
  const file = await chat.save(words.save.json, words.save.menu);
  const saved = JSON.parse(await readFile(file, 'utf8')) as { turns: unknown[] };
  expect(saved.turns).toHaveLength(third + 1);
  await chat.button(words.load.title).click();
  const load = chat.dialog(words.load.title);
  await load.getByLabel(words.load.choose).setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...saved, turns: [{ ...(saved.turns[0] as object), msg: 1 }] })),
  });
  await expect(load).toContainText('turns.0.msg');
  await load.getByLabel(words.load.choose).setInputFiles(file);
  await expect(load).toContainText(words.load.turns(String(third + 1)));
  await axe(page);
  await load.getByRole('button', { name: words.load.confirm }).click();
  await expect(chat.list.getByRole('listitem')).toHaveCount(3);
  await expect(chat.turn(third + 1)).toContainText('你好呀');

  // And as a test of the bot.
  const cases = JSON.parse(await readFile(await chat.save(words.save.casesJson, words.save.cases), 'utf8')) as {
    format: string;
    cases: { msg: string; expectations: { field: string; value: string }[] }[];
  };
  expect(cases.format).toBe('dialog-console.cases');
  expect(cases.cases.map(({ msg }) => msg).slice(0, 2)).toEqual(['你好', '我想订票']);
  expect(cases.cases[0]!.expectations).toContainEqual({ field: 'answer', how: 'equals', value: '你好呀！' });
});

test('what is asked about a conversation is left by a button and by Escape, and changes nothing', async ({ page }) => {
  const chat = new ChatPage(page);
  const { chat: words, settings } = chat.words;
  await chat.open();
  const asked = [
    { open: words.settings, dialog: words.lane.title },
    { open: words.script.title, dialog: words.script.title },
    { open: words.compare.start, dialog: words.lane.otherTitle },
    { open: words.load.title, dialog: words.load.title },
  ];
  for (const { open, dialog } of asked) {
    await chat.button(open).click();
    await chat.dialog(dialog).getByRole('button', { name: settings.data.cancel, exact: true }).click();
    await expect(chat.dialog(dialog)).toHaveCount(0);
    await chat.button(open).click();
    await expect(chat.dialog(dialog)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(chat.dialog(dialog)).toHaveCount(0);
  }
  await expect(chat.button(words.compare.start)).toBeVisible();
});

test('Enter ends the composition of an input method and only then sends', async ({ page, context }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.field.focus();
  const device = await context.newCDPSession(page);
  for (const text of ['n', 'ni', 'ni h', 'ni hao']) {
    await device.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(chat.field).toHaveValue('ni hao');
  // Keys while the candidates are open, without the text that only a keyboard without an input method would add.
  for (const [key, code] of [
    ['Enter', 13],
    ['Process', 229],
    ['ArrowUp', 38],
  ] as const) {
    await device.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: code });
    await device.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
  }
  await expect(chat.log).toHaveCount(0);
  await device.send('Input.insertText', { text: '你好' });
  await expect(chat.field).toHaveValue('你好');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('a');
  await expect(chat.field).toHaveValue('你好\na');
  await page.keyboard.press('Enter');
  await chat.answered(1);
  await expect(chat.turn(1)).toContainText('你好');
  await expect(chat.field).toHaveValue('');
});

test('answers land at their own turns, a refused turn is said again in its place', async ({ page }) => {
  const chat = new ChatPage(page);
  const { chat: words } = chat.words;
  await chat.open();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const first = (route: Route) => held.then(() => route.continue());
  await page.route('**/proxy/emulator/**', first, { times: 1 });
  await chat.field.fill('你好');
  await chat.field.press('Enter');
  await expect(chat.turn(1).getByText(words.typing)).toBeVisible();
  await chat.say('谢谢', 2);
  await expect(chat.turn(1).getByText(words.typing)).toBeVisible();
  release();
  await chat.answered(1);
  await expect(chat.turn(1)).toContainText('你好呀');
  await expect(chat.turn(2)).toContainText('不客气');
  await chat.chooseScenario('token-invalid');
  await chat.say('再见', 3);
  await expect(chat.turn(3)).toContainText(`${words.outcomes.refused} 1001`);
  await chat.chooseScenario('healthy');
  await chat.turn(3).getByRole('button', { name: words.resend }).click();
  await expect(chat.turn(3)).toContainText('期待下次');
  await expect(chat.turn(4)).toHaveCount(0);
  await chat.chooseScenario('hang');
  await chat.field.fill('你好');
  await chat.field.press('Enter');
  await expect(chat.turn(4).getByText(words.typing)).toBeVisible();
  await chat.button(words.cancel).click();
  await expect(chat.turn(4)).toContainText(chat.words.issues.failure.cancelled.title);
});

test('drafts, earlier lines and the conversations themselves survive', async ({ page }) => {
  const chat = new ChatPage(page, 'en');
  const { chat: words } = chat.words;
  await chat.open();
  await chat.say('常见问题', 1);
  await chat.turn(1).getByRole('button', { name: '什么时候发货' }).click();
  await expect(chat.turn(2)).toContainText('48');
  await chat.field.fill('half');
  await chat.button(words.newConversation).click();
  await expect(chat.field).toHaveValue('');
  await chat.list.getByRole('button', { name: /^C?\s*Conversation 1/ }).click();
  await expect(chat.field).toHaveValue('half');
  await chat.field.press('ArrowUp');
  await expect(chat.field).toHaveValue('什么时候发货');
  await chat.field.press('ArrowUp');
  await expect(chat.field).toHaveValue('常见问题');
  await chat.field.press('ArrowDown');
  await chat.field.press('ArrowDown');
  await expect(chat.field).toHaveValue('half');
  await page.reload();
  await expect(chat.turn(2)).toContainText('48');
  // The call is in history, so that the turn is still taken apart.
  await expect(chat.inspector.getByRole('tab', { name: chat.words.workbench.request })).toBeVisible();
  await chat.button(words.delete).click();
  // A notice stays for as long as the mouse is on it.
  await chat.button(chat.words.shell.undo).hover();
  await expect(chat.turn(2)).toHaveCount(0);
  await chat.button(chat.words.shell.undo).click();
  await expect(chat.list.getByRole('listitem')).toHaveCount(2);
});

test('a key that was typed is on screen as it was sent, and covered once the page was gone', async ({ page }) => {
  const key = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  const chat = new ChatPage(page);
  await chat.open();
  await chat.say(`我的密钥是 ${key} 吗`, 1);
  await expect(chat.turn(1)).toContainText(key);
  await page.reload();
  await expect(chat.turn(1)).toContainText(`我的密钥是 ${'*'.repeat(key.length)} 吗`);
  await expect(chat.inspector).toContainText(chat.words.chat.turnMasked);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('one talks, looks into a turn, presents', async ({ page, axe }) => {
    const chat = new ChatPage(page);
    const { chat: words } = chat.words;
    await chat.open();
    await chat.say('播放音乐', 1);
    await axe(page);
    const showTurn = chat.turn(1).getByRole('button', { name: new RegExp(words.showTurn('1')) });
    await showTurn.click();
    await expect(chat.inspector).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(chat.inspector).toBeHidden();
    await showTurn.click();
    await expect(chat.inspector).toBeVisible();
    await axe(page);
    await chat.button(words.closeInspector).click();
    await chat.button(words.conversations).click();
    await expect(chat.list).toBeVisible();
    await axe(page);
    // Escape closes one thing at a time: first what lies on top.
    await chat.button(words.save.menu).click();
    const menu = page.getByRole('menu', { name: words.save.menu });
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(chat.list).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(chat.list).toBeHidden();
    await page.getByRole('button', { name: words.presenter.enter }).click();
    await expect(chat.presenter).toBeVisible();
    await chat.say('你好', 2);
    await axe(page);
    await chat.presenter.getByRole('button', { name: words.presenter.leave }).click();
    await expect(chat.presenter).toHaveCount(0);
  });
});
