import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const NAMES = Array.from({ length: 99_996 }, (_, i) => `联系人${i}`);
/** Stands somewhere in the middle; no other word is part of it. */
const THE_WORD = '欧阳小红';
const COLUMN = NAMES.toSpliced(61_803, 0, THE_WORD);

test('the one word that matters among a hundred thousand is found within its budget', async ({ page, axe }) => {
  test.slow();
  const bench = new WorkbenchPage(page);
  const { microscope, workbench } = bench.words;
  await bench.open();
  await bench.chooseApi('dictmsg');
  const cell = bench.compose.getByRole('textbox', { name: `${workbench.word} 3`, exact: true });
  await page.evaluate((text) => navigator.clipboard.writeText(text), COLUMN.join('\n'));
  await cell.press('Control+v');
  await expect(bench.compose.getByRole('button', { name: /^your_vocab_name/ })).toContainText('100,000');
  await bench.msg.fill(`打电话给${THE_WORD}`);
  await bench.chooseEncoding('json');
  await bench.call();
  await expect(bench.decoded).toContainText(`正在呼叫${THE_WORD}`);

  // What was understood: the stretch a slot took is marked in the text that was sent.
  await expect(bench.decoded.locator('mark').filter({ hasText: THE_WORD })).toBeVisible();
  await bench.decoded.getByRole('button', { name: microscope.open }).click();
  const dialog = page.getByRole('dialog', { name: microscope.title });
  const budget = Number(await dialog.getByRole('textbox', { name: microscope.budget }).inputValue());
  expect(budget).toBeLessThanOrEqual(40);
  await axe(page);

  await dialog.getByRole('button', { name: microscope.compare }).click();
  await expect(dialog.getByRole('row', { name: /slots_info/ })).toContainText(THE_WORD);
  // Stopped on the way, however quick the bot, and taken up again: nothing is asked twice.
  const bot = '**/openapi/dictmsg/**';
  let questions = 0;
  await page.route(bot, (route) => (++questions > 3 ? new Promise<void>(() => undefined) : route.continue()));
  await dialog.getByRole('button', { name: microscope.search }).click();
  await expect.poll(() => questions).toBe(4);
  await expect(dialog.getByRole('listitem')).not.toHaveCount(0);
  await dialog.getByRole('button', { name: microscope.stop }).click();
  await page.unroute(bot);
  await dialog.getByRole('button', { name: microscope.resume }).click();
  await expect(dialog.getByText(microscope.conclusions.found(1), { exact: true })).toBeVisible();
  await expect(dialog.locator('strong').filter({ hasText: THE_WORD })).toBeVisible();
  const made = Number(await dialog.getByRole('progressbar').getAttribute('aria-valuenow'));
  expect(made).toBeLessThanOrEqual(budget);
  await axe(page);
});

test('a text without any of the words says that the vocabulary changes nothing', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  const { microscope } = bench.words;
  await bench.open();
  await bench.chooseApi('dictmsg');
  await bench.msg.fill('北京今天天气');
  await bench.call();
  await bench.decoded.getByRole('button', { name: microscope.open }).click();
  const dialog = page.getByRole('dialog', { name: microscope.title });
  await dialog.getByRole('textbox', { name: microscope.budget }).fill('1');
  await expect(dialog).toContainText(microscope.budgetWrong);
  await dialog.getByRole('textbox', { name: microscope.budget }).fill('9');
  await dialog.getByRole('button', { name: microscope.search }).click();
  await expect(dialog.getByText(microscope.conclusions.noEffect, { exact: true })).toBeVisible();
});
