import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PUBLISHED_SAMPLE } from '../src/protocol/sampleCredentials.ts';
import { expect, test } from './fixtures.ts';
import { HistoryPage } from './pages/history.ts';
import { WorkbenchPage, type Language } from './pages/workbench.ts';

// No day ends during a test: where it is read, it is about noon.
const ahead = 12 - new Date().getUTCHours();
test.use({ timezoneId: `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}` });

async function ask(bench: WorkbenchPage, msg: string): Promise<void> {
  await bench.msg.fill(msg);
  await bench.call();
}

for (const language of ['zh-CN', 'en'] as const satisfies readonly Language[]) {
  test(`${language}: calls are kept by day, found, taken apart, and compared with the time before`, async ({
    page,
    axe,
  }) => {
    const bench = new WorkbenchPage(page, language);
    const history = new HistoryPage(page, language);
    const words = history.words.history;
    await bench.open();
    await ask(bench, '你好');
    await ask(bench, '北京今天天气');
    await bench.chooseScenario('stale-bot');
    await ask(bench, '你好');
    await page.keyboard.press('Escape');
    await history.open();
    await expect(history.rows).toHaveCount(3);
    await expect(history.list).toContainText(words.today);
    await expect(history.rows.first()).toContainText(words.stale);

    await page.keyboard.press('/');
    await expect(history.search).toBeFocused();
    await history.search.fill('天气');
    await expect(history.rows).toHaveCount(1);
    await history.search.fill('nothing of the kind');
    await history.button(words.clearFilters).click();
    await expect(history.rows).toHaveCount(3);
    await history.button(words.staleCount(1)).click();
    await expect(history.rows).toHaveCount(1);
    await history.button(words.staleCount(1)).click();
    await expect(history.rows).toHaveCount(3);

    await history.rows.first().click();
    await page.keyboard.press('j');
    await expect(history.rows.nth(1)).toBeFocused();
    await expect(history.rows.nth(1)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('k');
    await expect(history.rows.first()).toBeFocused();
    await expect(history.record).toContainText('slot does not exist!');
    await axe(page);
    await page.getByRole('tab', { name: history.words.workbench.request }).click();
    await expect(history.record).toContainText('/openapi/message/');

    await history.button(words.compare).click();
    await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.verdicts.version);
    await expect(history.comparison.getByRole('table')).toContainText('bid_stat.latest_valid');
    await expect(history.comparison).toContainText(words.ignoredMark);
    await axe(page);
    await history.comparison.getByRole('tab', { name: words.compareViews.request }).click();
    await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.textsDiffer(0));
  });
}

test('the answer on the bench is held against the time before, and a failure against the last success', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const words = history.words.history;
  await bench.open();
  await ask(bench, '你好');
  await history.button(words.compareLast).click();
  await expect(page.getByText(words.nothingToCompare)).toBeVisible();
  await bench.chooseScenario('stale-bot');
  await ask(bench, '你好');
  await history.button(words.compareLast).click();
  await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.verdicts.version);
  await page.goBack();
  await bench.chooseScenario('signature-invalid');
  await ask(bench, '你好');
  await expect(history.button(words.compareSuccess)).toBeVisible();
  await page.keyboard.press('Escape');
  await bench.sendButton.focus();
  await page.keyboard.press('d');
  await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.verdicts.outcome);
});

