import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { en } from '../src/i18n/en.ts';
import { expect, test } from './fixtures.ts';
import { ChatPage } from './pages/chat.ts';
import { LabPage } from './pages/lab.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const COUNT = 1000;

/** Two columns, as the platform team's own script has them; every tenth row expects what the bot does not say. */
const TABLE = Array.from({ length: COUNT }, (_, i) =>
  i % 10 === 9 ? '来首歌\t讲个笑话' : i % 10 === 4 ? '如何修改收货地址\t如何修改收货地址' : '你好\t小薇兄你好',
).join('\n');

const textOf = async (download: Download) => readFile((await download.path())!, 'utf8');

test('a thousand cases survive a closed tab, are compared with a baseline and leave as every report', async ({
  page,
  context,
  axe,
}) => {
  test.slow();
  const lab = new LabPage(page);
  const { lab: words } = lab.words;
  await lab.open();
  await axe(page);
  await lab.importFile('core.tsv', TABLE);
  await expect(lab.cases).toContainText('core.tsv');
  await expect(lab.cases).toContainText(words.facts('1,000', '2', 'UTF-8'));
  await lab.setRate(150);
  // However long it takes to close the tab, the run does not come to its end meanwhile.
  const door = '**/proxy/batch/**';
  let through = 0;
  await context.route(door, (route) => {
    through += route.request().postData()!.trimEnd().split('\n').length;
    return through > COUNT / 2 ? new Promise<void>(() => undefined) : route.continue();
  });
  await lab.start.click();
  await lab.reached(100);
  await page.close();
  await context.unroute(door);

  // The run is found again, says what it does not know, and goes on where it stopped.
  const next = new LabPage(await context.newPage());
  await next.open();
  await next.runs
    .getByRole('button', { name: /core\.tsv/ })
    .first()
    .click();
  // What was on its way to the disk when the tab closed is unsure, not lost.
  await next.reached(1);
  expect(Number(await next.progress.getAttribute('aria-valuenow'))).toBeLessThan(COUNT);
  const leave = next.button(words.leaveThem);
  await expect(leave.or(next.button(words.resume)).first()).toBeVisible();
  await ((await leave.isVisible()) ? leave : next.button(words.resume)).click();
  await next.ended();
  const report = JSON.parse(await textOf(await next.export('json'))) as {
    rows: { verdict: string; attempts?: number }[];
  };
  expect(report.rows).toHaveLength(COUNT);
  expect(report.rows.filter(({ attempts = 0 }) => attempts > 1)).toEqual([]);
  await axe(next.page);

  // A second run, compared with the first.
  await next.importFile('core.tsv', TABLE.replaceAll('来首歌\t讲个笑话', '讲个笑话\tFM-笑话'));
  await expect(next.cases).toContainText('core.tsv');
  await next.setRate(0);
  await next.start.click();
  await next.ended();
  await next.settings.getByRole('combobox', { name: words.baseline }).selectOption({ index: 1 });
  await expect(next.page.getByRole('region', { name: words.flips })).toContainText(words.notInBaseline('100'));
  expect(await textOf(await next.export('csv'))).toContain('讲个笑话');
  expect(await textOf(await next.export('junit'))).toMatch(/<testsuites? [^>]*tests="1000"/);
  expect(await textOf(await next.export('html'))).toContain('<!doctype html>');
  expect(await textOf(await next.export('cases'))).toContain('讲个笑话');

  // A row owns its exchange. Which came last is up to the machine, so that it is looked for by its number.
  await next.page.getByRole('radio', { name: words.byRow }).check();
  await next.table
    .getByRole('button', { name: new RegExp(`^${words.openRow('1')} `) })
    .first()
    .click();
  await expect(next.page.getByRole('heading', { name: words.rowTitle('1'), exact: true })).toBeVisible();
  await expect(next.page.getByRole('complementary')).toContainText('L4');
  await axe(next.page);
});

