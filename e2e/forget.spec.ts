import { expect, test } from './fixtures.ts';
import { forgetEverything } from './pages/forgetting.ts';
import { WorkbenchPage } from './pages/workbench.ts';

test('forgetting everything reaches every tab: storages, databases, what is on screen and calls on their way', async ({
  page,
  context,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const other = await context.newPage();
  const there = new WorkbenchPage(other);
  await there.open();
  await there.msg.fill('只在另一个标签页里的话');
  await there.call();
  await there.chooseScenario('slow');
  await there.send();

  await page.goto('/settings/data');
  await forgetEverything(page, bench.words, [other]);
  for (const tab of [page, other]) {
    const left = await tab.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(left).not.toContain('只在另一个标签页里的话');
    // A database goes when every tab has let go of it.
    const databases = () => tab.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    await expect.poll(databases).not.toContain('dialog-console.vault');
  }
  await expect(there.msg).not.toHaveValue('只在另一个标签页里的话');
});