test('what is starred, noted or deleted is so after a reload and in every tab', async ({ page, context }) => {
  const bench = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const words = history.words.history;
  await bench.open();
  for (const msg of ['一', '二', '三']) await ask(bench, msg);
  await history.open();
  await expect(history.rows).toHaveCount(3);
  await history.rows.nth(1).click();
  await history.button(words.star).click();
  await page.getByRole('textbox', { name: words.note }).fill('看这里');
  await page.getByRole('textbox', { name: words.note }).press('Enter');
  await expect(history.button(words.starredCount(1))).toBeVisible();

  const other = await context.newPage();
  await other.goto('/history');
  const there = new HistoryPage(other);
  await there.search.fill('看这里');
  await expect(there.rows).toHaveCount(1);
  await there.rows.first().click();
  await there.button(words.remove).click();
  // A notice stays for as long as the mouse is on it.
  await there.button(there.words.shell.undo).hover();
  await expect(history.rows).toHaveCount(2);
  await there.button(there.words.shell.undo).click();
  await expect(history.rows).toHaveCount(3);
  await expect(history.rows.nth(1)).toContainText('二');
  await there.button(words.remove).click();
  await expect(history.rows).toHaveCount(2);
  await page.reload();
  await expect(history.rows).toHaveCount(2);
});

test('two tabs that send at the same time lose nothing and see each other', async ({ page, context }) => {
  const other = await context.newPage();
  const benches = [new WorkbenchPage(page), new WorkbenchPage(other)];
  for (const bench of benches) await bench.open();
  await Promise.all(
    benches.map(async (bench, i) => {
      for (let turn = 0; turn < 4; turn++) await ask(bench, `标签 ${i} 第 ${turn}`);
    }),
  );
  const [here, there] = [new HistoryPage(page), new HistoryPage(other)];
  await here.open();
  await expect(here.rows).toHaveCount(8);
  await there.open();
  await expect(there.rows).toHaveCount(8);
  await benches[0]!.open('/');
  await ask(benches[0]!, '再来一句');
  await expect(there.rows).toHaveCount(9);
});

/** How many calls are written down as having left, nothing else of the database being touched. */
async function callsUnderWay(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('dialog-console.history');
        // It is not there yet, and not ours to make.
        opening.onupgradeneeded = () => opening.transaction!.abort();
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('open').objectStore('open').count();
          counting.onsuccess = () => resolve(counting.result);
          counting.onerror = () => reject(new Error(counting.error?.message));
          opening.result.close();
        };
      }),
  );
}

test.describe('a page that goes away', () => {
  test.use({ expectedLogs: [/net::ERR/] });

  test('in the middle of a call leaves it interrupted, with its request, once', async ({ page }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await bench.chooseScenario('hang');
    await bench.msg.fill('等不到的回答');
    const left = page.waitForRequest(/\/proxy\/emulator\//);
    await bench.send();
    await left;
    // On a slow disk the call leaves before it is written down.
    await expect.poll(() => callsUnderWay(page)).toBe(1);
    await page.goto('/history');
    const history = new HistoryPage(page);
    await expect(history.rows).toHaveCount(1);
    await expect(history.rows.first()).toContainText(history.words.issues.failure.page_closed.title);
    await history.rows.first().click();
    await page.getByRole('tab', { name: history.words.workbench.request }).click();
    await expect(history.record).toContainText('等不到的回答');
    await page.reload();
    await expect(history.rows).toHaveCount(1);
  });
});

test('a call is sent again as it was, signed afresh, or taken back to the bench', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const words = history.words.history;
  await bench.open();
  await ask(bench, '你好');
  await history.open();
  await expect(history.rows).toHaveCount(1);
  await history.rows.first().click();
  const again = page.waitForRequest(/\/proxy\/emulator\//);
  await history.button(words.replay).click();
  const sentBody = (await again).postData();
  await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.verdicts.same);
  await expect(history.rows).toHaveCount(2);
  const afresh = page.waitForRequest(/\/proxy\/emulator\//);
  await history.button(words.resign).click();
  expect((await afresh).postData()).toBe(sentBody);
  await expect(history.rows).toHaveCount(3);
  await history.button(words.edit).click();
  await expect(bench.msg).toHaveValue('你好');
});

test('records leave as files without a secret, and come in again after they were looked through', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  const history = new HistoryPage(page);
  const words = history.words.history;
  await bench.open();
  await ask(bench, '你好');
  await ask(bench, '北京今天天气');
  await history.open();
  await expect(history.rows).toHaveCount(2);
  const own = await saved(page, () => history.choose(words.files, words.exportOwn('2')));
  const har = await saved(page, () => history.choose(words.files, words.exportHar('2')));
  for (const path of [own, har]) {
    const text = readFileSync(path, 'utf8');
    for (const secret of [PUBLISHED_SAMPLE.token, PUBLISHED_SAMPLE.encodingAESKey]) expect(text).not.toContain(secret);
  }
  expect(JSON.parse(readFileSync(har, 'utf8'))).toMatchObject({ log: { version: '1.2', entries: [{}, {}] } });

  await history.button(words.removeShown('2')).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words.removeShown('2') })
    .click();
  await expect(page.getByText(words.empty)).toBeVisible();

  await history.choose(words.files, words.import);
  const dialog = page.getByRole('dialog', { name: words.importTitle });
  const file = dialog.getByLabel(words.importHint);
  await file.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"__proto__":{}}') });
  await expect(dialog).toContainText(words.importProblems.other_format);
  await file.setInputFiles(own);
  await expect(dialog).toContainText(words.importFound('2', '2'));
  await dialog.getByRole('button', { name: words.importTake('2') }).click();
  await expect(history.rows).toHaveCount(2);
  await history.rows.last().click();
  await expect(history.record).toContainText('你好呀！');
});