test('columns are given another meaning, and bad files say what is wrong with them', async ({ page }) => {
  const lab = new LabPage(page);
  const { lab: words } = lab.words;
  await lab.open();
  await lab.importFile('pairs.csv', '问句,回答包含\n你好,你好\n北京今天天气,北京\n');
  await expect(lab.cases.getByRole('combobox', { name: `问句 ${words.meaning}` })).toHaveValue('msg');
  await lab.cases.getByRole('combobox', { name: `问句 ${words.meaning}` }).selectOption('note');
  await expect(lab.cases).toContainText(words.caseProblems.no_msg_column('', ''));
  await expect(lab.start).toBeDisabled();
  await lab.cases.getByRole('combobox', { name: `问句 ${words.meaning}` }).selectOption('msg');
  await lab.setRate(0);
  await lab.start.click();
  await lab.ended();
  await expect(lab.progress).toHaveAttribute('aria-valuenow', '2');
  await expect(lab.table.getByText(words.same, { exact: true })).toHaveCount(2);

  await lab.importFile('pattern.csv', 'msg,answer_pattern,confidence_at_least\n你好,(?=x),0.5\n你好,x,1.5\n');
  await expect(lab.cases).toContainText(words.caseProblems.bad_confidence('1.5', ''));
  await expect(lab.cases).toContainText('(?=');
  await lab.importFile('empty.csv', '');
  await expect(lab.cases).toContainText(words.refused.empty);
  await lab.importFile('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 255]));
  await expect(lab.cases).toContainText(words.refused.binary);
  await lab.importFile('other.json', '{"format":"something else"}');
  await expect(lab.cases).toContainText(words.caseProblems.bad_shape('', ''));
});

test('a target that vanishes stops the run, which goes on when it is back', async ({ page, context }) => {
  const lab = new LabPage(page);
  const { lab: words } = lab.words;
  await lab.open();
  await lab.importFile('core.tsv', TABLE.split('\n').slice(0, 300).join('\n'));
  await lab.setRate(0);
  await context.route('**/proxy/batch/**', (route) =>
    route.fulfill({ status: 200, headers: { 'x-console-proxy-error': 'refused' }, body: '' }),
  );
  await lab.start.click();
  await expect(page.getByRole('alert')).toContainText(words.stopped.target_gone);
  await context.unroute('**/proxy/batch/**');
  await lab.button(words.resume).click();
  await lab.ended();
  await page.getByRole('tab', { name: new RegExp(words.filters.error) }).click();
  await expect(lab.table).toContainText(lab.words.issues.failure.refused.title);
});

test('keys go through the rows, and kept runs are few and come back when a deletion is undone', async ({
  page,
  axe,
}) => {
  const lab = new LabPage(page);
  const { lab: words, shell } = lab.words;
  await lab.open();
  await axe(page);
  const main = page.getByRole('region', { name: words.title, exact: true });
  await main.getByRole('button', { name: words.example }).click();
  await expect(main).toContainText(words.readyTitle('9'));
  await lab.setRate(0);
  await lab.start.click();
  await lab.ended();
  await page.getByRole('radio', { name: words.byRow }).click();
  const opened = (row: string) => page.getByRole('heading', { name: words.rowTitle(row), exact: true });
  await page.keyboard.press('j');
  await expect(opened('1')).toBeVisible();
  await page.keyboard.press('j');
  await expect(opened('2')).toBeVisible();
  await page.keyboard.press('k');
  await expect(opened('1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opened('1')).toBeHidden();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: words.search })).toBeFocused();
  await page.keyboard.type('打雷');
  await expect(lab.table.getByRole('button')).toHaveCount(1);

  await lab.runs.getByRole('combobox', { name: words.retention }).selectOption('5');
  await page.reload();
  await expect(lab.runs.getByRole('combobox', { name: words.retention })).toHaveValue('5');
  const run = lab.runs.getByRole('button', { name: new RegExp(`^${words.exampleName}.*%$`) });
  await lab.runs.getByRole('button', { name: new RegExp(words.runActions('')) }).click();
  await page.getByRole('menuitem', { name: words.remove }).click();
  await lab.button(shell.undo).hover();
  await expect(run).toBeHidden();
  await lab.button(shell.undo).click();
  await expect(run).toBeVisible();
  await run.click();
  await expect(lab.progress).toHaveAttribute('aria-valuenow', '9');
  await lab.runs.getByRole('button', { name: new RegExp(words.runActions('')) }).click();
  await page.getByRole('menuitem', { name: words.remove }).click();
  await expect(lab.runs).toContainText(words.noRuns);
  // A page that begins anew does not bring it back.
  await page.reload();
  await expect(lab.runs).toContainText(words.noRuns);
});

test('a conversation is a table of cases in one press', async ({ page }) => {
  const chat = new ChatPage(page);
  await chat.open();
  await chat.say('你好', 1);
  await chat.button(chat.words.chat.save.cases).click();
  await page.getByRole('menuitem', { name: chat.words.chat.save.run }).click();
  const lab = new LabPage(page);
  await expect(lab.cases).toContainText(lab.words.lab.facts('1', '', 'UTF-8'));
  await lab.setRate(0);
  await lab.start.click();
  await lab.ended();
  await expect(lab.table.getByText(lab.words.lab.same, { exact: true })).toBeVisible();
});

test('a call of the workbench is a case in one press, and the palette runs it, compares it and takes it away', async ({
  page,
  axe,
}) => {
  const bench = new WorkbenchPage(page);
  const { lab: words, labCalls, palette } = bench.words;
  await bench.open();
  await bench.msg.fill('你好');
  await bench.call();
  await bench.decoded.getByRole('button', { name: labCalls.make }).click();
  // A notice stays for as long as the mouse is on it.
  await page.getByText(labCalls.made(labCalls.tableName, '1')).hover();
  await axe(page);
  await page.getByRole('button', { name: labCalls.open }).click();
  const lab = new LabPage(page);
  await expect(lab.cases).toContainText(labCalls.tableName);

  // It stays through a reload and behind a file.
  await page.reload();
  await expect(lab.cases).toContainText(labCalls.tableName);
  await lab.importFile('core.tsv', '来首歌\t讲个笑话\n');
  await expect(lab.cases).toContainText('core.tsv');
  await expect(lab.cases).toContainText(words.facts('2', '2', 'UTF-8'));
  await expect(lab.cases).toContainText(labCalls.count('1'));
  await lab.setRate(0);

  const ask = async (command: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('option', { name: command }).click();
  };
  await ask(palette.commands.pauseRun);
  await expect(page.getByText(words.notGoing)).toBeVisible();
  for (const runs of [1, 2]) {
    await ask(palette.commands.startRun);
    const kept = lab.runs.getByRole('button', { name: /^core\.tsv.*%$/ });
    await expect(kept).toHaveCount(runs);
    // The new one is on screen, and no longer the one that ended before.
    await expect(kept.first()).toHaveAttribute('aria-current', 'true');
    await lab.ended();
  }
  await expect(lab.table.getByText(words.same, { exact: true })).toHaveCount(1);
  await ask(palette.commands.compareRun);
  await expect(page.getByRole('region', { name: words.flips })).toContainText(words.noFlips);
  const saved = page.waitForEvent('download');
  await ask(palette.commands.exportRun(words.exports.csv));
  expect(await textOf(await saved)).toContain('你好');
  await axe(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('cases and parameters stand in a drawer, in English too', async ({ page, axe }) => {
    const lab = new LabPage(page, en);
    await lab.open();
    await lab.button(en.lab.drawer).click();
    await lab.cases.getByRole('button', { name: en.lab.example }).click();
    await expect(lab.cases).toContainText('9 cases');
    await axe(page);
    await page.getByRole('button', { name: en.shell.close }).last().click();
    await lab.start.click();
    await lab.ended();
    await expect(lab.table).toContainText('来首歌');
    await axe(page);
  });
});