async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  return (await download).path();
}

test.describe('a browser without IndexedDB', () => {
  test('works all the same and says that nothing is kept', async ({ page, axe }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    const bench = new WorkbenchPage(page);
    const history = new HistoryPage(page);
    await bench.open();
    await ask(bench, '你好');
    await expect(bench.decoded).toContainText('你好呀！');
    await history.open();
    await expect(page.getByRole('alert')).toContainText(history.words.history.problems.unavailable);
    await axe(page);
  });
});

test('on a small tablet a record and a comparison keep to their half', async ({ page, axe }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  const bench = new WorkbenchPage(page, 'en');
  const history = new HistoryPage(page, 'en');
  const words = history.words.history;
  await bench.open();
  for (const msg of ['你好', '再见']) await ask(bench, msg);
  await history.open();
  await expect(history.rows).toHaveCount(2);
  await history.rows.first().click();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const tab = page.getByRole('tab', { name: history.words.workbench.response });
  await expect(tab).toBeInViewport({ ratio: 1 });
  await expect(history.button(words.remove)).toBeInViewport({ ratio: 1 });
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await history.button(words.compare).click();
  await expect(history.comparison.getByRole('heading', { level: 3 })).toBeVisible();
  await expect(history.comparison.getByRole('button', { name: words.stopComparing })).toBeInViewport({ ratio: 1 });
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await axe(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('list, record and a unified comparison follow each other', async ({ page, axe }) => {
    await page.goto('/history?lang=zh-CN');
    const history = new HistoryPage(page);
    const words = history.words.history;
    await expect(page.getByText(words.empty)).toBeVisible();
    await axe(page);
    await page.goto('/');
    await page.getByRole('button', { name: history.words.firstRun.skip }).click();
    const text = page.getByRole('textbox', { name: /^msg/ });
    for (const [msg, answer] of [
      ['你好', '你好呀'],
      ['再见', '期待下次'],
    ] as const) {
      await text.last().fill(msg);
      await page.getByRole('button', { name: history.words.workbench.send, exact: true }).click();
      await expect(new WorkbenchPage(page).decoded).toContainText(answer);
    }
    await history.open();
    await expect(history.rows).toHaveCount(2);
    await history.rows.first().click();
    await expect(history.button(words.back)).toBeVisible();
    await axe(page);
    await history.button(words.compare).click();
    await expect(history.comparison.getByRole('heading', { level: 3 })).toHaveText(words.verdicts.answer);
    await axe(page);
  });
});
